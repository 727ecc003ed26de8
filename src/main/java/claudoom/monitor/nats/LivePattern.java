package claudoom.monitor.nats;

import claudoom.monitor.terms.SubjectPattern;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.util.List;

/** One live subscription: what it brought, and whether others bring some of the same. Its messages come on one thread. */
final class LivePattern implements MessageHandler {

    private final SubjectPattern pattern;
    private final boolean fromStart;
    private final int number;
    private final Copies copies;
    private final MessageHandler taker;
    private List<LivePattern> replaced = List.of();
    private volatile boolean shared;
    private volatile boolean refused;
    private long messages;
    private long bytes;
    private long again;

    /**
     * @param number its own among all that were ever listened to
     * @param taker is given each message once, whichever subscription brings it first
     */
    LivePattern(String pattern, boolean fromStart, int number, Copies copies, MessageHandler taker) {
        this.pattern = new SubjectPattern(pattern);
        this.fromStart = fromStart;
        this.number = number;
        this.copies = copies;
        this.taker = taker;
    }

    @Override
    public void onMessage(Message message) throws InterruptedException {
        messages++;
        bytes += message.getData().length;
        if (shared && !copies.first(message, number)) {
            again++;
            return;
        }
        taker.onMessage(message);
    }

    SubjectPattern pattern() {
        return pattern;
    }

    String text() {
        return pattern.text();
    }

    int number() {
        return number;
    }

    boolean fromStart() {
        return fromStart;
    }

    /** Whose place it took; they come back when it goes. */
    List<LivePattern> replaced() {
        return replaced;
    }

    void replaces(List<LivePattern> narrow) {
        replaced = List.copyOf(narrow);
    }

    /** Whether another subscription may bring the same message. */
    void shared(boolean with) {
        shared = with;
    }

    boolean refused() {
        return refused;
    }

    void refused(boolean now) {
        refused = now;
    }

    /** Messages that it brought first. */
    long taken() {
        return messages - again;
    }

    Subscriptions.Line line() {
        return new Subscriptions.Line(text(), messages, bytes, again, refused, fromStart);
    }
}
