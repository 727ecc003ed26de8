package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.Layout;
import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.Search;
import claudoom.monitor.feature.subjects.model.SubjectFilter;
import claudoom.monitor.feature.subjects.model.SubjectFilter.Unusable;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the filter fields hold and what they let through. Subjects are searched beside the frames, the first of them shown at once
 * and the others bite by bite, and only the newest filter counts.
 */
final class FilterViewModel {

    /** After so long what was found is shown for the first time. */
    private static final long FIRST_BITE = 12_000_000;
    /** So long is searched at first before it is said how far it is, and at most before more is shown. */
    private static final long SAID = 40_000_000;
    private static final long BITE = 150_000_000;
    /** What looks at payloads is searched again after so long, or after so many times what it took. */
    private static final long AGAIN = 2_000;
    private static final long AGAIN_SHARE = 20;

    private final SubjectTree tree;
    private final Search search;
    private final Aside aside;
    private final Arrangement arrangement;
    private final ReadOnlyObjectWrapper<Criterion> wanted = new ReadOnlyObjectWrapper<>(Criterion.NONE);
    private final ReadOnlyObjectWrapper<Criterion> unwanted = new ReadOnlyObjectWrapper<>(Criterion.NONE);
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper excludeFault = new ReadOnlyStringWrapper("");
    /** What is in force while something that cannot be used is being typed. */
    private Criterion goodWanted = Criterion.NONE;
    private Criterion goodUnwanted = Criterion.NONE;
    private volatile @Nullable Matches running;
    private @Nullable Matches ready;
    private boolean quiet;
    private long again;
    private Instant now = Instant.EPOCH;

    FilterViewModel(SubjectTree tree, Aside aside, Arrangement arrangement) {
        this.tree = tree;
        this.aside = aside;
        this.arrangement = arrangement;
        search = tree.search();
    }

    /** Takes what is looked for; one that cannot be used leaves the tree as it is and says why. */
    void want(Criterion criterion) {
        if (!criterion.equals(wanted.get())) {
            wanted.set(criterion);
            var why = why(criterion);
            fault.set(why);
            if (why.isEmpty()) {
                goodWanted = criterion;
                begin();
            }
        }
    }

    /** Takes what is left out. */
    void exclude(Criterion criterion) {
        if (!criterion.equals(unwanted.get())) {
            unwanted.set(criterion);
            var why = why(criterion);
            excludeFault.set(why);
            if (why.isEmpty()) {
                goodUnwanted = criterion;
                begin();
            }
        }
    }

    private static String why(Criterion criterion) {
        try {
            SubjectFilter.check(criterion);
            return "";
        } catch (Unusable unusable) {
            return unusable.why() + " · tree as before";
        }
    }

    /** Looks for nothing and leaves nothing out. */
    void clear() {
        want(wanted.get().text(""));
        exclude(unwanted.get().text(""));
    }

    /** How many subjects it lets through. */
    int through() {
        return ready == null ? tree.subjects() : ready.total();
    }

    /** Whether anything at or below this node is shown. */
    boolean lets(int node) {
        return ready == null || ready.below(node) > 0;
    }

    private void begin() {
        var before = running == null || quiet ? ready : running;
        running = null;
        if (goodWanted.isBlank() && goodUnwanted.isBlank()) {
            ready = null;
            arrangement.filter(null);
            say();
            return;
        }
        try {
            go(new Matches(SubjectFilter.of(goodWanted, goodUnwanted), before), SAID, false);
        } catch (Unusable saidAlready) {
            say();
        }
    }

    /** @param quietly whether what is shown stays until the search is at its end */
    private void go(Matches matches, long nanos, boolean quietly) {
        running = matches;
        quiet = quietly;
        say();
        var plan = quietly ? null : arrangement.plan(matches);
        long began = System.nanoTime();
        aside.run(() -> step(matches, plan, nanos), more -> {
            if (running == matches) {
                running = null;
                done(matches, plan, more, nanos);
                again = now.toEpochMilli() + Math.max(AGAIN, (System.nanoTime() - began) / 1_000_000 * AGAIN_SHARE);
            }
        }, () -> running = running == matches ? null : running);
    }

    /** Beside the frames: searches on, and lays out what there is to show. */
    private boolean step(Matches matches, @Nullable Layout plan, long nanos) {
        boolean first = plan != null && matches.total() == 0;
        long enough = System.nanoTime() + FIRST_BITE;
        boolean more = running == matches && search.goOn(matches, nanos, () -> running == matches
                && !(first && matches.total() > 0 && System.nanoTime() >= enough));
        if (plan != null && running == matches && (!more || matches.total() > 0)) {
            plan.run();
        }
        return more;
    }

    private void done(Matches matches, @Nullable Layout plan, boolean more, long nanos) {
        if (!more || (plan != null && matches.total() > 0)) {
            ready = matches;
            arrangement.take(matches, plan);
        }
        if (more) {
            go(matches, matches.total() == 0 ? Math.min(BITE, nanos * 2) : BITE, plan == null);
        } else {
            say();
        }
    }

    /** Looks at the subjects that are new since the last sample, and again at payloads from time to time. */
    void sample(Instant at) {
        now = at;
        var current = ready;
        if (current == null || running != null) {
            return;
        }
        if (current.ages() && at.toEpochMilli() >= again) {
            go(current.afresh(), BITE, true);
        } else if (current.behind(tree)) {
            go(current, BITE, true);
        }
    }

    private void say() {
        var matches = running == null || quiet ? ready : running;
        if (matches == null) {
            found.set("");
        } else if (matches == running && !quiet) {
            found.set("searching… " + soFar(matches));
        } else {
            var unknown = matches.unknown() == 0
                    ? ""
                    : " · " + Figures.count((long) matches.unknown()) + " without a kept payload";
            found.set(Figures.count((long) matches.total()) + " match" + unknown);
        }
    }

    /** What was found, or how far it is. */
    private String soFar(Matches matches) {
        if (matches.total() > 0) {
            return Figures.count((long) matches.total());
        }
        return matches.looked() == 0
                ? ""
                : Figures.count((long) matches.looked()) + " of " + Figures.count((long) tree.subjects())
                        + " looked at";
    }

    @Nullable Matches matches() {
        return ready;
    }

    ReadOnlyObjectProperty<Criterion> wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Criterion> unwantedProperty() {
        return unwanted.getReadOnlyProperty();
    }

    /** How many subjects match, as "14 match"; empty without a filter. */
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why the text cannot be used; empty if it can. */
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Why what is left out cannot be used; empty if it can. */
    ReadOnlyStringProperty excludeFaultProperty() {
        return excludeFault.getReadOnlyProperty();
    }
}
