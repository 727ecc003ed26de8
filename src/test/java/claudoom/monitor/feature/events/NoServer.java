package claudoom.monitor.feature.events;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.traffic.Traffic;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Questions that nobody answers, because nobody is connected. */
final class NoServer {

    private NoServer() {}

    static Questions questions(Traffic traffic) {
        try {
            return new Connections(ConnectOptions.to("nats://127.0.0.1:1"), List.of(), true, traffic,
                    new ScheduledThreadPoolExecutor(0, Thread.ofPlatform().daemon().factory()),
                    InstantSource.system()).questions();
        } catch (BadConnectOptions bad) {
            throw new AssertionError(bad);
        }
    }
}
