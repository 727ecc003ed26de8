package claudoom.monitor.feature.lag.model;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is typed to change a consumer, field by field; read as a whole or refused with a sentence that says which field and why. */
public record ConsumerForm(String ackWait, String maxDeliver, String maxAckPending, String backoff,
        String description) {

    private static final int LONGEST = 4_096;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** What came of reading. */
    public sealed interface Reading {}

    /** The edit that was meant. */
    public record Read(ConsumerDeed.Edit edit) implements Reading {}

    /** @param sentence what to write instead */
    public record Wrong(String sentence) implements Reading {}

    /** The fields as the consumer has them. */
    public static ConsumerForm of(ConsumerConfig config) {
        var acks = config.acks();
        return new ConsumerForm(acks.within() == null ? "" : Spans.words(acks.within()), limit(acks.maxDeliver()),
                limit(acks.maxPending() == null ? -1 : acks.maxPending()), Spans.list(acks.backoff()),
                config.description());
    }

    private static String limit(long most) {
        return most <= 0 ? "no limit" : Long.toString(most);
    }

    /** The edit that is meant, if it can be. */
    public Reading read(ConsumerConfig config) {
        var steps = Spans.readList(backoff);
        if (steps == null) {
            return new Wrong("Backoff: write spans with their units, as in 1 s, 2 s, 4 s, or nothing.");
        }
        var wait = waits(steps, config);
        if (wait == null) {
            return new Wrong("Ack wait: write a span with its unit, as in 30 s or 1 min 30 s.");
        }
        var deliver = number(maxDeliver);
        if (deliver == null) {
            return new Wrong("Max deliver: write a number from 1 on, or no limit.");
        }
        var pending = number(maxAckPending);
        if (pending == null) {
            return new Wrong("Max ack pending: write a number from 1 on, or no limit.");
        }
        if (deliver > 0 && steps.size() >= deliver) {
            return new Wrong("Max deliver must be larger than the number of backoff steps, " + steps.size()
                    + ": servers up to 2.15 refuse anything else.");
        }
        if (config.acks().none() && !unchanged(steps, pending, config)) {
            return new Wrong(
                    "This consumer needs no acknowledgement: ack wait, backoff and max ack pending mean nothing"
                            + " to it.");
        }
        if (description.length() > LONGEST) {
            return new Wrong("Description: at most " + Spans.count(LONGEST) + " characters.");
        }
        return new Read(new ConsumerDeed.Edit(wait, deliver, pending, steps, description));
    }

    private @Nullable Duration waits(List<Duration> steps, ConsumerConfig config) {
        if (!steps.isEmpty()) {
            return steps.getFirst();
        }
        var before = config.acks().within();
        return ackWait.isBlank() && before == null ? Duration.ZERO : Spans.read(ackWait);
    }

    private boolean unchanged(List<Duration> steps, long pending, ConsumerConfig config) {
        var before = of(config);
        return steps.isEmpty() && ackWait.strip().equals(before.ackWait)
                && pending == (config.acks().maxPending() == null ? -1 : config.acks().maxPending());
    }

    /** -1 for no limit, null for what is neither. */
    private static @Nullable Long number(String text) {
        var trimmed = text.strip().replace(",", "");
        if (trimmed.equalsIgnoreCase("no limit") || trimmed.equals("-1") || trimmed.isEmpty()) {
            return -1L;
        }
        long number = NUMBER.matcher(trimmed).matches() ? Long.parseLong(trimmed) : 0;
        return number > 0 ? (Long) number : null;
    }
}
