package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerForm;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One consumer on its page: what is known of it, and what somebody is about to do to it. */
public final class ConsumerViewModel {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** For how long a consumer may be paused. */
    static final List<Duration> SPANS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1),
            Duration.ofHours(8), Duration.ofDays(1), Duration.ofDays(7));

    private final boolean readOnly;
    private final Ways ways;
    private final ReadOnlyObjectWrapper<@Nullable ConsumerId> id = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConsumerPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConsumerLag> how = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable ConsumerDone> done = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ConsumerAction> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Duration> span = new SimpleObjectProperty<>(SPANS.get(1));
    private final StringProperty sequence = new SimpleStringProperty("");
    private final Fields fields = new Fields();
    private @Nullable Instant read;
    private @Nullable ConsumerStanding last;

    /**
     * What the page can have done.
     *
     * @param ask reads the consumer anew, with all that belongs to it
     * @param review makes a deed ready and asks whether it is meant
     * @param letters shows the dead letters of a consumer
     * @param back leaves the page
     */
    public record Ways(Runnable ask, BiConsumer<ConsumerDeed, ConsumerId> review, Consumer<ConsumerId> letters,
            Runnable back) {}

    /** The settings as they are typed. */
    record Fields(StringProperty ackWait, StringProperty maxDeliver, StringProperty maxAckPending,
            StringProperty backoff, StringProperty description) {

        Fields() {
            this(new SimpleStringProperty(""), new SimpleStringProperty(""), new SimpleStringProperty(""),
                    new SimpleStringProperty(""), new SimpleStringProperty(""));
        }

        void set(ConsumerForm form) {
            ackWait.set(form.ackWait());
            maxDeliver.set(form.maxDeliver());
            maxAckPending.set(form.maxAckPending());
            backoff.set(form.backoff());
            description.set(form.description());
        }

        ConsumerForm form() {
            return new ConsumerForm(ackWait.get(), maxDeliver.get(), maxAckPending.get(), backoff.get(),
                    description.get());
        }
    }

    public ConsumerViewModel(boolean readOnly, Ways ways) {
        this.readOnly = readOnly;
        this.ways = ways;
    }

    /** Begins with another consumer. */
    public void open(ConsumerId wanted) {
        read = null;
        last = null;
        how.set(null);
        page.set(null);
        trouble.set("");
        done.set(null);
        stopAsking();
        id.set(wanted);
        age.set("");
    }

    /** Nothing is shown any more. */
    public void close() {
        stopAsking();
        id.set(null);
        page.set(null);
    }

    /** What was learnt of the consumer; of another than is shown it is not taken. */
    public void accept(ConsumerPage learnt, Instant now) {
        if (learnt.id().equals(id.get())) {
            read = now;
            last = learnt.standing() == null ? last : learnt.standing();
            trouble.set("");
            page.set(learnt);
            refresh(now);
        }
    }

    /** How it is doing, as the list says it; null if that is not known. */
    public void does(@Nullable ConsumerLag now) {
        how.set(now);
    }

    /** Why it could not be read; what was known before stays, with its age. */
    public void failed(String why) {
        trouble.set(why);
    }

    /** What became of something that was confirmed. */
    public void accept(ConsumerDone outcome) {
        done.set(outcome);
        if (outcome.done()) {
            stopAsking();
        }
    }

    /** Ages grow. */
    public void refresh(Instant now) {
        age.set(read == null ? "" : "asked " + Figures.ago(read, now));
    }

    /** Begins what needs to be asked for more, or asks at once whether it is meant. */
    public void begin(ConsumerAction action) {
        var shown = page.get();
        if (shown == null || against(action) != null) {
            return;
        }
        fault.set("");
        done.set(null);
        switch (action) {
            case RESUME -> review(new ConsumerDeed.Resume());
            case DELETE -> review(new ConsumerDeed.Delete());
            case UNPIN -> unpin(shown);
            case RESET -> {
                var standing = shown.standing();
                sequence.set(standing == null ? "" : Long.toString(standing.floor().stream() + 1));
                asking.set(action);
            }
            case EDIT -> {
                fields.set(ConsumerForm.of(shown.config()));
                asking.set(action);
            }
            case PAUSE -> asking.set(action);
        }
    }

    /** Why an action is not to be had now; null if it is. */
    @Nullable String against(ConsumerAction action) {
        var shown = page.get();
        if (shown == null || !trouble.get().isEmpty()) {
            return readOnly || shown == null
                    ? ""
                    : "It could not be read again, so what is shown may not be true any more.";
        }
        return shown.gates().against(action);
    }

    private void unpin(ConsumerPage shown) {
        var standing = shown.standing();
        if (standing != null) {
            standing.pins().stream().filter(pin -> pin.client() != null).findFirst()
                    .ifPresent(pin -> review(new ConsumerDeed.Unpin(pin.group())));
        }
    }

    /** Makes ready what was filled in, or says what is wrong with it. */
    public void reviewAsked() {
        var shown = page.get();
        var action = asking.get();
        if (shown == null || action == null) {
            return;
        }
        fault.set("");
        switch (action) {
            case PAUSE -> review(new ConsumerDeed.Pause(span.get()));
            case RESET -> {
                var typed = sequence.get().strip().replace(",", "");
                long wanted = NUMBER.matcher(typed).matches() ? Long.parseLong(typed) : 0;
                if (wanted > 0) {
                    review(new ConsumerDeed.Reset(wanted));
                } else {
                    fault.set("Write the sequence of a message: a number from 1 on.");
                }
            }
            case EDIT -> {
                switch (fields.form().read(shown.config())) {
                    case ConsumerForm.Read read -> review(read.edit());
                    case ConsumerForm.Wrong wrong -> fault.set(wrong.sentence());
                }
            }
            default -> stopAsking();
        }
    }

    private void review(ConsumerDeed deed) {
        var shown = id.get();
        if (shown != null) {
            ways.review().accept(deed, shown);
        }
    }

    /** Drops what was begun. */
    public void stopAsking() {
        asking.set(null);
        fault.set("");
    }

    /** Leaves what was begun, else the page. */
    public void back() {
        if (asking.get() != null) {
            stopAsking();
        } else {
            ways.back().run();
        }
    }

    public void askNow() {
        ways.ask().run();
    }

    /** Shows what this consumer gave up. */
    public void letters() {
        var shown = id.get();
        if (shown != null) {
            ways.letters().accept(shown);
        }
    }

    boolean readOnly() {
        return readOnly;
    }

    /** Null while no consumer is shown. */
    public ReadOnlyObjectProperty<@Nullable ConsumerId> id() {
        return id.getReadOnlyProperty();
    }

    /** Where it stood when somebody last led it; null if that was never seen here. */
    @Nullable ConsumerStanding last() {
        return last;
    }

    /** Null until the first answer. */
    public ReadOnlyObjectProperty<@Nullable ConsumerPage> page() {
        return page.getReadOnlyProperty();
    }

    /** How it is doing; null if that is not known. */
    ReadOnlyObjectProperty<@Nullable ConsumerLag> how() {
        return how.getReadOnlyProperty();
    }

    /** Why it could not be read last; empty if it could. */
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty age() {
        return age.getReadOnlyProperty();
    }

    /** What became of the last deed; null if there is nothing to say. */
    public ReadOnlyObjectProperty<@Nullable ConsumerDone> done() {
        return done.getReadOnlyProperty();
    }

    /** What is being filled in; null if nothing is. */
    public ReadOnlyObjectProperty<@Nullable ConsumerAction> asking() {
        return asking.getReadOnlyProperty();
    }

    /** What is wrong with what was filled in; empty if nothing is known to be. */
    public ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }

    ObjectProperty<Duration> span() {
        return span;
    }

    StringProperty sequence() {
        return sequence;
    }

    Fields fields() {
        return fields;
    }
}
