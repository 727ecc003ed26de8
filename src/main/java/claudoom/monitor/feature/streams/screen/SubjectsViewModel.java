package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Desk;
import claudoom.monitor.feature.streams.model.Desk.Answer;
import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.feature.streams.model.SubjectPage.Line;
import claudoom.monitor.feature.streams.model.SubjectPage.Order;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of one stream with their counts: asked for when somebody looks or asks again, never by a clock, because a server
 * counts all of them each time; not even then where they are more than one answer holds, until somebody narrows or insists.
 */
public final class SubjectsViewModel {

    /** What stands in the middle. */
    public enum Phase {
        ASKING, REFUSED, TOO_MANY, EMPTY, SHOWN
    }

    private final Desk desk;
    private final String stream;
    private final Aside aside;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.ASKING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper before = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper after = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable SubjectPage page;
    private Order order = Order.MOST_MESSAGES;
    private long first;
    private int asked;
    private int sorted;
    private long messages;

    /** @param aside where many lines are put in order */
    public SubjectsViewModel(Desk desk, String stream, Aside aside) {
        this.desk = desk;
        this.stream = stream;
        this.aside = aside;
    }

    /**
     * Somebody looks: asks the first time.
     *
     * @param known how many subjects the stream holds, as the list of streams tells; null if it does not
     */
    public void look(@Nullable Long known) {
        if (asked > 0) {
            return;
        }
        if (known != null && known <= SubjectPage.MOST) {
            ask(0);
        } else {
            phase.set(Phase.TOO_MANY);
            trouble.set((known == null
                    ? "Nobody has told how many subjects this stream holds."
                    : "This stream holds %s subjects, and the server counts all that match for each answer."
                            .formatted(Figures.count(known)))
                    + " Narrow the subject above, as in %s; or ask for the first %s by name."
                            .formatted("a.b.*", Figures.count(SubjectPage.MOST)));
        }
    }

    /** Those that match what was typed, from the beginning. */
    public void narrow() {
        ask(0);
    }

    /** The same again. */
    public void again() {
        ask(first);
    }

    /** Messages were taken away: counts anew what is shown, unless that is much work for the server. */
    void changed() {
        if (page != null && page.total() <= SubjectPage.MOST) {
            again();
        }
    }

    /** The next so many by name. */
    public void following() {
        var here = page;
        if (here != null && here.more()) {
            ask(here.first() + here.subjects().size());
        }
    }

    public void preceding() {
        ask(Math.max(0, first - SubjectPage.MOST));
    }

    public void order(Order by) {
        order = by;
        arrange();
    }

    /** What is looked for. */
    public String pattern() {
        var typed = filter.get().strip();
        return typed.isEmpty() ? ">" : typed;
    }

    private void ask(long from) {
        var wrong = BrowseViewModel.subjectFault(pattern());
        fault.set(wrong);
        if (!wrong.isEmpty()) {
            return;
        }
        first = from;
        busy.set(true);
        if (page == null) {
            phase.set(Phase.ASKING);
        }
        int mine = ++asked;
        desk.subjects(stream, pattern(), from, answer -> {
            if (mine == asked) {
                busy.set(false);
                take(answer);
            }
        });
    }

    private void take(Answer<SubjectPage> answer) {
        page = answer.value();
        sorted++; // what is being put in order is old
        trouble.set(answer.trouble());
        before.set(first > 0);
        after.set(page != null && page.more());
        if (page == null) {
            lines.clear();
            words.set("");
            phase.set(Phase.REFUSED);
        } else {
            arrange();
        }
    }

    private void arrange() {
        var here = page;
        var by = order;
        int mine = ++sorted;
        if (here != null) {
            aside.run(() -> here.ordered(by), ordered -> {
                if (mine == sorted) {
                    show(here, ordered);
                }
            });
        }
    }

    private void show(SubjectPage here, List<Line> ordered) {
        messages = here.messages();
        lines.setAll(ordered);
        phase.set(ordered.isEmpty() ? Phase.EMPTY : Phase.SHOWN);
        boolean part = here.subjects().size() < here.total();
        words.set("%s · %s messages%s".formatted(part && !ordered.isEmpty()
                ? "subjects %s to %s of %s by name".formatted(Figures.count(here.first() + 1),
                        Figures.count(here.first() + ordered.size()), Figures.count(here.total()))
                : ordered.size() == 1 ? "1 subject" : Figures.count(ordered.size()) + " subjects",
                Figures.count(messages), part ? " in these" : ""));
    }

    /** Of all subjects that are shown. */
    long messages() {
        return messages;
    }

    /** Whether more match than are shown, so that the order is one among those that are shown. */
    boolean partial() {
        return page != null && page.subjects().size() < page.total();
    }

    /** When what is shown was counted; null before. */
    public @Nullable Instant countedAt() {
        return page == null ? null : page.at();
    }

    /** In the chosen order. */
    public ObservableList<Line> lines() {
        return lines;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** What is shown out of what. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Why there are none, a sentence; empty if nothing is wrong. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** What is wrong with what was typed; empty if nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasPrecedingProperty() {
        return before.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty hasFollowingProperty() {
        return after.getReadOnlyProperty();
    }
}
