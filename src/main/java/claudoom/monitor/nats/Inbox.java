package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends questions over one link and hands each reply to the one who asked; all replies come to one subject with a last token each. */
final class Inbox {

    private final Link link;
    private final String prefix;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    /** One question that waits for replies. */
    interface Asker {
        void reply(byte[] data);

        /** Nobody subscribes to the subject, the server says. */
        void nobody();

        /** The server does not permit the question, or to hear its reply. */
        void denied(String subject);
    }

    private record Waiting(String subject, Asker asker) {}

    Inbox(Link link, String inboxPrefix) {
        this.link = link;
        prefix = inboxPrefix + "." + io.nats.client.NUID.nextGlobal() + ".";
        link.subscribe(prefix + "*", this::reply);
    }

    /**
     * @return a handle that ends the waiting
     * @throws IllegalStateException if there is no connection now
     */
    Runnable ask(String subject, byte[] body, Map<String, String> headers, Asker asker) {
        Connection now = link.connection();
        if (now == null) {
            throw new IllegalStateException("not connected");
        }
        var token = Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
        waiting.put(token, new Waiting(subject, asker));
        try {
            now.publish(subject, prefix + token, headers(headers), body);
        } catch (IllegalStateException | IllegalArgumentException gone) {
            waiting.remove(token);
            throw gone;
        }
        return () -> waiting.remove(token);
    }

    private static @Nullable Headers headers(Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return null;
        }
        var headers = new Headers();
        wanted.forEach(headers::put);
        return headers;
    }

    private void reply(Message message) {
        var asked = waiting.get(message.getSubject().substring(prefix.length()));
        if (asked == null) {
            return;
        }
        if (message.isStatusMessage()) {
            if (message.getStatus().getCode() == 503) {
                asked.asker.nobody();
            }
        } else {
            asked.asker.reply(message.getData());
        }
    }

    /** The server refused something: every question that depends on it hears so. */
    void denied(boolean publish, String subject) {
        boolean ours = !publish && subject.startsWith(prefix);
        Consumer<Waiting> tell = asked -> asked.asker.denied(subject);
        waiting.values().stream().filter(asked -> ours || (publish && asked.subject.equals(subject))).toList()
                .forEach(tell);
    }
}
