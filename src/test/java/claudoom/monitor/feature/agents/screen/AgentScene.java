package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.agents.model.AgentsDesk;
import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.feature.agents.model.Lane;
import claudoom.monitor.feature.agents.model.LaneMark;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.wire.AgentLines;
import claudoom.monitor.feature.agents.wire.AgentWatch;
import claudoom.monitor.feature.agents.wire.AgentsFeed;
import claudoom.monitor.feature.agents.wire.Summary;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Gaps.Gap;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The screen's view-model on made-up agents, without threads: time passes when the test says so. */
final class AgentScene implements AgentsDesk {

    static final Instant START = Instant.parse("2026-11-20T19:42:00Z");

    final Traffic traffic;
    final Gaps gaps = new Gaps();
    final Later later = new Later();
    final Replies replies = new Replies();
    final List<String> deeds = new ArrayList<>();
    final AgentsViewModel model;
    Instant now = START;
    String against = "";
    @Nullable Instant paused;
    private final Swarm swarm;
    private final Dossiers dossiers = new Dossiers();
    private final AgentsFeed feed;
    private final AgentWatch watch;
    private final AgentLines lines;
    private final Outlook outlook = new Outlook(() -> paused);
    private final Summary summary;
    private final Random random = new Random(7);
    private List<String> narrowed = List.of();
    private @Nullable String chosen;
    boolean connected = true;

    AgentScene() {
        this(Memory.ofThisRun());
    }

    AgentScene(Memory memory) {
        var grammars = grammars();
        traffic = new Traffic(grammars::meaningOf, 20_000, 100_000, 64 << 20);
        swarm = new Swarm(traffic);
        var kills = new Kills();
        var deaths = new Deaths();
        feed = new AgentsFeed(traffic, grammars, kills, deaths, Runnable::run);
        watch = new AgentWatch(traffic, grammars, swarm, dossiers);
        lines = new AgentLines(traffic, grammars, dossiers, kills, deaths);
        summary = new Summary(grammars);
        outlook.link(new LinkState(Phase.CONNECTED, START, "", null, null));
        model = new AgentsViewModel(this, memory);
    }

    static Grammars grammars() {
        try {
            return Grammars.builtIn("lab");
        } catch (BadGrammar bad) {
            throw new AssertionError(bad);
        }
    }

    void take(String subject, String payload) {
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, now.toEpochMilli());
    }

    /** So many agents play for so long; four of them have something the matter from two thirds on. */
    void play(int agents, int seconds) {
        for (int quarter = 0; quarter < seconds * 4; quarter++) {
            boolean late = quarter > seconds * 4 * 2 / 3;
            for (int n = 0; n < agents; n++) {
                if (!(late && n < 4)) {
                    act("doom-agent-%02d".formatted(n), n, quarter);
                }
            }
            if (late && quarter == seconds * 4 * 2 / 3 + 1 && agents > 3) {
                death("doom-agent-01", 43);
                take("lab.agent.doom-agent-02.error", "{\"error\":\"VizDoom did not answer in 5 s\"}");
            }
            look(250);
        }
    }

    private void act(String agent, int n, int quarter) {
        take("lab.agent." + agent + ".action", """
                {"agent_id":"%s","generation":3,"episode":43,"tick":%d,"action":"%s","confidence":0.%d,\
                "latency_us":%d}""".formatted(agent, quarter * 9, n % 3 == 0 ? "MOVE_FORWARD" : "ATTACK",
                50 + n % 50, (n == 7 ? 90_000 : 20_000) + random.nextInt(30_000)));
        if (quarter % 4 == n % 4) {
            take("lab.agent." + agent + ".observe", "{\"health\":80,\"tick\":" + quarter * 9 + "}");
        }
        if ((quarter + n * 7) % 40 == 0) {
            take("lab.agent." + agent + ".score", "{\"episode\":43,\"score\":1204.5,\"kills\":12}");
        }
        if ((quarter + n * 5) % 60 == 0) {
            take("lab.agent." + agent + ".ragquery", "{\"query\":\"low health, imp ahead\",\"latency_us\":5100}");
        }
        if ((quarter + n * 11) % 150 == 3) {
            death(agent, 42);
        }
    }

    void death(String agent, int episode) {
        take("lab.agent." + agent + ".death", """
                {"agent_id":"%s","generation":3,"episode":%d,"tick":6830,"survival_time_s":195.4,"kills":12,\
                "cause":"IMP_FIREBALL"}""".formatted(agent, episode));
    }

    /** Looks as the feature does, then time passes. */
    void look(long millis) {
        watch.look(now.toEpochMilli());
        watch.read(true);
        now = now.plusMillis(millis);
        if (now.toEpochMilli() % 1_000 == 0) {
            swarm.tick(now);
        }
    }

    /** The connection is lost. */
    void unplug(Instant at) {
        gaps.begin(at);
        outlook.link(new LinkState(Phase.RECONNECTING, at, "", null, null));
    }

    /** What the screen is told now. */
    void tell() {
        feed.drain();
        model.accept(lines.all(one -> one.track().condition(outlook.view(now)), this::fits, chosen),
                now);
        var agent = chosen;
        model.accept(agent == null ? null : lines.detail(agent, one -> one.track().condition(outlook.view(now))));
    }

    void reply(String agent, Reply.Fate fate, @Nullable String payload) {
        replies.put(new Reply(agent, fate, now, "guide", "lab.agent." + agent + ".status", Duration.ofMillis(3),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
                payload == null ? null : "running", fate == Reply.Fate.ANSWERED ? "answered" : "somebody listens",
                payload == null ? 0 : payload.length()));
        model.answered();
    }

    @Override
    public String cannotAsk() {
        return against;
    }

    @Override
    public void ask(String agent) {
        deeds.add("ask " + agent);
    }

    @Override
    public void askAll(List<String> agents) {
        deeds.add("ask all " + agents.size());
    }

    @Override
    public void stopAsking() {
        deeds.add("stop");
    }

    @Override
    public @Nullable Reply reply(String agent) {
        return replies.of(agent);
    }

    @Override
    public @Nullable Round round() {
        return replies.round();
    }

    @Override
    public void compose(String command, List<String> agents) {
        deeds.add(command + " " + agents);
    }

    @Override
    public void openEvents(String subject) {
        deeds.add("events " + subject);
    }

    @Override
    public void openAgent(String agent) {
        deeds.add("events of agent " + agent);
    }

    @Override
    public void openEvents(LaneMark mark) {
        deeds.add("message " + mark.entry() + " of " + mark.subject().text());
    }

    @Override
    public void choose(@Nullable String agent) {
        chosen = agent;
    }

    private boolean fits(String agent, String state) {
        return narrowed.stream().allMatch((agent + " " + state)::contains);
    }

    @Override
    public void narrow(List<String> words) {
        narrowed = words;
    }

    @Override
    public int known() {
        return dossiers.count();
    }

    @Override
    public @Nullable Lane lane(String agent) {
        var dossier = dossiers.of(agent);
        return dossier == null ? null : dossier.lane();
    }

    @Override
    public int withoutLane() {
        return dossiers.withoutLane();
    }

    @Override
    public List<Gap> gaps() {
        return gaps.list();
    }

    @Override
    public Instant watchedSince() {
        return Objects.requireNonNull(outlook.begun());
    }

    @Override
    public String told(LaneMark mark) {
        var kept = traffic.tail().read(mark.entry());
        return kept == null ? "" : summary.of(mark.subject().meaning().kind(), kept.payload());
    }

    @Override
    public boolean connected() {
        return connected;
    }
}
