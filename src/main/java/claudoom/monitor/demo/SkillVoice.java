package claudoom.monitor.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words of the skill: nested objects, one message for each metric. */
final class SkillVoice implements Voice {

    private static final String[] ACTION_TYPES = {"ATTACK", "MOVE_FORWARD", "TURN_LEFT", "TURN_RIGHT", "STRAFE_LEFT",
        "STRAFE_RIGHT", "USE", "SWITCH_WEAPON"};

    private final String root;

    SkillVoice(String root) {
        this.root = root;
    }

    record Action(String agentId, String episodeId, Buttons action, String timestamp) {}

    record Buttons(int actionId, boolean[] buttons, String actionType) {}

    record Observation(String agentId, String episodeId, GameVariables observation, String timestamp) {}

    record GameVariables(int health, int ammo, int killcount, long tick, int enemiesVisible) {}

    record Score(String agentId, String episodeId, int kills, double killRate, double damageDealt, double survivalTime,
            String timestamp) {}

    record Death(String agentId, String episodeId, int kills, double survivalTime, String cause, long tick,
            String timestamp) {}

    record Health(String agentId, String status, long uptimeTics, String timestamp) {}

    record Metric(String agentId, String metricName, double value, String timestamp) {}

    @Override
    public Outgoing action(Standing now, RandomGenerator random) {
        int pressed = random.nextInt(ACTION_TYPES.length);
        var buttons = new boolean[ACTION_TYPES.length];
        buttons[pressed] = true;
        return event(now, "action", new Action(now.agent(), episode(now), new Buttons(pressed, buttons,
                ACTION_TYPES[pressed]), now.at().toString()));
    }

    @Override
    public Outgoing observe(Standing now, RandomGenerator random) {
        return event(now, "observe", new Observation(now.agent(), episode(now), new GameVariables(now.health(),
                random.nextInt(200), now.kills(), now.tick(), random.nextInt(5)), now.at().toString()));
    }

    @Override
    public Outgoing score(Standing now) {
        return event(now, "score", new Score(now.agent(), episode(now), now.kills(), now.killRate(), now.damage(),
                Standing.rounded(now.elapsed()), now.at().toString()));
    }

    @Override
    public Outgoing death(Standing now) {
        return event(now, "death", new Death(now.agent(), episode(now), now.episode().kills(),
                Standing.rounded(now.episode().seconds()), now.episode().cause(), now.tick(), now.at().toString()));
    }

    @Override
    public Outgoing aside(Standing now, RandomGenerator random) {
        return event(now, "health", new Health(now.agent(), "healthy", now.tick(), now.at().toString()));
    }

    /** The skill has no subject for an agent's errors. */
    @Override
    public List<Outgoing> trouble(Standing now, RandomGenerator random) {
        return List.of();
    }

    @Override
    public List<Outgoing> metrics(Standing now) {
        return List.of(metric(now, "kill_rate", now.killRate()), metric(now, "survival_time", now.elapsed()),
                metric(now, "decision_latency_p99", now.latencyP99Micros() / 1000.0));
    }

    @Override
    public String questionSubject(String agent) {
        return root + ".agent." + agent + ".health";
    }

    private Outgoing metric(Standing now, String name, double value) {
        return new Outgoing(root + ".metrics.agent." + now.agent() + "." + name,
                new Metric(now.agent(), name, Standing.rounded(value), now.at().toString()));
    }

    private static String episode(Standing now) {
        return "ep-" + (12_344 + now.episode().number());
    }

    private Outgoing event(Standing now, String event, Object body) {
        return new Outgoing(root + ".agent." + now.agent() + "." + event, body);
    }
}
