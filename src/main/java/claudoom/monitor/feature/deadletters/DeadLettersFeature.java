package claudoom.monitor.feature.deadletters;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.screen.DeadLettersView;
import claudoom.monitor.feature.deadletters.screen.DeadLettersViewModel;
import claudoom.monitor.feature.deadletters.wire.DeadLetterFeed;
import claudoom.monitor.feature.deadletters.wire.LetterFile;
import claudoom.monitor.feature.deadletters.wire.LetterReport;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.WholeFile;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.FieldAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Messages that could not be worked off: who gave them up, why, and what they were. */
public final class DeadLettersFeature implements Feature, Reporting {

    private static final System.Logger LOG = System.getLogger(DeadLettersFeature.class.getName());
    private static final Duration REFRESH = Duration.ofMillis(200);

    private final FramePump pump;
    private final InstantSource clock;
    private final DeadLetters letters = new DeadLetters();
    private final History history;
    private final DeadLetterFeed feed;
    private final DeadLettersViewModel viewModel;
    private final Latest<String> outcomes = new Latest<>();
    private final AsideThread reading = new AsideThread("dead-letters-reading");
    private Readings readings = Readings.ofThisRun();
    private Consumer<Field> follow = field -> {};
    private @Nullable DeadLettersView view;

    public DeadLettersFeature(FramePump pump, Questions questions, Traffic traffic, Grammars grammars,
            ScheduledExecutorService polls, InstantSource clock) {
        this.pump = pump;
        this.clock = clock;
        var wanted = DeadLetterFeed.wanted(grammars);
        history = new History(wanted);
        feed = new DeadLetterFeed(questions, traffic, grammars, polls, clock, letters, history);
        viewModel = new DeadLettersViewModel(letters, history, wanted, grammars.root(), this::export);
    }

    /** Begins to listen; before the first connection is made. */
    public void start() {
        feed.start();
    }

    /** Told when the connection comes or goes on which streams are asked and advisories are heard; any thread. */
    public void asking(LinkState state) {
        feed.asking(state);
    }

    /** @param messages that the client library threw away so far */
    public void drops(LongSupplier messages) {
        feed.drops(messages);
    }

    /** @param live whether a pattern of subjects is brought by a live subscription; so that no other is claimed */
    public void hears(Predicate<String> live) {
        history.hears(live);
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        feed.link(state);
    }

    /**
     * What the detail of a letter needs; before the screen is first opened.
     *
     * @param asChosen as what payloads are read
     * @param follows shows all messages with the same value
     */
    public void read(Readings asChosen, Consumer<Field> follows) {
        readings = asChosen;
        follow = follows;
    }

    /** Shows those in which this text is found, such as the name of a consumer. FX thread. */
    public void find(String text) {
        viewModel.filterProperty().set(text);
    }

    /** All that ever came, also those that are forgotten by now. */
    public long total() {
        return letters.total();
    }

    /** How many came in the time before now. */
    public int within(Duration before) {
        return letters.since(clock.instant().minus(before));
    }

    /** Whether more may have come in that time, because streams hold more than could be read. */
    public boolean moreWithin(Duration before) {
        return letters.moreSince(clock.instant().minus(before));
    }

    /** When the newest one was given up; null while there is none. */
    public @Nullable Instant newest() {
        return letters.newest();
    }

    /** How many came in each of the equal parts of the span that ends now, oldest first. */
    public double[] perBucket(int buckets, Duration span) {
        return letters.perBucket(buckets, span, clock.instant());
    }

    /** One sentence about letters that cannot be here, or null if none is known to be missing. */
    public @Nullable String incomplete() {
        return history.incomplete();
    }

    /** One sentence about what the report cannot tell, or null if it tells all. */
    public @Nullable String unknown() {
        if (history.exact()) {
            return shown(history.missed(), history.unreadCopies());
        }
        var why = shown(history.incomplete());
        return ("how many there are is unknown" + (history.unread() ? ", not all that streams keep is read. " : ": ")
                + (why == null ? "" : why)).strip();
    }

    private static @Nullable String shown(@Nullable String... sentences) {
        var said = Stream.of(sentences).filter(Objects::nonNull).map(Visible::of).collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    /** Whether all that streams keep is read or counted, or it is known why it cannot be. */
    public boolean read() {
        return !history.unread();
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        boolean exact = history.exact(); // before the letters: what is counted later may be among them
        return Map.of("dead_letters", LetterReport.of(letters.snapshot(now), exact));
    }

    private void export(List<DeadLetter> chosen, Path file) {
        Thread.ofVirtual().name("dead-letter-export").start(() -> {
            try {
                LetterFile.write(chosen, file);
                outcomes.put(
                        "Wrote " + chosen.size() + (chosen.size() == 1 ? " letter to " : " letters to ") + file + ".");
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "letters could not be exported", failed);
                outcomes.put("Could not write " + file + ": " + WholeFile.reason(failed) + ".");
            }
        });
    }

    @Override
    public String name() {
        return "Dead letters";
    }

    @Override
    public String icon() {
        return "fas-envelope-open-text";
    }

    @Override
    public Parent view() {
        if (view == null) {
            view = new DeadLettersView(viewModel, reading, readings);
            view.offer(FieldAction.follow("Show all with this value in Events", follow));
        }
        return view;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("Ctrl+E", "Export"));
    }

    @Override
    public Attachment show() {
        return Attachment.all(pump.every(REFRESH, () -> viewModel.sample(clock.instant())),
                pump.attach(outcomes, REFRESH, viewModel::say), reading.attach(pump));
    }
}
