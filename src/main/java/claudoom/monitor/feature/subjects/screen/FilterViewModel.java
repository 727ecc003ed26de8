package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Matches;
import claudoom.monitor.feature.subjects.model.SubjectFilter;
import claudoom.monitor.feature.subjects.model.SubjectFilter.Unusable;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** What the filter field holds and what it lets through; a large tree is searched beside the frames, and only the newest text counts. */
final class FilterViewModel {

    /** So many subjects are searched within a frame. */
    private static final int AT_ONCE = 20_000;

    private final SubjectTree tree;
    private final Aside aside;
    private final Consumer<@Nullable Matches> use;
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private volatile @Nullable Matches wanted;
    private @Nullable Matches ready;

    FilterViewModel(SubjectTree tree, Aside aside, Consumer<@Nullable Matches> use) {
        this.tree = tree;
        this.aside = aside;
        this.use = use;
    }

    /** Takes what the user typed; a text that cannot be used leaves the tree as it is and says why. */
    void type(String text) {
        fault.set("");
        if (text.isBlank()) {
            found.set("");
            wanted = null;
            ready(null);
            return;
        }
        try {
            search(new Matches(SubjectFilter.of(text)));
        } catch (Unusable unusable) {
            wanted = ready;
            fault.set(unusable.why());
        }
    }

    private void search(Matches matches) {
        wanted = matches;
        if (tree.subjects() <= AT_ONCE) {
            ready(searched(matches));
            return;
        }
        found.set("searching…");
        aside.run(() -> searched(matches), done -> {
            if (wanted == done) {
                ready(done);
            }
        });
    }

    private Matches searched(Matches matches) {
        while (wanted == matches && tree.extend(matches)) {
            // bite by bite, until done or no longer wanted
        }
        return matches;
    }

    private void ready(@Nullable Matches matches) {
        ready = matches;
        say();
        use.accept(matches);
    }

    /** Looks at the subjects that are new since the last sample. */
    void sample() {
        if (ready != null) {
            tree.extend(ready);
            say();
        }
    }

    private void say() {
        if (ready != null) {
            found.set(Figures.count(ready.total()) + " match");
        }
    }

    @Nullable Matches matches() {
        return ready;
    }

    /** How many subjects match, as "14 match"; empty without a filter. */
    ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Why the text cannot be used; empty if it can. */
    ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }
}
