package claudoom.monitor.feature.lag;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.LagPicture;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.feature.lag.screen.LagChartViewModel;
import claudoom.monitor.feature.lag.screen.LagLimits;
import claudoom.monitor.feature.lag.screen.LagParts;
import claudoom.monitor.feature.lag.screen.LagView;
import claudoom.monitor.feature.lag.screen.LagViewModel;
import claudoom.monitor.feature.lag.wire.Advisories;
import claudoom.monitor.feature.lag.wire.KeptLag;
import claudoom.monitor.feature.lag.wire.LagFeed;
import claudoom.monitor.feature.lag.wire.LagReport;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Once;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The door of the lag feature: which consumer falls behind, since when, and why. */
public final class LagFeature implements Feature, Reporting {

    private static final Duration NEWS_AT_MOST = Duration.ofMillis(200);
    private static final Duration AGES_EVERY = Duration.ofSeconds(1);

    private static final Duration SAME_MOMENT = Duration.ofMillis(100);

    private final FramePump pump;
    private final Questions questions;
    private final ScheduledExecutorService polls;
    private final InstantSource clock;
    private final LagBook book = new LagBook(LagFeed.PERIOD);
    private final Latest<Boolean> news = new Latest<>();
    private final LagMarks marks = new LagMarks();
    private final AsideThread aside = new AsideThread("monitor-lag-aside");
    private final LagFeed feed;
    private final LagViewModel model;
    private final Once<LagParts> parts;
    private final LimitsFeature limits;
    private volatile @Nullable KeptLag kept;
    private volatile @Nullable Seen seen;
    private volatile Consumer<Set<String>> peers = names -> {};
    private @Nullable ConsumerFeature pages;
    private @Nullable Parent view;

    private record Seen(Instant at, LagPicture picture) {}

    /**
     * One consumer as the worst-first list shows it.
     *
     * @param state in capitals; OVER LIMIT where the state needs nobody but a number passes its limit
     * @param role how loud: ok, info, warn, bad or off
     * @param lag pending and unacknowledged messages; null when unknown
     * @param slopePerSecond growing is positive; null when unknown
     * @param trend the lag of the last ten minutes, oldest first, NaN where it is not known
     * @param over the limits that its numbers pass, as in "1,204 pending, limit 1,000"; empty if none
     */
    public record Worst(ConsumerId id, String state, String role, @Nullable Long lag, @Nullable Double slopePerSecond,
            double[] trend, String over) {}

    /**
     * A consumer over its limit.
     *
     * @param words as in "1,204 pending, limit 1,000"
     */
    public record Over(ConsumerId id, String words) {}

    /**
     * @param polls one thread, shared; nothing waits on it
     * @param memory what the screens remember of this connection
     */
    public LagFeature(FramePump pump, Questions questions, ScheduledExecutorService polls, InstantSource clock,
            Memory memory) {
        this.pump = pump;
        this.questions = questions;
        this.polls = polls;
        this.clock = clock;
        feed = new LagFeed(questions, book, polls, clock, news);
        model = new LagViewModel(book, feed::askNow, new LagChartViewModel(
                new PlotReader(book, marks, this::past), aside, memory.part("lag")));
        parts = new Once<>(() -> new LagParts(model));
        feed.inSight(model::inSight);
        var chosen = new ChosenLimits(memory.part("lag"));
        book.limits(chosen);
        limits = new LimitsFeature(chosen, model::shown, this::limited, this::window);
    }

    /**
     * Each consumer has a page from now on; before the screen is first opened.
     *
     * @param changes null for a monitor that may only read
     * @param journal where every change is written down
     * @param letters shows the dead letters of a consumer
     */
    public void pages(@Nullable Changes changes, Supplier<Journal> journal, Consumer<ConsumerId> letters) {
        pages = new ConsumerFeature(pump, questions, changes, journal, letters, polls, clock,
                id -> book.consumer(id, clock.instant()), limits::card);
    }

    /** What this connection is called, such as PROD; shown before anything is sent. Any thread. */
    public void environment(String name) {
        if (pages != null) {
            pages.environment(name);
        }
    }

    /** Begins asking the server; works without a window. */
    public void start() {
        feed.start();
    }

    /** Every sample is kept there from now on, and the past is asked there; before {@link #start}. */
    public void keepIn(LagHistory history) {
        var keeping = new KeptLag(history, marks::record);
        book.tells(keeping::heard);
        book.tellsOfStreams(row -> {
            keeping.heard(row);
            peers.accept(row.peers());
        }, (stream, consumer) -> keeping.gone(stream, consumer, clock.instant()));
        Advisories.listen(questions, keeping::turned);
        kept = keeping;
    }

    /** What was seen before, also in earlier runs. Any thread. */
    public PastLag past() {
        var keeping = kept;
        return keeping == null ? PastLag.none() : keeping;
    }

    /** A command has left: a mark on the time axis of every consumer. Any thread. */
    public void commanded(String command, Instant at) {
        mark(new Mark(at, Kind.COMMAND, command, null, null));
    }

    /** Many messages were given up at once: likewise. Any thread. */
    public void deadLetters(String words, Instant at) {
        mark(new Mark(at, Kind.DEAD_LETTERS, words, null, null));
    }

    /** A server of the cluster was lost or is back: likewise. Any thread. */
    public void server(String words, Instant at) {
        mark(new Mark(at, Kind.SERVER, words, null, null));
    }

    /** @param told the servers that hold a copy of a stream, whenever one is asked for; on the polling thread */
    public void onPeers(Consumer<Set<String>> told) {
        peers = told;
    }

    /** Time has passed; about once a second, on one thread. */
    public void tick(Instant now) {
        var keeping = kept;
        if (keeping != null) {
            keeping.tick(now);
        }
    }

    private void mark(Mark mark) {
        var keeping = kept;
        if (keeping != null) {
            keeping.happened(mark);
        }
    }

    /** Told of every state of the connection, on any thread. */
    public void link(LinkState state) {
        feed.link(state);
        if (pages != null) {
            pages.link(state);
        }
        var keeping = kept;
        if (keeping != null) {
            keeping.link(state, clock.instant());
        }
    }

    /** Those that need somebody first, then by lag. Any thread. */
    public List<Worst> worst(int most) {
        return picture().consumers().stream().sorted(ConsumerLag.WORST_FIRST).limit(most)
                .map(one -> new Worst(one.id(), one.headline(), one.role(), one.lag(), one.slope(),
                        one.trend(), LagLimits.words(one.outlook().passed())))
                .toList();
    }

    /** Those whose numbers pass a limit now, the worst first. Any thread. */
    public List<Over> over() {
        return LimitsFeature.over(picture());
    }

    /** Those that have passed a limit since the last call, each once; for one caller. */
    public List<ConsumerId> crossed() {
        return limits.crossed(picture(), clock.instant());
    }

    /** How many consumers are in a state that needs somebody. Any thread. */
    public int attention() {
        return picture().attention();
    }

    /** All consumers, those that need somebody first. Any thread. */
    public List<ConsumerId> ids() {
        return picture().consumers().stream().sorted(ConsumerLag.WORST_FIRST).map(ConsumerLag::id).toList();
    }

    /** How many consumers there are. Any thread. */
    public int consumers() {
        return picture().consumers().size();
    }

    /** When the last round of questions ended; null before the first. Any thread. */
    public @Nullable Instant sampledAt() {
        return picture().sampledAt();
    }

    /** Whether this login can use JetStream here; null while nobody has told. Any thread. */
    public @Nullable Boolean jetStream() {
        return feed.jetStream();
    }

    /** Why nothing can be known, in one sentence; null when something can. Any thread. */
    public @Nullable String problem() {
        var picture = picture();
        return picture.live() ? picture.problem() : "not connected to a server";
    }

    /** What could not be asked in the last round, in one sentence; null if everything could. Any thread. */
    public @Nullable String note() {
        return picture().note();
    }

    /** Whether the server has told of all its streams once. Any thread. */
    public boolean streamsKnown() {
        return book.streamsKnown();
    }

    /** Several are asked for at a time, by the shell and the overview; a new one every so often is enough. */
    private LagPicture picture() {
        var now = clock.instant();
        var last = seen;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(SAME_MOMENT) > 0) {
            last = new Seen(now, book.picture(now));
            seen = last;
        }
        return last.picture();
    }

    /** Selects the row of this consumer, when the view is shown next at the latest. FX thread. */
    public void open(ConsumerId id) {
        if (pages != null) {
            pages.close();
        }
        model.open(id);
    }

    /** Shows the page of this consumer. FX thread. */
    public void openPage(ConsumerId id) {
        open(id);
        view();
        if (pages != null) {
            pages.open(id);
        }
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        return LagReport.of(book.picture(now));
    }

    @Override
    public String name() {
        return "Lag";
    }

    @Override
    public String icon() {
        return "fas-hourglass-half";
    }

    @Override
    public List<Runnable> parts() {
        var steps = new ArrayList<>(parts.get().steps());
        if (pages != null) {
            steps.add(pages::part);
        }
        return steps;
    }

    @Override
    public Parent view() {
        var made = view;
        if (made == null) {
            made = pages == null ? new LagView(model, parts.get()) : withPages(pages);
            view = made;
        }
        return made;
    }

    private Parent withPages(ConsumerFeature each) {
        var list = new LagView(model, parts.get());
        list.onOpen(each::open);
        list.onLimits(limits::ask);
        return each.over(list);
    }

    /** Its limits were changed: they count at once, in the table, on the chart, on its page and on the Overview. */
    private void limited(ConsumerId id) {
        book.limited(id);
        seen = null;
        model.show(clock.instant());
        limits.tick();
    }

    private @Nullable Window window() {
        var shown = view;
        var scene = shown == null ? null : shown.getScene();
        return scene == null ? null : scene.getWindow();
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("F5", "Ask again"), new Key("Enter", "Open the consumer; Esc goes back"),
                new Key("L", "Limits of the consumer"),
                new Key("Ctrl+E", "Save the chart"), new Key("on the chart: 1 to 7", "From 5 minutes to 7 days"),
                new Key("on the chart: + −", "Zoom; the wheel too"),
                new Key("on the chart: ← →", "Cursor; with Ctrl, or past the edge, move through time"),
                new Key("on the chart: 0", "Back to now"), new Key("on the chart: M", "A small chart of each"));
    }

    @Override
    public Attachment show() {
        model.show(clock.instant());
        return Attachment.all(pages == null ? () -> {} : pages.show(), aside.attach(pump),
                pump.attach(news, NEWS_AT_MOST, any -> model.refresh(clock.instant())),
                pump.every(AGES_EVERY, () -> {
                    model.refresh(clock.instant());
                    limits.tick();
                }), () -> model.sees(Set.of()));
    }
}
