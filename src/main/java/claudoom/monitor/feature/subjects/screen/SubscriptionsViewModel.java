package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.feature.subjects.model.Patterns;
import claudoom.monitor.terms.Aside;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What is listened to, and one change of it at a time: look at a pattern, then include it or not; or leave one out. */
public final class SubscriptionsViewModel {

    /** Where the one change stands. */
    enum Step {
        /** Nothing is under way. */
        REST,
        /** The look is under way. */
        LOOKING,
        /** What the look saw is told; include it? */
        OFFERED,
        /** Leave this one out? */
        LEAVING,
        /** The server is being told. */
        CHANGING
    }

    private final Patterns patterns;
    private final Aside aside;
    private final ObservableList<SubscriptionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.REST);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper foot = new ReadOnlyStringWrapper("");
    private String about = "";
    private long asked;

    /** @param aside looks and changes wait for the server there */
    public SubscriptionsViewModel(Patterns patterns, Aside aside) {
        this.patterns = patterns;
        this.aside = aside;
    }

    /** Brings the list up to date; about once a second. */
    public void sample(boolean connected, Instant now) {
        var listed = patterns.list();
        var keys = listed.stream().map(Listening::pattern).toList();
        rows.removeIf(row -> !keys.contains(row.pattern()));
        for (int n = 0; n < listed.size(); n++) {
            var one = listed.get(n);
            if (n >= rows.size() || !rows.get(n).pattern().equals(one.pattern())) {
                rows.removeIf(row -> row.pattern().equals(one.pattern()));
                rows.add(n, new SubscriptionRow(one));
            }
            rows.get(n).sample(one, connected, now.toEpochMilli());
        }
        foot.set(SubscriptionWords.foot(listed, patterns.takenBefore()));
    }

    /** Looks at a pattern for some seconds, or says why it is of no use. */
    void look(String typed) {
        if (step.get() == Step.LOOKING || step.get() == Step.CHANGING) {
            return;
        }
        var pattern = typed.strip();
        var against = patterns.against(pattern);
        if (against != null) {
            rest("", against);
            return;
        }
        about = pattern;
        long mine = begin(Step.LOOKING, "Looking at " + pattern + " for 3 s …");
        aside.run(() -> patterns.look(pattern), look -> {
            if (mine == asked) {
                looked(look);
            }
        }, () -> broke(mine, "The look at " + pattern + " failed"));
    }

    private void looked(FirstLook look) {
        if (look.fault() != null) {
            rest("", look.fault());
        } else {
            begin(Step.OFFERED, SubscriptionWords.offer(about, look, patterns.replaced(about)));
        }
    }

    /** Whether the look that is under way, or what it saw, is of what is typed here. */
    boolean isAbout(String typed) {
        return typed.strip().equals(about);
    }

    /** Asks whether to leave a pattern out. */
    void leaveOut(SubscriptionRow row) {
        if (step.get() == Step.LOOKING || step.get() == Step.CHANGING) {
            return;
        }
        about = row.pattern();
        begin(Step.LEAVING, SubscriptionWords.leaving(row.facts().get(), patterns.behind(about)));
    }

    /** Does what is offered. */
    void yes() {
        var pattern = about;
        if (step.get() == Step.OFFERED) {
            change("Including " + pattern + " …", pattern + " is listened to now, and at the next start.",
                    pattern + " could not be included", () -> told(patterns.add(pattern)));
        } else if (step.get() == Step.LEAVING) {
            change("Leaving out " + pattern + " …", pattern + " is left out.", pattern + " could not be left out",
                    () -> told(patterns.remove(pattern)));
        }
    }

    private static String told(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private void change(String doing, String done, String undone, Supplier<String> deed) {
        long mine = begin(Step.CHANGING, doing);
        aside.run(deed, reason -> {
            if (mine == asked) {
                rest(reason.isEmpty() ? done : "", reason);
            }
        }, () -> broke(mine, undone));
    }

    /** Something that no answer foresees: what it was is in the log, and the next try is possible. */
    private void broke(long mine, String what) {
        if (mine == asked) {
            rest("", what
                    + " for a reason that is in the program's log. The list tells what is listened to; try again.");
        }
    }

    /** Leaves everything as it is; a look under way is forgotten. */
    void no() {
        if (step.get() != Step.CHANGING) {
            rest("", "");
        }
    }

    private long begin(Step next, String text) {
        fault.set("");
        words.set(text);
        step.set(next);
        return ++asked;
    }

    private void rest(String text, String wrong) {
        begin(Step.REST, text);
        fault.set(wrong);
    }

    ObservableList<SubscriptionRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    /** What is under way, was seen, or was done. */
    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** Why nothing was done; empty if nothing is wrong. */
    ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    ReadOnlyStringProperty foot() {
        return foot.getReadOnlyProperty();
    }
}
