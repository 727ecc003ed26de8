package claudoom.monitor.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Words of the guide: flat objects, one object of numbers for all metrics. */
final class GuideVoice implements Voice {

    private static final String[] ACTIONS = {"ATTACK", "MOVE_FORWARD", "TURN_LEFT", "TURN_RIGHT", "STRAFE_LEFT",
        "STRAFE_RIGHT", "USE", "SWITCH_WEAPON"};
    private static final String[] QUERIES = {"low health near imp", "ammo below 10", "corridor with two demons",
        "locked door, no key", "cacodemon at range"};
    private static final String[] TROUBLES = {"opensearch did not answer within 200 ms", "frame buffer was empty",
        "decision took longer than a tic"};

    private final String root;

    GuideVoice(String root) {
        this.root = root;
    }

    record Action(String agentId, int generation, int episode, long tick, String action, double confidence,
            long latencyUs) {}

    record Observation(String agentId, int generation, int episode, long tick, int health, int ammo, int enemiesVisible,
            double[] position, String timestamp) {}

    record Score(String agentId, int generation, int episode, long tick, int kills, double killRate, double damageDealt,
            double ammoEfficiency, double survivalTimeS) {}

    record Death(String agentId, int generation, int episode, long tick, double survivalTimeS, int kills,
            String cause) {}

    record RagQuery(String agentId, int generation, int episode, long tick, String query, int hits, long latencyUs) {}

    record Trouble(String agentId, int generation, int episode, String error, String severity, String timestamp) {}

    record Metrics(String agentId, String timestamp, int kills, int deaths, int healthAvg, double ammoEfficiency,
            long decisionLatencyP99Us, int ragQueries) {}

    @Override
    public Outgoing action(Standing now, RandomGenerator random) {
        return event(now, "action", new Action(now.agent(), generation(now), now.episode().number(), now.tick(),
                ACTIONS[random.nextInt(ACTIONS.length)], Standing.rounded(0.4 + 0.6 * random.nextDouble()),
                latency(now, random)));
    }

    @Override
    public Outgoing observe(Standing now, RandomGenerator random) {
        double[] position = {Standing.rounded(2048 * random.nextDouble()), Standing.rounded(2048 * random.nextDouble()),
            0};
        return event(now, "observe", new Observation(now.agent(), generation(now), now.episode().number(), now.tick(),
                now.health(), random.nextInt(200), random.nextInt(5), position, now.at().toString()));
    }

    @Override
    public Outgoing score(Standing now) {
        return event(now, "score", new Score(now.agent(), generation(now), now.episode().number(), now.tick(),
                now.kills(), now.killRate(), now.damage(), now.ammoEfficiency(), Standing.rounded(now.elapsed())));
    }

    @Override
    public Outgoing death(Standing now) {
        var episode = now.episode();
        return event(now, "death", new Death(now.agent(), generation(now), episode.number(), now.tick(),
                Standing.rounded(episode.seconds()), episode.kills(), episode.cause()));
    }

    @Override
    public Outgoing aside(Standing now, RandomGenerator random) {
        return event(now, "ragquery", new RagQuery(now.agent(), generation(now), now.episode().number(), now.tick(),
                QUERIES[random.nextInt(QUERIES.length)], 1 + random.nextInt(8), 900 + random.nextInt(9000)));
    }

    @Override
    public List<Outgoing> trouble(Standing now, RandomGenerator random) {
        return List.of(event(now, "error", new Trouble(now.agent(), generation(now), now.episode().number(),
                TROUBLES[random.nextInt(TROUBLES.length)], "warning", now.at().toString())));
    }

    @Override
    public List<Outgoing> metrics(Standing now) {
        return List.of(new Outgoing(root + ".metrics.agent." + now.agent(), Map.of(), new Metrics(now.agent(),
                now.at().toString(), now.totalKills() + now.kills(), now.deaths(), now.health(), now.ammoEfficiency(),
                now.latencyP99Micros(), now.ragQueries())));
    }

    @Override
    public String questionSubject(String agent) {
        return root + ".agent." + agent + ".status";
    }

    /** Exponentially spread below the episode's p99: {@code -ln(0.01)} is 4.6. */
    static long latency(Standing now, RandomGenerator random) {
        return Math.max(20, Math.round(now.latencyP99Micros() * random.nextExponential() / 4.6));
    }

    private static int generation(Standing now) {
        return now.assignment().generation();
    }

    private Outgoing event(Standing now, String event, Object body) {
        return new Outgoing(root + ".agent." + now.agent() + "." + event, body);
    }
}
