package claudoom.monitor.feature.subjects;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.Reporting;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.TopSubject;
import claudoom.monitor.feature.subjects.screen.SubjectsView;
import claudoom.monitor.feature.subjects.screen.SubjectsViewModel;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The door of the subjects feature: all subjects as a tree with counts, rates, ages and last values. */
public final class SubjectsFeature implements Feature, Reporting {

    private static final Duration FIVE_A_SECOND = Duration.ofMillis(200);
    private static final int REPORTED = 1_000;

    private final FramePump pump;
    private final Traffic traffic;
    private final InstantSource clock;
    private final Consumer<String> openInEvents;
    private final SubjectTree tree;
    private final Latest<LinkState> link = new Latest<>();
    private final AsideThread aside = new AsideThread("subjects-aside");
    private volatile String listensOn = "";
    private @Nullable SubjectsViewModel model;
    private @Nullable SubjectsView view;

    /** @param openInEvents is given a subject or a pattern to filter the events by */
    public SubjectsFeature(FramePump pump, Traffic traffic, InstantSource clock, Consumer<String> openInEvents) {
        this.pump = pump;
        this.traffic = traffic;
        this.clock = clock;
        this.openInEvents = openInEvents;
        tree = new SubjectTree(traffic);
    }

    /** The patterns subscribed to, for the words of the empty screen; before the first {@link #view}. */
    public void listensOn(String patterns) {
        listensOn = patterns;
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
        if (state.connected()) {
            tree.resume();
        } else {
            tree.pause();
        }
        link.put(state);
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
    public Parent view() {
        if (view == null) {
            view = new SubjectsView(model(), aside, listensOn, openInEvents, clock);
        }
        return view;
    }

    private SubjectsViewModel model() {
        if (model == null) {
            model = new SubjectsViewModel(tree, aside, ValueLine::of);
        }
        return model;
    }

    @Override
    public Attachment show() {
        var shown = model();
        return Attachment.all(pump.attach(link, Duration.ZERO, shown::link),
                aside.attach(pump),
                pump.every(FIVE_A_SECOND, () -> shown.sample(clock.instant())));
    }

    @Override
    public Map<String, @Nullable Object> report(Instant now) {
        tick(now);
        var section = new LinkedHashMap<String, @Nullable Object>();
        section.put("distinct", traffic.subjectCount());
        section.put("untracked", traffic.untrackedSubjects());
        section.put("top", tree.top(REPORTED).stream().map(SubjectsFeature::reported).toList());
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("subjects", section);
        return report;
    }

    private static Map<String, @Nullable Object> reported(TopSubject subject) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("subject", subject.subject());
        entry.put("messages", subject.messages());
        entry.put("bytes", subject.bytes());
        entry.put("messages_per_second", subject.perSecond());
        entry.put("last_seen", subject.lastSeen());
        return entry;
    }
}
