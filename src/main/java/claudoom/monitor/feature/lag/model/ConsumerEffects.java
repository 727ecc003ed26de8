package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerPlan.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a deed will do to a consumer and to how many messages, in words, from what the server said right before. */
public final class ConsumerEffects {

    private ConsumerEffects() {}

    /** @param standing of now */
    public static List<String> of(ConsumerDeed deed, ConsumerConfig config, ConsumerStanding standing,
            @Nullable HomeStream stream) {
        return switch (deed) {
            case ConsumerDeed.Pause pause -> List.of("Nothing is delivered any more: " + Spans.messages(
                    standing.pending()) + " wait" + (standing.pending() == 1 ? "s" : "") + " now, and what comes waits"
                    + " too; " + unacknowledged(standing) + " may still be acknowledged. The experiment goes on.");
            case ConsumerDeed.Resume resume -> List.of(
                    Spans.messages(standing.pending()) + " that wait are delivered from now on.");
            case ConsumerDeed.Reset reset -> reset(reset.sequence(), standing);
            case ConsumerDeed.Unpin unpin -> List.of("Client " + pinned(unpin.group(), standing) + " of group "
                    + unpin.group() + " is served no longer as the only one; the next request pins whoever sent it. No"
                    + " message is changed: " + unacknowledged(standing) + " may still be acknowledged.");
            case ConsumerDeed.Delete delete -> delete(config, standing, stream);
            case ConsumerDeed.Edit edit -> edit(edit, config, standing);
        };
    }

    private static String unacknowledged(ConsumerStanding standing) {
        return "what is unacknowledged (" + Spans.messages(standing.ackPending()) + ")";
    }

    private static String pinned(String group, ConsumerStanding standing) {
        return standing.pins().stream().filter(pin -> pin.group().equals(group) && pin.client() != null)
                .map(pin -> String.valueOf(pin.client())).findFirst().orElse("–");
    }

    private static List<String> reset(long sequence, ConsumerStanding standing) {
        long delivered = standing.delivered().stream();
        var effects = new ArrayList<String>();
        effects.add(sequence <= delivered
                ? "At most " + Spans.messages(delivered - sequence + 1) + " from sequence " + Spans.count(sequence)
                        + " to " + Spans.count(delivered) + " are delivered again, those too that are done."
                : sequence == delivered + 1
                        ? "Nothing is delivered again: it goes on where it is."
                        : "At most " + Spans.messages(sequence - delivered - 1) + " from sequence "
                                + Spans.count(delivered + 1) + " to " + Spans.count(sequence - 1)
                                + " are skipped and never delivered.");
        effects.add("It forgets " + unacknowledged(standing) + " and how often anything was delivered; acknowledgements"
                + " that come late count for nothing.");
        return effects;
    }

    private static List<String> delete(ConsumerConfig config, ConsumerStanding standing,
            @Nullable HomeStream stream) {
        var effects = new ArrayList<String>();
        effects.add("Its place in the stream is lost: " + Spans.messages(standing.pending())
                + " not delivered and " + Spans.messages(standing.ackPending())
                + " not acknowledged. Its clients fail until it is made again, and then it begins anew.");
        if (stream == null) {
            effects.add("The stream could not be read: if it keeps messages only while a consumer wants them, some go"
                    + " with it.");
        } else if (stream.interest()) {
            effects.add(stream.consumers() <= 1
                    ? "It is the only consumer of a stream that keeps messages only while one wants them: all "
                            + Spans.messages(stream.messages()) + " go with it, and new ones are not kept."
                    : "The stream keeps messages only while a consumer wants them: of these "
                            + Spans.count(standing.pending() + standing.ackPending())
                            + ", those go that no other consumer wants.");
        } else if (stream.workQueue()) {
            effects.add("The messages stay in the stream until another consumer takes them.");
        } else {
            effects.add("No message leaves the stream.");
        }
        if (!config.delivery().push() && standing.waiting() > 0) {
            effects.add(Spans.count(standing.waiting()) + " pull requests that wait now fail.");
        }
        return effects;
    }

    private static List<String> edit(ConsumerDeed.Edit edit, ConsumerConfig config, ConsumerStanding standing) {
        var effects = new ArrayList<String>();
        var acks = config.acks();
        var most = acks.maxPending();
        boolean fewer = edit.maxAckPending() > 0
                && (most == null || most <= 0 || edit.maxAckPending() < most);
        if (fewer && standing.ackPending() >= edit.maxAckPending()) {
            effects.add("Nothing is delivered until fewer than " + Spans.count(edit.maxAckPending()) + " of the "
                    + Spans.messages(standing.ackPending()) + " that are unacknowledged are left.");
        }
        boolean sooner = edit.maxDeliver() > 0 && (acks.maxDeliver() <= 0 || edit.maxDeliver() < acks.maxDeliver());
        if (sooner) {
            effects.add("Messages that were delivered " + Spans.count(edit.maxDeliver())
                    + " times already are given up: at most "
                    + (edit.maxDeliver() == 1
                            ? Spans.messages(standing.ackPending()) + " that are unacknowledged."
                            : Spans.messages(standing.redelivered()) + " that came more than once."));
        }
        if (!edit.backoff().equals(acks.backoff()) || !edit.ackWait().equals(acks.within())) {
            effects.add("How long an acknowledgement may take changes for all that are delivered from now on; "
                    + Spans.messages(standing.ackPending()) + " unacknowledged now.");
        }
        return effects.isEmpty() ? List.of("No message is changed.") : effects;
    }

    /** The settings that an edit would change; none if all are as they are. */
    public static List<Change> changes(ConsumerDeed.Edit edit, ConsumerConfig config) {
        var acks = config.acks();
        var changes = new ArrayList<Change>();
        if (!edit.backoff().equals(acks.backoff())) {
            changes.add(new Change("backoff", orNone(Spans.list(acks.backoff())), orNone(Spans.list(edit.backoff()))));
        }
        change(changes, "ack wait", span(acks.within()), span(waits(edit)));
        change(changes, "max deliver", limit(acks.maxDeliver()), limit(edit.maxDeliver()));
        change(changes, "max ack pending", limit(acks.maxPending() == null ? -1 : acks.maxPending()),
                limit(edit.maxAckPending()));
        change(changes, "description", orNone(config.description()), orNone(edit.description()));
        return changes;
    }

    /** The server waits as the backoff says where there is one. */
    public static Duration waits(ConsumerDeed.Edit edit) {
        return edit.backoff().isEmpty() ? edit.ackWait() : edit.backoff().getFirst();
    }

    private static void change(List<Change> changes, String what, String is, String becomes) {
        if (!is.equals(becomes)) {
            changes.add(new Change(what, is, becomes));
        }
    }

    private static String span(@Nullable Duration span) {
        return span == null ? "none" : Spans.words(span);
    }

    private static String limit(long most) {
        return most <= 0 ? "no limit" : Spans.count(most);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
