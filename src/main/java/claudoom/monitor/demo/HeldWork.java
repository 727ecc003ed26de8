package claudoom.monitor.demo;

import io.nats.client.Message;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Work that takes its time: messages are acknowledged a while after they came. */
final class HeldWork implements Consumer<Message> {

    private static final long HOLD_NANOS = 200_000_000;

    private final Queue<Held> held = new ArrayDeque<>();

    private record Held(Message message, long since) {}

    @Override
    public synchronized void accept(Message message) {
        held.add(new Held(message, System.nanoTime()));
    }

    /** Acknowledges what was held long enough. */
    synchronized void live() {
        long now = System.nanoTime();
        for (var oldest = held.peek(); oldest != null && now - oldest.since() > HOLD_NANOS; oldest = held.peek()) {
            held.remove().message().ack();
        }
    }
}
