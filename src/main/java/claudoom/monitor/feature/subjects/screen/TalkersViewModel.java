package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Talker;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.terms.Aside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The busiest subjects of one window, looked for beside the frames once a second while they are shown. */
final class TalkersViewModel {

    static final int MOST = 20;
    private static final long GAP = 1_000;
    /** Looking for them may take about this part of the time. */
    private static final long SHARE = 20;

    private final SubjectTree tree;
    private final Aside aside;
    private final ObservableList<TalkerRow> rows = FXCollections.observableArrayList();
    private final ObservableList<TalkerRow> shownRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Window> window = new ReadOnlyObjectWrapper<>(Window.TEN_SECONDS);
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();
    private Instant now = Instant.EPOCH;
    private long next;
    private int question;
    private boolean hold;

    TalkersViewModel(SubjectTree tree, Aside aside) {
        this.tree = tree;
        this.aside = aside;
    }

    void show(boolean wanted) {
        shown.set(wanted);
        next = 0;
        if (wanted) {
            sample(now);
        }
    }

    void over(Window wanted) {
        window.set(wanted);
        question++; // what is on its way is of another window
        next = 0;
        sample(now);
    }

    void sample(Instant at) {
        now = at;
        if (!shown.get() || at.toEpochMilli() < next) {
            return;
        }
        next = at.toEpochMilli() + 20 * GAP;
        int mine = ++question;
        var wanted = window.get();
        var kept = held() ? rows.stream().map(row -> row.talker().node()).toList() : List.<Integer>of();
        long began = System.nanoTime();
        aside.run(() -> kept.isEmpty() ? tree.talkers(wanted, MOST) : tree.talkers(wanted, kept), talkers -> {
            if (mine == question) {
                next = now.toEpochMilli() + Math.max(GAP, (System.nanoTime() - began) / 1_000_000 * SHARE);
                take(talkers);
            }
        });
    }

    /** Whether somebody points at them or walks through them: then each place keeps its subject, and only numbers change. */
    void hold(boolean wanted) {
        if (hold != wanted) {
            hold = wanted;
            question++; // what is on its way would move them
            next = 0;
        }
    }

    boolean held() {
        return hold && !rows.isEmpty();
    }

    private void take(List<? extends @Nullable Talker> talkers) {
        asked.set(true);
        while (rows.size() > talkers.size()) {
            rows.removeLast();
        }
        var come = new ArrayList<TalkerRow>();
        for (int place = 0; place < talkers.size(); place++) {
            var talker = talkers.get(place);
            if (talker == null) {
                rows.get(place).gone();
            } else if (place < rows.size()) {
                rows.get(place).show(talker, window.get());
            } else {
                come.add(new TalkerRow(place + 1, talker, window.get()));
            }
        }
        rows.addAll(come);
    }

    /** One for each place; what stands there changes. */
    ObservableList<TalkerRow> rows() {
        return shownRows;
    }

    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /** Whether there was an answer yet. */
    ReadOnlyBooleanProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }
}
