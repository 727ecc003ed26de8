package claudoom.monitor.demo;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The connection of one part of the experiment, under that part's own name. */
final class Line implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Line.class.getName());

    private static final Duration FLUSH_LIMIT = Duration.ofMillis(500);
    private static final Duration EARS_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final Connection connection;
    private final Dispatcher ears;

    private Line(Connection connection) {
        this.connection = connection;
        this.ears = connection.createDispatcher();
    }

    static Line open(String url, String name, Threads threads) throws IOException, InterruptedException {
        var options = Options.builder().server(url).connectionName(name).executor(threads.workers())
                .scheduledExecutor(threads.alarms())
                .callbackThreadFactory(threads.factory()).connectThreadFactory(threads.factory())
                .connectionTimeout(Duration.ofSeconds(5)).maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(250)).reconnectJitter(Duration.ofMillis(50)).reconnectBufferSize(0)
                .bufferSize(8 * 1024).errorListener(new ErrorListener() {});
        return new Line(Nats.connect(options.build()));
    }

    Connection connection() {
        return connection;
    }

    /** Sends now or not at all: what happens while the server is away is lost, as with a real agent. */
    void say(Outgoing message) {
        send(message.subject(), headers(message), Json.bytes(message.body()));
    }

    /** Answers a request; a message that nobody wants an answer to stays without. */
    void answer(Message question, Object body) {
        var reply = question.getReplyTo();
        if (reply != null) {
            send(reply, null, Json.bytes(body));
        }
    }

    /** Sends bytes as they are. */
    void send(String subject, @Nullable Headers headers, byte[] body) {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            return;
        }
        try {
            connection.publish(subject, headers, body);
        } catch (IllegalStateException justLost) {
            LOG.log(Level.DEBUG, "not sent: " + subject, justLost);
        }
    }

    /** Messages come one after the other on this line's own thread. */
    void listen(String subject, MessageHandler listener) {
        ears.subscribe(subject, listener);
    }

    /** Waits until the server knows of everything that is listened to: from then on nothing that is asked goes unheard. */
    void awaitEars() throws IOException, InterruptedException {
        try {
            connection.flush(EARS_LIMIT);
        } catch (TimeoutException | IllegalStateException gone) {
            throw new IOException("the server does not answer", gone);
        }
    }

    private static @Nullable Headers headers(Outgoing message) {
        if (message.headers().isEmpty()) {
            return null;
        }
        var headers = new Headers();
        message.headers().forEach((name, value) -> headers.put(name, value));
        return headers;
    }

    /** Closes all at once: one takes up to a second. */
    static void closeAll(Collection<Line> lines) {
        var closing = lines.stream().map(line -> Thread.ofVirtual().start(line::close)).toList();
        try {
            for (var one : closing) {
                one.join(CLOSE_LIMIT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was said before is still sent. */
    @Override
    public void close() {
        try {
            if (connection.getStatus() == Connection.Status.CONNECTED) {
                connection.flush(FLUSH_LIMIT);
            }
            connection.close();
        } catch (TimeoutException | IllegalStateException gone) {
            LOG.log(Level.DEBUG, "closed without a last flush", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
