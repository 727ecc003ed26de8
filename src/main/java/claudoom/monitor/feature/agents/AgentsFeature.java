package claudoom.monitor.feature.agents;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.agents.model.AgentDetail;
import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.AgentState;
import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Condition;
import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.SteadyTime;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.screen.AgentsParts;
import claudoom.monitor.feature.agents.screen.AgentsView;
import claudoom.monitor.feature.agents.screen.AgentsViewModel;
import claudoom.monitor.feature.agents.wire.AgentLines;
import claudoom.monitor.feature.agents.wire.AgentQuestions;
import claudoom.monitor.feature.agents.wire.AgentReport;
import claudoom.monitor.feature.agents.wire.AgentRounds;
import claudoom.monitor.feature.agents.wire.AgentWatch;
import claudoom.monitor.feature.agents.wire.AgentsFeed;
import claudoom.monitor.feature.agents.wire.AnswerStatus;
import claudoom.monitor.feature.agents.wire.LiveDesk;
import claudoom.monitor.feature.agents.wire.SpokenGrammars;
import claudoom.monitor.feature.agents.wire.Summary;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.nats.Operator;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Once;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The door of what is known about agents, and of the screen that shows it. */
public final class AgentsFeature implements Feature, Reporting {

    private static final Duration QUARTER = Duration.ofMillis(250);
    private static final Duration TEN_A_SECOND = Duration.ofMillis(100);

    private final FramePump pump;
    private final Outlook outlook;
    private final SteadyTime time;
    private final Around around;
    private final LiveDesk desk;
    private final Swarm swarm;
    private final Dossiers dossiers = new Dossiers();
    private final AgentsFeed feed;
    private final AgentRounds rounds;
    private final AgentQuestions questions;
    private final SpokenGrammars spoken;
    private final AgentReport report;
    private final AsideThread reading = new AsideThread("agents-reading");
    private final Latest<List<AgentLine>> newLines = new Latest<>();
    private final Latest<AgentDetail> newDetail = new Latest<>();
    private final Latest<Boolean> newReplies = new Latest<>();
    private final Replies replies = new Replies();
    private final AgentsViewModel model;
    private volatile int attention;
    private final Once<AgentsParts> parts;
    private @Nullable AgentsView view;

    /**
     * One agent at a glance.
     *
     * @param state playing, silent, dead, paused, errored or never seen
     * @param usualSeconds its usual time between two events, or null when unknown
     */
    public record Glance(String id, String state, @Nullable Instant lastSeen, @Nullable Double usualSeconds) {}

    /**
     * What is behind the screen.
     *
     * @param asking null for a monitor that may only read: then nobody can be asked
     * @param compose opens the place from which commands are sent, with this command to these agents
     * @param openInEvents shows the messages that come under a pattern
     * @param steady only goes forward: by it silence is judged, for the machine's clock may be set
     */
    public record Around(@Nullable Operator asking, Questions questions, Gaps gaps,
            ScheduledExecutorService polls, InstantSource clock, BiConsumer<String, List<String>> compose,
            Consumer<String> openInEvents, InstantSource steady) {}

    /** Opens one message among those of its subject. */
    @FunctionalInterface
    public interface OpensMessage {

        /** @param entry its number in the tail of the traffic */
        void open(String subject, long entry, Instant at);
    }

    /** What opens the message behind a mark of a lane; without it its subject is opened. */
    public void onMessage(OpensMessage opens) {
        desk.onMessage(opens::open);
    }

    /** What shows the events of one agent. */
    public void onAgent(Consumer<String> opens) {
        desk.onAgent(opens);
    }

    /** @param pausedSince since when the experiment is told to pause, then silence is as it should be; null if it is not */
    public AgentsFeature(FramePump pump, Traffic traffic, Grammars grammars, Supplier<@Nullable Instant> pausedSince,
            Around around, Memory memory) {
        this.pump = pump;
        this.around = around;
        time = new SteadyTime(around.clock, around.steady);
        outlook = new Outlook(pausedSince, time);
        swarm = new Swarm(traffic);
        spoken = new SpokenGrammars(swarm, grammars);
        var thread = OneThread.named("agents-watch");
        var kills = new Kills();
        var deaths = new Deaths();
        feed = new AgentsFeed(traffic, grammars, kills, deaths, thread);
        report = new AgentReport(swarm, outlook, traffic, grammars, kills);
        rounds = new AgentRounds(outlook, feed, new AgentWatch(traffic, grammars, swarm, dossiers),
                new AgentLines(traffic, grammars, dossiers, kills, deaths), thread, around.clock,
                new AgentRounds.Told(newLines::put, newDetail::put), time);
        questions = new AgentQuestions(around.asking,
                new ListenersQuestion(around.questions, around.clock, ListenersQuestion.WINDOW), grammars,
                spoken::of, replies, () -> newReplies.put(true), new AnswerStatus(grammars)::of, around.polls,
                around.clock, AgentQuestions.WAIT);
        desk = new LiveDesk(
                new LiveDesk.Ways(around.asking == null, around.gaps, around.clock, around.compose,
                        around.openInEvents),
                questions, replies, rounds,
                new LiveDesk.Known(traffic, dossiers, outlook, new Summary(grammars)));
        model = new AgentsViewModel(desk, memory);
        parts = new Once<>(() -> new AgentsParts(model, reading));
    }

    /** Begins looking at the agents several times a second; works without a window. */
    public void start() {
        rounds.start(around.polls);
    }

    /** Takes in what is new; about once a second, on one thread. */
    public void tick(Instant now) {
        if (!outlook.telling()) {
            swarm.interrupt();
        }
        swarm.tick(now, time.of(now));
        feed.drain();
        var view = outlook.view(now);
        attention = (int) swarm.tracks().stream().filter(agent -> agent.condition(view).needsSomebody()).count();
    }

    /** Silence while nobody listened is nobody's fault. */
    public void link(LinkState state) {
        if (outlook.link(state)) {
            swarm.interrupt();
            questions.lost();
        }
    }

    /** Whether there is a connection, also one on which nobody may be heard. */
    public void connected(boolean now) {
        desk.connected(now);
    }

    public List<String> ids() {
        return swarm.ids();
    }

    /** Names of the grammars in which this agent was heard: those that know all of its events, and what else is said of it. */
    public Set<String> grammarsOf(String agent) {
        return spoken.of(agent);
    }

    /** All agents, those that need somebody first. */
    public List<Glance> glances(Instant now) {
        var view = outlook.view(now);
        return swarm.tracks().stream().map(agent -> new Judged(agent, agent.condition(view)))
                .sorted(Comparator.comparingInt(one -> one.condition.urgency())).map(Judged::glance).toList();
    }

    private record Judged(AgentTrack agent, Condition condition) {

        Glance glance() {
            var newest = agent.newestEvent();
            var usual = condition.usual();
            return new Glance(agent.id(), condition.state().word(), newest == null ? null : newest.lastSeen(),
                    usual == null ? null : usual.toNanos() / 1e9);
        }
    }

    /** Which part of those that ever played did so after this moment, 0 to 1. Any thread. */
    public double playedSince(Instant moment) {
        return swarm.playedSince(moment.toEpochMilli());
    }

    /** How many agents needed somebody at the last tick. Any thread. */
    public int attention() {
        return attention;
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        tick(now);
        var sections = new LinkedHashMap<String, @Nullable Object>();
        sections.put("agents", report.of(now));
        return sections;
    }

    /** How many agents are in each state, by the state's word. */
    public static Map<String, Long> counts(List<Glance> glances) {
        var counts = new EnumMap<AgentState, Long>(AgentState.class);
        var words = new LinkedHashMap<String, Long>();
        for (var state : AgentState.values()) {
            counts.put(state, glances.stream().filter(glance -> glance.state.equals(state.word())).count());
        }
        counts.forEach((state, count) -> words.put(state.word(), count));
        return words;
    }

    /** Selects the row of this agent, when the view is shown next at the latest. FX thread. */
    public void open(String agent) {
        model.open(agent);
    }

    @Override
    public String name() {
        return "Agents";
    }

    @Override
    public String icon() {
        return "fas-robot";
    }

    @Override
    public List<Runnable> parts() {
        return parts.get().steps();
    }

    @Override
    public Parent view() {
        var there = Objects.requireNonNullElseGet(view, () -> new AgentsView(model, parts.get()));
        view = there;
        return there;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("Space", "Hold the lanes, go on"),
                new Key("+, −", "Closer, farther"),
                new Key("Left, Right", "From mark to mark; with Shift through time"),
                new Key("Up, Down", "From lane to lane"),
                new Key("Enter", "Open the mark in Events"),
                new Key("End", "Now"));
    }

    @Override
    public Attachment show() {
        view();
        var there = Objects.requireNonNull(view);
        model.answered();
        rounds.shown(true);
        return Attachment.all(reading.attach(pump),
                pump.attach(newLines, TEN_A_SECOND, batch -> model.accept(batch, around.clock.instant())),
                pump.attach(newDetail, TEN_A_SECOND, model::accept),
                pump.attach(newReplies, TEN_A_SECOND, any -> model.answered()),
                pump.every(QUARTER, () -> there.lanes(around.clock.instant())), () -> rounds.shown(false));
    }
}
