package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Finds the newest messages of one subject below a sequence. A stream can only be asked for the next one from a sequence on, so
 * the range is halved again and again, the newer half first: every answer is one more message, or the proof that a part of the
 * range holds none.
 */
final class OlderReading {

    /** A server on the other side of the world answers some five a second; beyond this the rest is left for another time. */
    private static final int MOST_QUESTIONS = 4_000;

    private final Next next;
    private final String subject;
    private final BooleanSupplier wanted;
    private final TreeMap<Long, StoredMessage.Found> found = new TreeMap<>();
    private final Deque<Range> open = new ArrayDeque<>();
    private int questions;

    /** The first message from a sequence on that matches. */
    @FunctionalInterface
    interface Next {
        StoredMessage from(long sequence) throws QuestionFailed;
    }

    /** @param from inclusive, {@code to} exclusive */
    private record Range(long from, long to) {}

    /**
     * @param messages newest first
     * @param reached everything from this sequence on is known
     */
    record Result(List<StoredMessage.Found> messages, long reached, boolean all) {}

    OlderReading(Next next, String subject, BooleanSupplier wanted) {
        this.next = next;
        this.subject = subject;
        this.wanted = wanted;
    }

    /** Fails only if nothing at all could be read. */
    Result read(long before, int most) throws QuestionFailed {
        push(1, before);
        while (!open.isEmpty() && known() < most && questions < MOST_QUESTIONS && wanted.getAsBoolean()) {
            look(open.pop());
        }
        long done = open.isEmpty() ? 1 : open.element().to();
        var complete = new ArrayList<>(found.tailMap(done, true).descendingMap().values());
        if (complete.size() > most) {
            var kept = complete.subList(0, most);
            return new Result(List.copyOf(kept), kept.getLast().sequence(), false);
        }
        return new Result(List.copyOf(complete), done, open.isEmpty());
    }

    private void look(Range range) throws QuestionFailed {
        questions++;
        switch (next.from(range.from())) {
            case StoredMessage.Found message when message.sequence() >= range.from()
                    && message.sequence() < range.to() -> {
                if (message.subject().equals(subject)) { // a literal wildcard in the subject finds others as well
                    found.put(message.sequence(), message);
                }
                long middle = message.sequence() + 1 + (range.to() - message.sequence() - 1) / 2;
                push(message.sequence() + 1, middle);
                push(middle, range.to());
            }
            case StoredMessage.Found beyond -> {
            }
            case StoredMessage.Gone none -> {
            }
            case StoredMessage.Failed failed ->
                throw new QuestionFailed(QuestionFailed.Reason.NO_ANSWER, "the server says: " + failed.why());
        }
    }

    private void push(long from, long to) {
        if (from < to) {
            open.push(new Range(from, to));
        }
    }

    /** How many are found with no unknown range among them. */
    private int known() {
        return open.isEmpty() ? found.size() : found.tailMap(open.element().to()).size();
    }
}
