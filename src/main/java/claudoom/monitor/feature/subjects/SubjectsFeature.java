package claudoom.monitor.feature.subjects;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.feature.subjects.model.NoArchive;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.TopSubject;
import claudoom.monitor.feature.subjects.screen.LeafSources;
import claudoom.monitor.feature.subjects.screen.SubjectsParts;
import claudoom.monitor.feature.subjects.screen.SubjectsView;
import claudoom.monitor.feature.subjects.screen.SubjectsViewModel;
import claudoom.monitor.feature.subjects.screen.SubscriptionsSheet;
import claudoom.monitor.feature.subjects.screen.SubscriptionsViewModel;
import claudoom.monitor.feature.subjects.wire.LivePatterns;
import claudoom.monitor.feature.subjects.wire.PayloadNumbers;
import claudoom.monitor.feature.subjects.wire.StreamArchive;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.Subscriptions;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Traffic;
import claudoom.monitor.ui.Field;
import claudoom.monitor.ui.Once;
import claudoom.monitor.ui.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The door of the subjects feature: all subjects as a tree with counts, rates, ages and last values. */
public final class SubjectsFeature implements Feature, Reporting {

    private static final Duration FIVE_A_SECOND = Duration.ofMillis(200);
    private static final int REPORTED = 1_000;

    private final FramePump pump;
    private final Traffic traffic;
    private final InstantSource clock;
    private Readings readings = Readings.ofThisRun();
    private Consumer<Field> follow = field -> {};
    private final Memory memory;
    private final SubjectTree tree;
    private final Latest<LinkState> link = new Latest<>();
    private final AsideThread aside = new AsideThread("subjects-aside");
    private final AsideThread ask = new AsideThread("subjects-ask");
    private final AsideThread intake = new AsideThread("subjects-intake");
    private Archive archive;
    private Gaps gaps = new Gaps();
    private final AsideThread changes = new AsideThread("subjects-subscriptions");
    private volatile boolean connected;
    private @Nullable LivePatterns patterns;
    private @Nullable SubscriptionsSheet sheet;
    private @Nullable SubjectsViewModel model;
    private final Once<SubjectsParts> parts;
    private @Nullable SubjectsView view;

    /**
     * @param openInEvents is given a subject or a pattern to filter the events by
     * @param memory of this screen
     */
    public SubjectsFeature(FramePump pump, Traffic traffic, InstantSource clock, Consumer<String> openInEvents,
            Memory memory) {
        this.pump = pump;
        this.traffic = traffic;
        this.clock = clock;
        this.memory = memory;
        tree = new SubjectTree(traffic);
        archive = new NoArchive();
        parts = new Once<>(() -> new SubjectsParts(model(), aside, openInEvents));
    }

    /**
     * What makes the panel of a subject complete; before the first {@link #view}.
     *
     * @param questions asks streams what they hold
     * @param missed when nothing could be heard
     */
    public void streams(Questions questions, Gaps missed) {
        archive = new StreamArchive(questions);
        gaps = missed;
    }

    /**
     * What is listened to, which the screen lists and changes; before the connection is begun and before the first
     * {@link #view}. Adds what an earlier run had added.
     */
    public void listensTo(Subscriptions subscriptions, Memory memory) {
        patterns = new LivePatterns(subscriptions, memory);
    }

    /** Patterns listened to that not every start brings. */
    public List<String> alsoListensTo() {
        var known = patterns;
        return known == null ? List.of() : known.added();
    }

    /** Begins to watch: rates are known from here on. */
    public void start() {
        tick(clock.instant());
    }

    /** Called once a second on the polling thread, so that rates are known also while nobody looks; costs what changed. */
    public void tick(Instant now) {
        tree.sample(now.toEpochMilli());
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        connected = state.connected();
        if (state.connected()) {
            tree.resume();
        } else {
            tree.pause();
        }
        link.put(state);
    }

    /**
     * What the detail of a subject needs; before the screen is first opened.
     *
     * @param asChosen as what payloads are read
     * @param follows shows all messages with the same value
     */
    public void read(Readings asChosen, Consumer<Field> follows) {
        readings = asChosen;
        follow = follows;
    }

    @Override
    public String name() {
        return "Subjects";
    }

    @Override
    public String icon() {
        return "fas-sitemap";
    }

    @Override
    public List<Runnable> parts() {
        return parts.get().steps();
    }

    @Override
    public Parent view() {
        if (view == null) {
            view = new SubjectsView(model(), parts.get(), listensOn());
            view.read(readings, follow);
            subscriptionsOn(view);
        }
        return view;
    }

    /** Selects a subject and charts the number at this JSON pointer of its messages. One that is not in the tree is looked for. */
    public void chart(String subject, String pointer) {
        view();
        var node = tree.nodeOf(subject);
        if (node != null && view != null) {
            view.chart(node, pointer);
        } else {
            model().filter(subject);
        }
    }

    private String listensOn() {
        var known = patterns;
        return known == null ? "" : String.join(", ", known.list().stream().map(Listening::pattern).toList());
    }

    private void subscriptionsOn(SubjectsView made) {
        var known = patterns;
        if (known != null) {
            var button = Parts.button("subjects-subscriptions-open", "fas-satellite-dish", "Subscriptions");
            Parts.tip(button, "What is listened to; include more, or leave something out");
            button.setOnAction(click -> open(known, made.getScene().getWindow(), made));
            made.action(button);
        }
    }

    private void open(LivePatterns known, Window owner, SubjectsView made) {
        if (sheet != null) {
            sheet.toFront();
            return;
        }
        var shown = new SubscriptionsViewModel(known, changes);
        var fed = Attachment.all(changes.attach(pump), pump.every(Duration.ofSeconds(1),
                () -> shown.sample(connected, clock.instant())));
        sheet = new SubscriptionsSheet(shown, owner, () -> {
            fed.close();
            sheet = null;
            made.listensOn(listensOn());
        });
        sheet.show();
    }

    private SubjectsViewModel model() {
        if (model == null) {
            var sources = new LeafSources(new LeafWatch(tree, gaps, new PayloadNumbers(readings)), archive, aside, ask,
                    memory.part("leaf"), readings);
            model = new SubjectsViewModel(tree, aside, ValueLine.as(readings), memory, sources, intake);
        }
        return model;
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key("Left, Right", "Close, open a line"),
                new Key("Enter", "To the subject's panel"),
                new Key("Letters", "Filter"),
                new Key("F5", "Take in what is new, sort again, ask streams again"));
    }

    @Override
    public Attachment show() {
        var shown = model();
        return Attachment.all(pump.attach(link, Duration.ZERO, shown::link),
                aside.attach(pump),
                ask.attach(pump),
                intake.attach(pump),
                pump.every(FIVE_A_SECOND, () -> shown.sample(clock.instant())));
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        return report(now, now);
    }

    /** Rates are averages of the whole watch, as that of all traffic is: those of this moment are for the screen. */
    @Override
    public Map<String, @Nullable Object> report(Instant since, Instant now) {
        double seconds = Duration.between(since, now).toMillis() / 1_000.0;
        tick(now);
        var section = new LinkedHashMap<String, @Nullable Object>();
        section.put("distinct", traffic.subjectCount());
        section.put("untracked", traffic.untrackedExactly() ? traffic.untrackedSubjects() : null);
        section.put("top", tree.top(REPORTED).stream().map(subject -> reported(subject, seconds)).toList());
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("subjects", section);
        return report;
    }

    private static Map<String, @Nullable Object> reported(TopSubject subject, double seconds) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("subject", subject.subject());
        entry.put("messages", subject.messages());
        entry.put("bytes", subject.bytes());
        entry.put("messages_per_second",
                seconds <= 0 ? null : Math.round(subject.messages() / seconds * 1e4) / 1e4);
        entry.put("last_seen", subject.lastSeen());
        return entry;
    }
}
