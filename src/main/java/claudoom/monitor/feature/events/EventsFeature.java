package claudoom.monitor.feature.events;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.Filling;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.screen.EventsParts;
import claudoom.monitor.feature.events.screen.EventsView;
import claudoom.monitor.feature.events.screen.EventsViewModel;
import claudoom.monitor.feature.events.screen.Surroundings;
import claudoom.monitor.feature.events.screen.Times;
import claudoom.monitor.feature.events.wire.EventReader;
import claudoom.monitor.feature.events.wire.FileExport;
import claudoom.monitor.feature.events.wire.GrammarWords;
import claudoom.monitor.feature.events.wire.Heard;
import claudoom.monitor.feature.events.wire.PathCells;
import claudoom.monitor.feature.events.wire.PayloadInside;
import claudoom.monitor.feature.events.wire.SentTime;
import claudoom.monitor.feature.events.wire.StreamArchive;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Once;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * The door of the events screen: the live tail of messages, and the account of what became of each. Messages are taken from
 * the traffic as they are looked at, so a hidden screen without a filter costs nothing.
 */
public final class EventsFeature implements Feature {

    private static final Duration TEN_A_SECOND = Duration.ofMillis(100);

    private final FramePump pump;
    private final EventLog log;
    private final EventsViewModel model;
    private final Latest<LinkState> link = new Latest<>();
    private final AsideThread reading = new AsideThread("events-reading");
    private final SentTime times;
    private final TickWatch ticks;
    private volatile Readings readings = Readings.ofThisRun();
    private long readingsSeen;
    private boolean framing;
    private @Nullable BiConsumer<String, String> chart;
    private Runnable framed = () -> {};
    private final Once<EventsParts> parts;
    private @Nullable EventsView view;

    /**
     * @param droppedByClient messages that the client library has thrown away so far
     * @param memory keeps filters, columns and widths
     * @param subscriptions the patterns that are listened to now
     * @param listedMessages most messages of what a filter lets through, which is kept apart from the tail so that rare ones
     *        outlive the frequent ones; and of a stream
     * @param listedBytes most bytes of their payloads
     */
    public EventsFeature(FramePump pump, Traffic traffic, Gaps gaps, Grammars grammars, LongSupplier droppedByClient,
            InstantSource clock, Memory memory, Questions questions, Supplier<List<String>> subscriptions,
            int listedMessages, long listedBytes) {
        this.pump = pump;
        var limits = new EventLog.Limits(listedMessages, listedBytes);
        Function<String, As> as = subject -> readings.of(subject);
        var reader = new EventReader(grammars, as);
        var cells = new PathCells(new PayloadInside(grammars, as));
        times = new SentTime(grammars);
        var sifting = OneThread.named("events-filter");
        var writing = OneThread.named("events-export");
        var archive = new StreamArchive(questions, clock);
        log = new EventLog(traffic.tail(), gaps, droppedByClient, clock, sifting, limits,
                new Filling(archive, traffic.tail(), subscriptions, grammars::meaningOf, clock),
                traffic::keptAside);
        ticks = new TickWatch(traffic.tail(), reader::tick, OneThread.named("events-ticks"));
        model = new EventsViewModel(log, new FilterText(GrammarWords.events(grammars), reader::agentInPayload,
                new PayloadInside(grammars, as), clock),
                reader::read,
                (messages, form, file, columns) -> FileExport.start(messages, form, file, reader, writing, columns,
                        cells::read),
                clock, new Surroundings(memory, cells::values, new Heard(traffic.tail(), grammars, as),
                        ticks,
                        new History(archive, grammars::meaningOf, limits), traffic::lastEvents));
        parts = new Once<>(
                () -> new EventsParts(model, reading, readings, new Times(times::publisher, times::server)));
    }

    /** Takes in what has come so far; from then on it follows by itself. */
    public void start() {
        log.step();
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        link.put(state);
    }

    /**
     * Where every message went that was received until about now; the sum is exact at every call. Always on the same
     * thread: the frame thread where there is a window, else the one that makes the report.
     */
    public Accounts accounts() {
        if (!framing) { // else it would tell of later messages than the list that was just brought up to date
            log.step();
            model.glance();
        }
        return log.accounts();
    }

    /** Shows only what falls under this pattern. Frame thread. */
    public void show(String subjectPattern) {
        model.show(subjectPattern);
    }

    /** Shows only what one agent sent and what is said of it, whatever its subjects. Frame thread. */
    public void showAgent(String agent) {
        model.showAgent(agent);
    }

    /**
     * Shows the messages of one subject, standing at one of them. Frame thread.
     *
     * @param number of the message in the tail of the traffic
     * @param at when it was received
     */
    public void show(String subject, long number, Instant at) {
        model.show(subject, number, at);
    }

    /** Shows only messages that hold the same value as this one, on whatever subject. Frame thread. */
    public void follow(Field field) {
        model.follow(field);
    }

    /** As what payloads are read; before the screen is first opened. */
    public void read(Readings asChosen) {
        readings = asChosen;
        readingsSeen = asChosen.changes();
    }

    /**
     * Offers to chart numbers of a message; before the screen is first opened.
     *
     * @param charts is given the subject and the JSON pointer
     */
    public void onChart(BiConsumer<String, String> charts) {
        chart = charts;
    }

    /** "Events frozen, 2,114 new, buffer 12 %", or null while the list follows. Frame thread. */
    public @Nullable String frozen() {
        return model.frozen();
    }

    @Override
    public String name() {
        return "Events";
    }

    @Override
    public String icon() {
        return "fas-stream";
    }

    @Override
    public Parent view() {
        var there = view == null ? made() : view;
        view = there;
        return there;
    }

    @Override
    public List<Runnable> parts() {
        return parts.get().steps();
    }

    private EventsView made() {
        var made = new EventsView(model, reading, parts.get());
        var charts = chart;
        if (charts != null) {
            made.offer(FieldAction.ofNumbers("chart", "fas-chart-line", "Chart in Subjects", field -> {
                var chosen = model.choice().chosenProperty().get();
                if (chosen != null) {
                    charts.accept(chosen.arrival().subject(), field.pointer());
                }
            }));
        }
        return made;
    }

    /** @param call whenever the list has been brought up to date, so that what is told of it elsewhere is the same */
    public void onFrame(Runnable call) {
        framed = call;
    }

    private void frame() {
        long changes = readings.changes();
        if (changes != readingsSeen) {
            readingsSeen = changes;
            model.readAnew();
        }
        model.frame();
        framing = true;
        framed.run();
        framing = false;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("Space", "Freeze, go on"),
                new Key("Enter", "Fill in a gap"),
                new Key("Ctrl+Up, Ctrl+Down", "To the gap before, to the next one"),
                new Key("Ctrl+E", "Export"),
                new Key("Page Up, Page Down, Home, End", "Through the list; upwards freezes"));
    }

    @Override
    public Attachment show() {
        return Attachment.all(pump.attach(link, Duration.ZERO, model::accept), reading.attach(pump),
                pump.every(TEN_A_SECOND, this::frame), ticks::away);
    }
}
