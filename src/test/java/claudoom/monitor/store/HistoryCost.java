package claudoom.monitor.store;

import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a day of history costs: started by hand, with how many consumers and simulated hours. Six in ten are quiet, three work on
 * a changing load, one is pure noise, which is the worst there is.
 */
final class HistoryCost {

    private static final int EVERY_SECONDS = 2;
    private final Random random = new Random(4);
    private final List<ConsumerId> ids = new ArrayList<>();
    private final long[] lags;

    private HistoryCost(int consumers) {
        for (int n = 0; n < consumers; n++) {
            ids.add(new ConsumerId("STREAM-" + n % 10, "consumer-" + n));
        }
        lags = new long[consumers];
    }

    public static void main(String[] args) throws Exception {
        int consumers = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int hours = args.length > 1 ? Integer.parseInt(args[1]) : 24;
        new HistoryCost(consumers).run(hours);
    }

    private void run(int hours) throws Exception {
        var folder = Files.createTempDirectory("history-cost");
        var file = folder.resolve("lag-history.db");
        try (var window = new Store(folder)) {
            for (int second = 0; second < hours * 3_600; second += EVERY_SECONDS) {
                window.at(Store.NOON.plusSeconds(second));
                sweep(window);
                // for most of the time in larger batches, which only makes the simulation faster
                int batch = second > hours * 3_600 - 600 ? 10 : 240;
                if (second % batch == 0) {
                    window.store.writeNow(false);
                }
            }
            System.out.printf(Locale.ROOT, "%d consumers, %d h: mean batch %.1f ms%n", ids.size(), hours,
                    window.store.millisPerBatch());
            batches(window);
            reads(window);
            System.gc();
            var runtime = Runtime.getRuntime();
            System.out.printf(Locale.ROOT, "heap %,d KiB in use, file %,d KiB: %,d bytes a consumer and day%n",
                    (runtime.totalMemory() - runtime.freeMemory()) / 1024, Files.size(file) / 1024,
                    Files.size(file) / ids.size() * 24 / hours);
        }
        opening(folder, file);
    }

    private void sweep(Store window) {
        for (int n = 0; n < ids.size(); n++) {
            lags[n] = switch (n % 10) {
                case 0 -> random.nextInt(1_000_000);
                case 1, 2, 3 -> Math.max(0, lags[n] + random.nextInt(41) - 20);
                default -> n;
            };
            window.sample(ids.get(n), lags[n]);
        }
    }

    /** As in the real program: five samples of each, then a write. */
    private void batches(Store window) {
        var millis = new double[30];
        for (int batch = 0; batch < millis.length; batch++) {
            for (int n = 0; n < 5; n++) {
                window.at(window.now.get().plusSeconds(EVERY_SECONDS));
                sweep(window);
            }
            long began = System.nanoTime();
            window.store.writeNow(false);
            millis[batch] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "a batch of ten seconds: median %.1f ms, longest %.1f ms%n", millis[15],
                millis[29]);
    }

    private void reads(Store window) {
        for (var span : List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7))) {
            long began = System.nanoTime();
            int spans = 0;
            for (int n = 0; n < 10; n++) {
                Instant now = window.now.get();
                spans = window.store.between(ids.get(n), Figure.LAG, now.minus(span), now, 1_200).join().size();
            }
            System.out.printf(Locale.ROOT, "the last %s of one consumer: %d spans in %.2f ms%n", span, spans,
                    (System.nanoTime() - began) / 1e7);
        }
    }

    private static void opening(Path folder, Path file) throws Exception {
        long began = System.nanoTime();
        try (var next = new Store(folder)) {
            next.at(Store.NOON.plus(Duration.ofDays(1)));
            next.last(Duration.ofMinutes(1), 10);
            System.out.printf(Locale.ROOT, "opened and looked through in %.0f ms%n", (System.nanoTime() - began) / 1e6);
        }
        try (var all = Files.list(folder)) {
            for (var one : all.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(folder);
        if (Files.exists(file)) {
            throw new IllegalStateException("left behind");
        }
    }
}
