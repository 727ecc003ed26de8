package claudoom.monitor.app;

import claudoom.monitor.bridge.Effort;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.bridge.Recent;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.agents.AgentsFeature;
import claudoom.monitor.feature.connect.ConnectFeature;
import claudoom.monitor.feature.control.ControlFeature;
import claudoom.monitor.feature.deadletters.DeadLettersFeature;
import claudoom.monitor.feature.events.EventsFeature;
import claudoom.monitor.feature.experiments.ExperimentsFeature;
import claudoom.monitor.feature.lag.LagFeature;
import claudoom.monitor.feature.overview.OverviewFeature;
import claudoom.monitor.feature.servers.ServersFeature;
import claudoom.monitor.feature.streams.StreamsFeature;
import claudoom.monitor.feature.subjects.SubjectsFeature;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Subscriptions;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.Figures;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the parts together: the only place that says {@code new} across folders. */
final class Wiring implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Wiring.class.getName());

    final InstantSource clock;
    /** Name of the nats CLI context that the connection comes from, or null. */
    final @Nullable String context;
    final Grammars grammars;
    final Traffic traffic;
    final Connections connections;
    final FramePump pump;
    final Pace pace = new Pace();
    final Memory memory;
    final Readings readings;
    final AgentsFeature agents;
    final ExperimentsFeature experiments;
    final SubjectsFeature subjects;
    final EventsFeature events;
    final LagFeature lag;
    final DeadLettersFeature letters;
    final ControlFeature control;
    final StreamsFeature streams;
    final ServersFeature servers;
    final OverviewFeature overview;
    final ConnectFeature connect;
    final Whole whole;
    final LagHistory history;
    /** Sentences for the user that come while the program runs. */
    final Recent<String> notices = new Recent<>(8);
    /** Opens a screen by its name; the shell puts itself in when there is one. */
    final AtomicReference<Consumer<String>> navigation = new AtomicReference<>(name -> {});

    private final Bursts bursts = new Bursts(before -> letters().within(before), this::burst);
    private @Nullable LinkState heard;
    private final ScheduledExecutorService polls = one("monitor-poll");
    private final ScheduledExecutorService alarms = one("monitor-alarm");

    /** Remembers nothing of earlier runs, and nothing for later ones. */
    Wiring(ConnectOptions where, Grammars grammars, boolean readOnly, Path ledger, Pulse pulse, Effort effort,
            InstantSource clock) {
        this(where, grammars, readOnly, ledger, pulse, effort, clock, Keep.DEFAULT, Memory.ofThisRun());
    }

    /** Without a history of lag. */
    Wiring(ConnectOptions where, Grammars grammars, boolean readOnly, Path ledger, Pulse pulse, Effort effort,
            InstantSource clock, Keep keep, Memory memory) {
        this(where, grammars, readOnly, ledger, pulse, effort, clock, keep, memory, told -> LagHistory.none());
    }

    /**
     * @param pulse where frames come from; one that never starts if there is no window
     * @param ledger file that remembers every command
     * @param keep how much of what came is kept to be looked at
     * @param memory what the screens remember of this connection
     * @param past where the history of lag is kept; it is given where to say what the user should know
     */
    Wiring(ConnectOptions where, Grammars grammars, boolean readOnly, Path ledger, Pulse pulse, Effort effort,
            InstantSource clock, Keep keep, Memory memory, Function<Consumer<String>, LagHistory> past) {
        this.clock = clock;
        context = where.context();
        this.memory = memory;
        readings = new Readings(memory.part("payloads"));
        this.grammars = grammars;
        long heap = Runtime.getRuntime().maxMemory();
        traffic = new Traffic(grammars::meaningOf, Room.subjects(heap, keep.heap(heap)), keep.messages(),
                keep.bytes(), keep.lastBytes());
        var patterns = grammars.subscriptions().stream().map(SubjectPattern::text).toList();
        connections = new Connections(where, patterns, readOnly, traffic, polls, clock);
        pump = new FramePump(pulse, this::alarm, effort);
        experiments = new ExperimentsFeature(traffic, grammars);
        agents = new AgentsFeature(pump, traffic, grammars, experiments::pausedSince,
                new AgentsFeature.Around(connections.asking(), connections.questions(), connections.gaps(), polls,
                        clock,
                        this::compose, this::openInEvents, () -> Instant.ofEpochSecond(0, System.nanoTime())),
                memory.part("agents"));
        events = new EventsFeature(pump, traffic, connections.gaps(), grammars, connections::dropped, clock,
                memory.part("events"), connections.questions(), this::patterns, keep.listedMessages(heap),
                keep.listedBytes(heap));
        subjects = new SubjectsFeature(pump, traffic, clock, this::openInEvents, memory.part("subjects"));
        subjects.streams(connections.questions(), connections.gaps());
        subjects.listensTo(connections.subscriptions(), memory.part("subjects.patterns"));
        lag = new LagFeature(pump, connections.questions(), polls, clock, memory);
        history = past.apply(notices::put);
        lag.keepIn(history);
        letters = new DeadLettersFeature(pump, connections.questions(), traffic, grammars, polls, clock);
        letters.hears(connections.subscriptions()::hears);
        letters.drops(connections::dropped);
        control = new ControlFeature(pump, connections.operator(), connections.questions(), grammars, agents::ids,
                agents::grammarsOf, ledger, polls, clock);
        streams = new StreamsFeature(pump, connections.questions(), connections.changes(), control.journal(), grammars,
                this::openLag, polls, clock, memory.part("streams"));
        lag.pages(connections.consumerChanges(), control::journal, this::lettersOf);
        events.read(readings);
        events.onChart(this::chartInSubjects);
        agents.onMessage(this::openMessage);
        agents.onAgent(this::openAgent);
        subjects.read(readings, this::followInEvents);
        letters.read(readings, this::followInEvents);
        streams.read(readings, this::followInEvents);
        servers = new ServersFeature(connections.questions(), polls, clock);
        servers.onChange(lag::server);
        lag.onPeers(servers::named);
        streams.servers(() -> servers.glance().sentence(), () -> servers.glance().lost(),
                () -> servers.glance().note());
        whole = new Whole(this);
        control.onSent((command, at) -> {
            whole.sent(command, at);
            lag.commanded(command, at);
        });
        control.onOutcome(whole::outcome);
        overview = new OverviewFeature(pump, whole, clock, screen -> navigation.get().accept(screen), this::openLag);
        connect = new ConnectFeature(pump, new ConnectFeature.Goal(where, readOnly), this::forgets, clock,
                Folders.home(System.getenv()).toString());
    }

    void alarm(long nanos, Runnable call) {
        alarms.schedule(call, nanos, TimeUnit.NANOSECONDS);
    }

    /** What still comes in while the program ends is not done and no error. */
    private static ScheduledExecutorService one(String name) {
        return new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** What is listened to now. */
    private List<String> patterns() {
        return connections.subscriptions().list().stream().map(Subscriptions.Line::pattern).toList();
    }

    private void openInEvents(String subject) {
        navigation.get().accept(events.name());
        events.show(subject);
    }

    /** Shows in Events what one agent sent and what is said of it. */
    void openAgent(String agent) {
        navigation.get().accept(events.name());
        events.showAgent(agent);
    }

    private void openMessage(String subject, long entry, Instant at) {
        navigation.get().accept(events.name());
        events.show(subject, entry, at);
    }

    private void chartInSubjects(String subject, String pointer) {
        navigation.get().accept(subjects.name());
        subjects.chart(subject, pointer);
    }

    private void compose(String command, List<String> whom) {
        navigation.get().accept(control.name());
        control.compose(command, whom);
    }

    private void openLag(ConsumerId consumer) {
        navigation.get().accept(lag.name());
        lag.open(consumer);
    }

    private void lettersOf(ConsumerId consumer) {
        navigation.get().accept(letters.name());
        letters.find(consumer.consumer());
    }

    private void followInEvents(Field field) {
        navigation.get().accept(events.name());
        events.follow(field);
    }

    /** What is lost by going to another server. */
    private String forgets() {
        var server = connections.state().server();
        long kept = traffic.tail().end() - traffic.tail().first();
        var lost = kept == 0
                ? ""
                : "Going over forgets the " + Figures.count(kept) + (kept == 1 ? " message" : " messages") + " kept"
                        + (server == null ? "" : " from " + TopBar.address(server)) + ". ";
        return lost + "How the screens are arranged and the history of lag stay with each connection.";
    }

    private DeadLettersFeature letters() {
        return letters;
    }

    private void burst(Instant at, int count) {
        lag.deadLetters(count + " dead letters in " + Bursts.SPAN.toSeconds() + " s", at);
    }

    /** In the order of the rail. */
    List<Feature> screens() {
        return List.of(overview, subjects, events, agents, lag, letters, control, streams);
    }

    /** In the order of the report. */
    List<Reporting> reports() {
        return List.of(subjects, agents, experiments, lag, letters);
    }

    void start() {
        connections.onState(this::link);
        connections.onAsking(letters::asking);
        events.start();
        subjects.start();
        agents.start();
        history.start();
        lag.start();
        letters.start();
        control.start();
        connections.start();
        polls.scheduleWithFixedDelay(this::tick, 1_000, 1_000, TimeUnit.MILLISECONDS);
    }

    /** Who cannot be heard is not silent. */
    private synchronized void hear() {
        var hearing = connections.hearing();
        if (!hearing.sameAs(heard)) {
            heard = hearing;
            agents.link(hearing);
            experiments.link(hearing);
        }
    }

    private void link(LinkState state) {
        hear();
        agents.connected(state.connected());
        events.link(state);
        subjects.link(state);
        lag.link(state);
        letters.link(state);
        control.link(state);
        streams.link(state);
        servers.link(state);
    }

    private void tick() {
        try {
            var now = clock.instant();
            pace.sample(now.toEpochMilli(), traffic.messages(), connections.state().connected(),
                    connections.lastAlive().toEpochMilli());
            hear();
            agents.tick(now);
            experiments.tick();
            experiments.agents(agents::playedSince);
            subjects.tick(now);
            bursts.look(now);
            lag.tick(now);
            servers.tick();
            whole.keepAges(now);
        } catch (RuntimeException broken) { // a scheduled task that throws is never run again
            LOG.log(System.Logger.Level.ERROR, "tick", broken);
        }
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
        alarms.shutdownNow();
        history.close();
    }
}
