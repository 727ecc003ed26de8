package claudoom.monitor.bench;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** (a) What jnats alone costs: a dispatcher that only counts. */
public final class BareClient {

    private BareClient() {}

    /** {@code URL WARM COUNT}. */
    public static void main(String[] args) throws Exception {
        var count = new AtomicLong();
        var options = Options.builder().server(args[0]).bufferSize(1 << 18).build();
        long warm = Long.parseLong(args[1]);
        long wanted = Long.parseLong(args[2]);
        var connection = Nats.connect(options);
        var dispatcher = connection.createDispatcher();
        dispatcher.setPendingLimits(4_000_000, 1L << 30);
        dispatcher.subscribe(Flood.ROOT + ".>", message -> count.lazySet(count.getPlain() + 1));
        connection.flush(Duration.ofSeconds(5));
        Report.ready();
        Measured.await(count::get, warm);
        var measured = new Measured();
        Report.next();
        measured.begin();
        long came = Measured.await(count::get, warm + wanted) - warm;
        Report.result(measured.line("bare", came, dispatcher.getDroppedCount(), 0));
        connection.close();
        System.exit(0);
    }
}
