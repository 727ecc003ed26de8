package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
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

/** Decides whether what is shown may be sent: not before it could be read, not after it is stale, and once. */
public final class ConsumerSheetViewModel {

    /** A second click that was meant for whatever stood under the sheet must not confirm it. */
    static final Duration READ_FIRST = Duration.ofMillis(500);
    /** What was said of messages is old after this. */
    static final Duration GOOD_FOR = Duration.ofMinutes(2);

    private final Instant opened;
    private final String environment;
    private final ReadOnlyObjectWrapper<@Nullable ConsumerPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("Reading the consumer …");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final StringProperty typed = new SimpleStringProperty("");
    private @Nullable String impossible;
    private boolean gone;
    private boolean hinted;

    /** @param environment what the connection is called, such as PROD; may be empty */
    public ConsumerSheetViewModel(Instant opened, String environment) {
        this.opened = opened;
        this.environment = environment;
    }

    /** What can be confirmed; it is shown and never replaced by another. */
    public void accept(ConsumerPrepared prepared) {
        if (plan.get() != null) {
            return;
        }
        switch (prepared) {
            case ConsumerPrepared.Ready(var made) -> plan.set(made);
            case ConsumerPrepared.Impossible(var why) -> impossible = why;
        }
    }

    /** Looks whether the button may be pressed now. */
    public void refresh(LinkState link, Instant now) {
        var against = against(link, now);
        reason.set(against == null ? hinted ? "Enter does not send: press Space to send." : "" : against);
        ready.set(against == null);
    }

    private @Nullable String against(LinkState link, Instant now) {
        if (impossible != null) {
            return impossible;
        }
        var made = plan.get();
        if (made == null) {
            return "Reading the consumer …";
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
            return "This was read too long ago. Close it and ask again.";
        }
        if (now.isBefore(opened.plus(READ_FIRST))) {
            return "One moment …";
        }
        var word = made.type();
        return word == null || word.equals(typed.get().strip()) ? null : "Type " + word + " to go on.";
    }

    /** Somebody pressed Enter on the button that sends; from now on it is said what would send. */
    public void enterPressed(LinkState link, Instant now) {
        hinted = true;
        refresh(link, now);
    }

    /** What is to be sent if nothing is against it at this moment; never twice. */
    public @Nullable ConsumerPlan confirm(LinkState link, Instant now) {
        var free = against(link, now) == null ? plan.get() : null;
        gone |= free != null;
        refresh(link, now);
        return free;
    }

    String environment() {
        return environment;
    }

    /** Null until it is known what would be sent. */
    public ReadOnlyObjectProperty<@Nullable ConsumerPlan> plan() {
        return plan.getReadOnlyProperty();
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
