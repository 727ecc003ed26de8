package claudoom.monitor.nats;

import claudoom.monitor.terms.Ground;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends questions over one link and hands each reply to the one who asked; all replies come to one subject with a last token each. */
final class Inbox {

    private final Link link;
    private final String prefix;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private volatile @Nullable String deaf;

    /** One question that waits for replies. */
    interface Asker {
        void reply(byte[] data);

        /** The same with its headers, for who wants them. */
        default void reply(byte[] data, @Nullable Headers headers) {
            reply(data);
        }

        /** The answer is no message but a number that says why there is none. */
        default void status(int code) {}

        /** Nobody subscribes to the subject, the server says. */
        void nobody();

        /** The server does not permit the question. */
        void denied(String subject);

        /** The question may have arrived, but this login may not hear a reply. */
        void deaf(String subject);

        /** The connection went before a reply came; nothing will come any more. */
        void lost(String why);
    }

    private record Waiting(String subject, Asker asker) {}

    /** The connection leads to another server than was confirmed; the message says so. */
    static final class Elsewhere extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Elsewhere(String words) {
            super(words);
        }
    }

    Inbox(Link link, String inboxPrefix) {
        this.link = link;
        prefix = inboxPrefix + "." + io.nats.client.NUID.nextGlobal() + ".";
        link.subscribe(prefix + "*", this::reply);
    }

    /**
     * @return a handle that ends the waiting
     * @throws IllegalStateException if there is no connection now
     * @throws IllegalArgumentException if the server would not take a message as large
     */
    Runnable ask(String subject, byte[] body, Map<String, String> headers, Asker asker) {
        return ask(subject, body, headers, asker, null);
    }

    /**
     * @param ground what the connection that publishes must lead to; null if any will do
     * @return a handle that ends the waiting
     * @throws Elsewhere if it leads to another server, so nothing was sent
     * @throws IllegalStateException if there is no connection now
     * @throws IllegalArgumentException if the server would not take a message as large
     */
    Runnable ask(String subject, byte[] body, Map<String, String> headers, Asker asker, @Nullable Ground ground) {
        Connection now = link.connection();
        if (now == null) {
            throw new IllegalStateException("not connected");
        }
        var against = ground == null ? null : ground.against(Greeting.of(now));
        if (against != null) {
            throw new Elsewhere(against);
        }
        var token = Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
        waiting.put(token, new Waiting(subject, asker));
        try {
            now.publish(subject, prefix + token, headers(headers), body);
        } catch (IllegalStateException | IllegalArgumentException gone) {
            waiting.remove(token);
            throw gone;
        }
        var refused = deaf;
        if (refused != null) {
            asker.deaf(refused);
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
            } else {
                asked.asker.status(message.getStatus().getCode());
            }
        } else {
            asked.asker.reply(message.getData(), message.getHeaders());
        }
    }

    /** The server refused something: every question that depends on it hears so. */
    void denied(boolean publish, String subject) {
        if (publish) {
            tell(asked -> asked.subject.equals(subject), asked -> asked.asker.denied(subject));
        } else if (subject.startsWith(prefix)) {
            deaf = subject;
            tell(asked -> true, asked -> asked.asker.deaf(subject));
        }
    }

    /** Replies can be heard again. */
    void permitted(String pattern) {
        if (pattern.equals(deaf)) {
            deaf = null;
        }
    }

    /** The link is down: who waits, waits no longer. */
    void lost(String why) {
        deaf = null;
        tell(asked -> true, asked -> asked.asker.lost(why));
        waiting.clear();
    }

    private void tell(Predicate<Waiting> whom, Consumer<Waiting> what) {
        waiting.values().stream().filter(whom).toList().forEach(what);
    }
}
