package claudoom.monitor.ui;

import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what is shown may leave: not before it could be read, not after it is stale, not over another connection, not
 * before the word is typed, and once.
 *
 * @param <P> what is to be sent
 */
public final class ConfirmViewModel<P> {

    /** A click or key that was meant for whatever stood there before must not confirm what nobody has read. */
    static final Duration READ_FIRST = Duration.ofSeconds(1);

    private final Words words;
    private final ReadOnlyObjectWrapper<@Nullable ConfirmText> text = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper reason;
    private final ReadOnlyStringWrapper news = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final StringProperty typed = new SimpleStringProperty("");
    private @Nullable P what;
    private @Nullable String impossible;
    private @Nullable String hindrance;
    private Instant shown;
    private boolean gone;
    private boolean hinted;

    /**
     * What a kind of change says.
     *
     * @param waiting while it is found out what would be sent
     * @param sent when it has left
     * @param stale when what is shown is too old
     * @param goodFor how long what is shown may be confirmed
     */
    public record Words(String waiting, String sent, String stale, Duration goodFor) {}

    public ConfirmViewModel(Words words, Instant opened) {
        this.words = words;
        shown = opened;
        reason = new ReadOnlyStringWrapper(words.waiting());
    }

    /** What can be confirmed; it is shown from now on, and only {@link #changed} puts another in its place. */
    public void accept(P made, ConfirmText told, Instant now) {
        if (what == null) {
            put(made, told, now);
        }
    }

    private void put(P made, ConfirmText told, Instant now) {
        shown = now;
        what = made;
        text.set(told);
    }

    /** It cannot be done, for this reason; says nothing once there is something to confirm. */
    public void impossible(String why) {
        if (what == null) {
            impossible = why;
        }
    }

    /** Whether it is known that it cannot be done, before there was anything to confirm. */
    boolean refused() {
        return impossible != null && what == null;
    }

    /** It was not sent because it is not true any more: this is true now, and is read and confirmed anew. */
    public void changed(P made, ConfirmText told, String sentence, Instant now) {
        gone = false;
        typed.set("");
        news.set(sentence);
        put(made, told, now);
    }

    /** It was not done, or nobody knows; the sentence says which. */
    public void failed(String sentence) {
        impossible = "Close this, look again, and ask again if it is still wanted.";
        news.set(sentence);
    }

    /** Why it may not be sent just now; null if nothing is in the way. */
    public void hindered(@Nullable String why) {
        hindrance = why;
    }

    /** Looks whether the button may be pressed now. */
    public void refresh(LinkState link, Instant now) {
        var against = against(link, now);
        reason.set(against == null ? hinted ? "Enter does not send: press Space to send." : "" : against);
        ready.set(against == null);
    }

    private @Nullable String against(LinkState link, Instant now) {
        var told = text.get();
        if (impossible != null) {
            return impossible;
        }
        if (told == null) {
            return words.waiting();
        }
        if (gone) {
            return words.sent();
        }
        var left = told.ground().left(link);
        if (left != null) {
            impossible = left + " Close this and ask again.";
            return impossible;
        }
        if (hindrance != null) {
            return hindrance;
        }
        if (now.isAfter(told.made().plus(words.goodFor()))) {
            return words.stale();
        }
        if (now.isBefore(told.made().minus(READ_FIRST))) { // the clock was set back: nobody knows how old it is
            impossible = words.stale();
            return impossible;
        }
        var word = told.type();
        if (word != null && !word.equals(typed.get().strip())) {
            return "Type " + word + " to go on.";
        }
        return now.isBefore(shown.plus(READ_FIRST)) ? "Read it first: it can be sent in a moment." : null;
    }

    /** Somebody pressed Enter on the button that sends; from now on it is said what would send. */
    public void enterPressed(LinkState link, Instant now) {
        hinted = true;
        refresh(link, now);
    }

    /** What is to be sent if nothing is against it at this moment; never twice. */
    public @Nullable P confirm(LinkState link, Instant now) {
        var free = against(link, now) == null ? what : null;
        gone |= free != null;
        refresh(link, now);
        return free;
    }

    /** What would be sent; null until it is known. */
    public @Nullable P what() {
        return what;
    }

    /** Null until it is known what would be sent. */
    public ReadOnlyObjectProperty<@Nullable ConfirmText> text() {
        return text.getReadOnlyProperty();
    }

    /** Why the button is disabled; empty when it is not. */
    public ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /** What became of the last try, if it was not done; else empty. */
    public ReadOnlyStringProperty news() {
        return news.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** What the operator typed. */
    public StringProperty typed() {
        return typed;
    }
}
