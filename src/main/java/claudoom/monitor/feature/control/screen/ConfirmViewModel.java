package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Confirmation;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Proposal;
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

/** Decides whether what is shown may leave: not before it could be read, not after it is stale, and once. */
public final class ConfirmViewModel {

    /** A second click that was meant for whatever stood under the sheet must not confirm it. */
    static final Duration READ_FIRST = Duration.ofMillis(500);
    /** Who listens and what was meant is forgotten after this. */
    static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private final Instant opened;
    private final ReadOnlyObjectWrapper<@Nullable Confirmation> confirmation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("Asking who listens …");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final StringProperty typed = new SimpleStringProperty("");
    private @Nullable Order order;
    private @Nullable String impossible;
    private boolean gone;
    private boolean hinted;

    public ConfirmViewModel(Instant opened) {
        this.opened = opened;
    }

    /** The answer to the draft; it is shown and never replaced by another. */
    public void accept(Proposal proposal) {
        if (order != null) {
            return;
        }
        switch (proposal) {
            case Proposal.Ready made -> {
                order = made.order();
                confirmation.set(made.confirmation());
            }
            case Proposal.Impossible not -> impossible = not.reason();
        }
    }

    /** Looks whether the button may be pressed now. */
    public void refresh(LinkState link, Instant now) {
        var against = against(link, now);
        reason.set(against == null ? hinted ? "Enter does not send: press Space to send." : "" : against);
        ready.set(against == null);
    }

    private @Nullable String against(LinkState link, Instant now) {
        var made = order;
        if (impossible != null) {
            return impossible;
        }
        if (made == null) {
            return "Asking who listens …";
        }
        var left = made.ground().left(link);
        if (left != null) {
            impossible = left + " Close this and ask again.";
            return impossible;
        }
        if (gone) {
            return "It has been sent.";
        }
        if (now.isAfter(made.made().plus(GOOD_FOR))) {
            return "This was asked too long ago. Close it and ask again.";
        }
        if (now.isBefore(opened.plus(READ_FIRST))) {
            return "One moment …";
        }
        var shown = confirmation.get();
        var word = shown == null ? null : shown.type();
        return word == null || word.equals(typed.get().strip()) ? null : "Type " + word + " to go on.";
    }

    /** Somebody pressed Enter on the button that sends; from now on it is said what would send. */
    public void enterPressed(LinkState link, Instant now) {
        hinted = true;
        refresh(link, now);
    }

    /** The order to send if nothing is against it at this moment; never twice. */
    public @Nullable Order confirm(LinkState link, Instant now) {
        var free = against(link, now) == null ? order : null;
        gone |= free != null;
        refresh(link, now);
        return free;
    }

    /** Null until it is known what would leave. */
    public ReadOnlyObjectProperty<@Nullable Confirmation> confirmation() {
        return confirmation.getReadOnlyProperty();
    }

    /** Why the button is disabled; empty when it is not. */
    public ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty ready() {
        return ready.getReadOnlyProperty();
    }

    /** What the operator typed. */
    public StringProperty typed() {
        return typed;
    }
}
