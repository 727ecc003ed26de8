package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LinkEventsTest {

    private static <T> T nobody(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** Under a flood the client library tells of it hundreds of times a second, for hours. */
    @Test
    void aSlowConsumerIsLoggedOnceForEachConnection() {
        var events = new LinkEvents(new LinkEvents.Listener() {
            @Override
            public void lost(String why) {}

            @Override
            public void denied(boolean publish, String subject) {}
        });
        var said = new CopyOnWriteArrayList<LogRecord>();
        var log = Logger.getLogger(LinkEvents.class.getName());
        var listener = listener(said);
        log.addHandler(listener);
        try {
            for (int n = 0; n < 100; n++) {
                events.slowConsumerDetected(nobody(Connection.class), nobody(Consumer.class));
            }
        } finally {
            log.removeHandler(listener);
        }
        var mine = Thread.currentThread().threadId();
        assertThat(said.stream().filter(entry -> entry.getLongThreadID() == mine)).hasSize(1);
    }

    private static Handler listener(List<LogRecord> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                said.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
