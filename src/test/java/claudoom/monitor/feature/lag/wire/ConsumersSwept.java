package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.bench.SpentByProcesses;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.store.LagStore;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a round of questions about 5,000 consumers costs beside the bare questions in the same run, in turns: the same questions,
 * answers thrown away. Costs are CPU of monitor and server together, all their threads; the ages of the oldest messages, the
 * history and the report are told apart.
 */
public final class ConsumersSwept {

    private static final int STREAMS = 10;
    private static final int CONSUMERS = 500;
    private static final int BATCHES = 8;
    private static final int ROUNDS = 6;
    private static final int WARM = 100;
    private static final InstantSource CLOCK = InstantSource.system();
    private static final double GOAL = 1.5;

    private final Connection there;
    private final long server;
    private final JetStreamLists lists;
    private final LagBook book = new LagBook(LagFeed.PERIOD);
    private final OldestMessages oldest;

    /** CPU of the monitor and of the server, and time, in milliseconds. */
    private static final class Cost {
        private double monitor;
        private double server;
        private double wall;
        private int rounds;

        double both() {
            return monitor + server;
        }

        String words() {
            return String.format(Locale.ROOT, "%.1f ms CPU (monitor %.1f, server %.1f), %.1f ms by the clock",
                    both() / rounds, monitor / rounds, server / rounds, wall / rounds);
        }
    }

    private ConsumersSwept(Connection there, long server, JetStreamLists lists) {
        this.there = there;
        this.server = server;
        this.lists = lists;
        oldest = new OldestMessages(lists, book, CLOCK);
    }

    /** {@code URL PID}: of a server with JetStream. */
    public static void main(String[] args) throws Exception {
        var traffic = new Traffic(subject -> Meaning.NONE, 16, 1_024, 4 << 20);
        var there = Nats.connect(Options.builder().server(args[0]).build());
        try (var polls = Executors.newSingleThreadScheduledExecutor()) {
            fill(there);
            var connections = new Connections(ConnectOptions.to(args[0]), List.of(), true, traffic, polls, CLOCK);
            connections.start();
            var swept = new ConsumersSwept(there, Long.parseLong(args[1]),
                    new JetStreamLists(connections.questions(), polls));
            swept.awaitAnswers();
            swept.measure();
            swept.withHistory();
            connections.close();
        }
        System.out.println("DONE");
        System.exit(0);
    }

    private static void fill(Connection there) throws Exception {
        var jsm = there.jetStreamManagement();
        for (int s = 0; s < STREAMS; s++) {
            jsm.addStream(StreamConfiguration.builder().name("S" + s).subjects("s" + s + ".>")
                    .storageType(StorageType.Memory).build());
            for (int c = 0; c < CONSUMERS; c++) {
                jsm.addOrUpdateConsumer("S" + s,
                        ConsumerConfiguration.builder().durable("consumer-" + c).memStorage(true).build());
            }
        }
    }

    private void awaitAnswers() throws Exception {
        for (int tries = 0; lists.streamNames().handle((list, failed) -> failed != null).get(); tries++) {
            if (tries > 200) {
                throw new IOException("no answer");
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void measure() throws Exception {
        for (int n = 0; n < WARM; n++) {
            bare();
            publish(n % 3 == 0 ? STREAMS : 0);
            oldest.ask(round().rows(), List.of(), true).get();
        }
        beside("nothing changes", 0);
        beside("a tenth changes", STREAMS / 10);
        beside("all change", STREAMS);
        var cost = new Cost();
        for (int n = 0; n < ROUNDS; n++) {
            timed(cost, 10, () -> LagReport.of(book.picture(Instant.now())));
        }
        System.out.printf(Locale.ROOT, "CONSUMERS the sections of the report from the book: %.1f ms%n",
                cost.monitor / cost.rounds);
    }

    /** @param busy so many streams take a message between two rounds, which changes the numbers of all their consumers */
    private void beside(String what, int busy) throws Exception {
        var bare = new Cost();
        var round = new Cost();
        var ages = new Cost();
        for (int batch = 0; batch < BATCHES; batch++) {
            timed(bare, ROUNDS, this::bare);
            for (int n = 0; n < ROUNDS; n++) {
                publish(busy);
                var sweep = new Sweep(lists, book, CLOCK, new HashSet<>());
                timed(round, 1, () -> sweep.run().get());
                timed(ages, 1, () -> oldest.ask(sweep.rows(), List.of(), true).get());
                book.sweptAt(CLOCK.instant(), LagFeed.PERIOD, null);
            }
        }
        System.out.printf(Locale.ROOT,
                "CONSUMERS a round over %,d consumers, %s: %.2f x the bare questions (goal %.1f), with ages %.2f x; by the clock"
                        + " %.2f x%n",
                STREAMS * CONSUMERS, what, round.both() / bare.both(), GOAL,
                (round.both() + ages.both()) / bare.both(), round.wall / bare.wall);
        System.out.println("CONSUMERS   bare " + bare.words() + "; round " + round.words() + "; ages besides "
                + ages.words());
    }

    private void publish(int streams) throws Exception {
        for (int s = 0; s < streams; s++) {
            there.publish("s" + s + ".x", new byte[10]);
        }
        there.flush(Duration.ofSeconds(5));
    }

    private Sweep round() throws Exception {
        var sweep = new Sweep(lists, book, CLOCK, new HashSet<>());
        sweep.run().get();
        return sweep;
    }

    /** The questions of a round, one after the other, their answers thrown away. */
    private Object bare() throws Exception {
        long bytes = answer("$JS.API.STREAM.LIST", 0);
        for (int s = 0; s < STREAMS; s++) {
            for (int offset = 0; offset < CONSUMERS; offset += 256) {
                bytes += answer("$JS.API.CONSUMER.LIST.S" + s, offset);
            }
        }
        return bytes;
    }

    private int answer(String subject, int offset) throws InterruptedException {
        var body = ("{\"offset\":" + offset + "}").getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(there.request(subject, body, Duration.ofSeconds(10))).getData().length;
    }

    private void timed(Cost cost, int rounds, Callable<?> work) throws Exception {
        long self = ProcessHandle.current().pid();
        long mine = SpentByProcesses.nanos(self);
        long others = SpentByProcesses.nanos(server);
        long began = System.nanoTime();
        for (int n = 0; n < rounds; n++) {
            work.call();
        }
        cost.wall += (System.nanoTime() - began) / 1e6;
        cost.server += (SpentByProcesses.nanos(server) - others) / 1e6;
        cost.monitor += (SpentByProcesses.nanos(self) - mine) / 1e6;
        cost.rounds += rounds;
    }

    /** As the program does it: a round every two seconds, everything changing, every sample into the history file. */
    private void withHistory() throws Exception {
        var folder = Files.createTempDirectory("monitor-bench-history");
        var notices = new ConcurrentLinkedQueue<String>();
        try (var store = new LagStore(folder, "bench", CLOCK, notices::add)) {
            var kept = new KeptLag(store);
            store.start();
            book.tells(kept::heard);
            long polling = threads("pool");
            long history = threads("monitor-history");
            int rounds = 7;
            long began = System.nanoTime();
            long asking = 0;
            for (int n = 0; n < rounds; n++) {
                publish(STREAMS);
                long from = System.nanoTime();
                oldest.ask(round().rows(), List.of(), true).get();
                book.sweptAt(CLOCK.instant(), LagFeed.PERIOD, null);
                asking += System.nanoTime() - from;
                TimeUnit.NANOSECONDS.sleep(began + (n + 1) * LagFeed.PERIOD.toNanos() - System.nanoTime());
            }
            System.out.printf(Locale.ROOT,
                    "CONSUMERS every %d s with ages and history, all changing: polling thread %.1f ms CPU a round, history thread"
                            + " %.1f ms CPU a round (a batch each 10 s), asking takes %.1f %% of the time (goal 20)%n",
                    LagFeed.PERIOD.toSeconds(), (threads("pool") - polling) / 1e6 / rounds,
                    (threads("monitor-history") - history) / 1e6 / rounds,
                    100.0 * asking / (System.nanoTime() - began));
        } finally {
            remove(folder);
        }
        notices.forEach(notice -> System.out.println("CONSUMERS " + notice));
    }

    private static long threads(String prefix) {
        var bean = java.lang.management.ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var info : bean.getThreadInfo(bean.getAllThreadIds())) {
            if (info != null && info.getThreadName().startsWith(prefix)) {
                sum += Math.max(0, bean.getThreadCpuTime(info.getThreadId()));
            }
        }
        return sum;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
