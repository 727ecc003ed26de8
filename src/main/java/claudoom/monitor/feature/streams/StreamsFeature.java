package claudoom.monitor.feature.streams;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.bridge.Recent;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.feature.streams.screen.OutFiles;
import claudoom.monitor.feature.streams.screen.StreamsView;
import claudoom.monitor.feature.streams.screen.StreamsViewModel;
import claudoom.monitor.feature.streams.wire.StreamDesk;
import claudoom.monitor.feature.streams.wire.StreamFeed;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.FieldAction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The door of the streams: what is stored, how full, to be read without side effects and changed only as confirmed. */
public final class StreamsFeature implements Feature {

    private static final Duration NEWS_AT_MOST = Duration.ofMillis(200);
    private static final Duration AGES_EVERY = Duration.ofSeconds(1);
    private static final Duration SHEET_EVERY = Duration.ofMillis(100);
    /** Answers that wait for a frame; more are never asked for at a time. */
    private static final int WAITING = 64;

    private final FramePump pump;
    private final InstantSource clock;
    private final Memory memory;
    private final Grammars grammars;
    private final StreamBook book = new StreamBook(StreamFeed.PERIOD);
    private final Latest<Boolean> news = new Latest<>();
    private final Recent<Runnable> answers = new Recent<>(WAITING);
    private final AsideThread reading = new AsideThread("streams-reading");
    private final StreamFeed feed;
    private final StreamDesk desk;
    private final StreamsViewModel model;
    private Readings readings = Readings.ofThisRun();
    private Consumer<Field> follow = field -> {};
    private @Nullable StreamsView view;

    /**
     * @param changes null for a monitor that may only read
     * @param journal where every change is logged
     * @param lag shows a consumer where its lag is told
     * @param polls one thread, shared; nothing waits on it
     */
    public StreamsFeature(FramePump pump, Questions questions, @Nullable Changes changes, Journal journal,
            Grammars grammars, Consumer<ConsumerId> lag, ScheduledExecutorService polls, InstantSource clock,
            Memory memory) {
        this.pump = pump;
        this.clock = clock;
        this.memory = memory;
        this.grammars = grammars;
        var reader = OneThread.named("streams-answers");
        feed = new StreamFeed(questions, book, polls, reader, clock, news);
        desk = new StreamDesk(new StreamDesk.Ways(questions, changes, journal, lag, feed::askNow), reader, clock,
                answers::put);
        model = new StreamsViewModel(book, desk);
    }

    /** What the detail of a message needs; before the screen is first opened. */
    public void read(Readings asChosen, Consumer<Field> follows) {
        readings = asChosen;
        follow = follows;
    }

    /**
     * Where it is known which servers of the cluster live.
     *
     * @param sentence which do not answer; empty if all do
     * @param lost their names
     * @param note what is not known; empty if everything is
     */
    public void servers(Supplier<String> sentence, Supplier<List<String>> lost, Supplier<String> note) {
        model.servers(() -> new ClusterNews(sentence.get(), Set.copyOf(lost.get()), note.get()));
    }

    /** What this connection is called, such as PROD; shown before anything is sent. Any thread. */
    public void environment(String name) {
        desk.environment(name);
    }

    /** Told of every state of the connection, on any thread. */
    public void link(LinkState state) {
        desk.link(state);
        feed.link(state);
    }

    @Override
    public String name() {
        return "Streams";
    }

    @Override
    public String icon() {
        return "fas-database";
    }

    @Override
    public Parent view() {
        var made = view;
        if (made == null) {
            var letters = grammars.deadLetterPatterns().stream().map(SubjectPattern::text).toList();
            made = new StreamsView(model, new StreamsView.Around(reading, readings, memory,
                    variant -> Template.of(variant, grammars.root(), letters), OutFiles::askDesktop));
            made.offer(FieldAction.follow("Show all with this value in Events", follow));
            view = made;
        }
        return made;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("Enter", "Open the stream"), new Key("Esc", "Back to the list"),
                new Key("F5", "Ask again"));
    }

    @Override
    public Attachment show() {
        view();
        var shown = view;
        model.show(clock.instant());
        feed.want(true);
        return Attachment.all(pump.attach(news, NEWS_AT_MOST, any -> model.show(clock.instant())),
                pump.every(AGES_EVERY, () -> model.show(clock.instant())),
                pump.attach(answers, Duration.ZERO, batch -> batch.values().forEach(Runnable::run)),
                pump.every(SHEET_EVERY, () -> {
                    if (shown != null) {
                        shown.tick();
                    }
                }), reading.attach(pump), () -> feed.want(false));
    }
}
