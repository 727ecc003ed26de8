package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.traffic.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message is counted once, whatever happens and whenever one asks. */
class AccountsPropertyTest {

    private static final List<String> FILTERS =
            List.of("", "kind:death", "-kind:death", "a7", "text:payload", "x.a1.action", "subject:x.*.death 3");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSumHoldsUnderRandomBurstsFreezesAndFilters(boolean slowWorker) {
        for (int seed = 0; seed < 300; seed++) {
            oneHistory(seed, slowWorker);
        }
    }

    private static void oneHistory(long seed, boolean slowWorker) {
        var random = new Random(seed);
        var feed = new FeedOfMessages(64);
        var log = slowWorker ? feed.logWithSlowWorker(50) : feed.log(50);
        var before = Accounts.NONE;
        for (int step = 0; step < 200; step++) {
            act(random, feed, log);
            var now = log.accounts();
            var what = "seed %d, step %d: %s".formatted(seed, step, now);
            assertThat(now.balanced()).as(what).isTrue();
            assertThat(List.of(now.shown(), now.filtered(), now.evicted())).as(what).allMatch(n -> n >= 0);
            assertThat(now.received()).as(what).isBetween(before.received(), feed.traffic.messages() + feed.dropped);
            assertThat(now.filtered()).as(what).isGreaterThanOrEqualTo(before.filtered());
            assertThat(now.evicted()).as(what).isGreaterThanOrEqualTo(before.evicted());
            before = now;
        }
        settle(feed, log);
        assertThat(log.accounts().received()).as("seed " + seed).isEqualTo(feed.traffic.messages() + feed.dropped);
    }

    /** The same with gaps, ticks that turn out to be missing, and what is filled in: and the lines are all there. */
    @Test
    void theSumHoldsAndEveryLineIsThereWhileGapsComeAndAreFilled() {
        for (int seed = 0; seed < 150; seed++) {
            gapsAndFills(seed);
        }
    }

    private static void gapsAndFills(long seed) {
        var random = new Random(seed);
        var feed = new FeedOfMessages(400);
        var archive = new FakeArchive("EV");
        var log = feed.logThatFills(300, new Filling(archive, feed.traffic.tail(), () -> List.of("x.>"),
                FeedOfMessages::meaning, () -> Instant.ofEpochMilli(feed.now)));
        feed.now = 1_000_000;
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(8)) {
                case 0 -> outage(random, feed, archive);
                case 1 -> log.missing(List.of(jump(random, feed)));
                case 2 -> log.fill(log.firstLine() + random.nextInt(1 + (int) (log.endLine() - log.firstLine())));
                case 3 -> archive.work();
                default -> act(random, feed, log);
            }
            long marked = log.firstLine() + random.nextInt(1 + (int) (log.endLine() - log.firstLine()));
            log.step();
            log.shifts();
            var what = "seed %d, step %d: %s".formatted(seed, step, log.accounts());
            assertThat(log.accounts().balanced()).as(what).isTrue();
            assertThat(log.accounts().evicted()).as(what).isNotNegative();
            assertThat(log.line(marked)).as(what).isNotNull();
            assertEveryMessageHasItsLine(log, what);
        }
        settle(feed, log);
        assertThat(log.accounts().received()).as("seed " + seed).isEqualTo(feed.traffic.messages() + feed.dropped);
    }

    private static void assertEveryMessageHasItsLine(EventLog log, String what) {
        long messages = 0;
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            messages += switch (log.line(line)) {
                case LogLine.Message message -> 1;
                case LogLine.Apart(var arrival, var origin) -> origin.kind() == Origin.Kind.KEPT ? 1 : 0;
                case LogLine.Missing missing -> 0;
                case LogLine.Gone gone -> 1;
            };
        }
        assertThat(messages).as(what).isEqualTo(log.messages());
    }

    private static void outage(Random random, FeedOfMessages feed, FakeArchive archive) {
        feed.gaps.begin(Instant.ofEpochMilli(feed.now));
        for (int n = random.nextInt(20); n > 0; n--) {
            feed.now += 10;
            archive.put("x.a" + random.nextInt(9) + ".action", "missed " + random.nextInt(5),
                    Instant.ofEpochMilli(feed.now));
        }
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
    }

    private static TickWatch.Jump jump(Random random, FeedOfMessages feed) {
        long number = Math.max(0, feed.traffic.messages() - random.nextInt(300));
        var at = Instant.ofEpochMilli(feed.now);
        return new TickWatch.Jump(number, number, at, at, new Break(Break.Cause.TICKS, at, at, 1L,
                new Break.Span("a1", "x.a1.action", 1, 1), Fill.NONE));
    }

    private static void act(Random random, FeedOfMessages feed, EventLog log) {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> burst(random, feed, random.nextInt(random.nextBoolean() ? 8 : 200));
            case 3 -> feed.work();
            case 4 -> log.filter(FeedOfMessages.filter(FILTERS.get(random.nextInt(FILTERS.size()))));
            case 5 -> log.freeze(log.endLine() - 5);
            case 6 -> log.resume();
            case 7 -> feed.dropped += random.nextInt(5);
            default -> log.step();
        }
        feed.now += random.nextInt(500);
    }

    private static void burst(Random random, FeedOfMessages feed, int count) {
        for (int n = 0; n < count; n++) {
            var kind = random.nextInt(4) == 0 ? "death" : "action";
            feed.take("x.a" + random.nextInt(9) + "." + kind, "payload " + random.nextInt(100));
        }
    }

    private static void settle(FeedOfMessages feed, EventLog log) {
        do {
            feed.work();
            log.step();
        } while (log.behind());
    }

    @Test
    void withRoomForAllEachMessageIsCountedAsItsFilterSays() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var feed = new FeedOfMessages(50_000);
            var log = feed.logWithSlowWorker(50_000);
            var filter = Filter.EVERYTHING;
            long wanted = 0;
            for (int round = 0; round < 20; round++) {
                long first = feed.traffic.messages();
                burst(random, feed, random.nextInt(100));
                wanted += matching(feed, filter, first).size();
                settle(feed, log);
                assertThat(log.accounts()).as("seed " + seed)
                        .isEqualTo(
                                new Accounts(feed.traffic.messages(), wanted, feed.traffic.messages() - wanted, 0, 0));
                assertThat(listed(log)).isEqualTo(matching(feed, filter, 0));
                if (random.nextBoolean()) {
                    filter = FeedOfMessages.filter(FILTERS.get(random.nextInt(FILTERS.size())));
                    log.filter(filter);
                }
            }
        }
    }

    private static List<Long> matching(FeedOfMessages feed, Filter filter, long from) {
        var sieve = new Sieve(filter);
        var numbers = new ArrayList<Long>();
        for (long n = from; n < feed.traffic.messages(); n++) {
            if (sieve.take(feed.traffic.tail(), n) != null) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    private static List<Long> listed(EventLog log) {
        var listing = log.listing();
        var numbers = new ArrayList<Long>();
        for (long place = listing.first(); place < listing.end(); place++) {
            var entry = listing.places().at(place);
            assertThat(entry).isNotNull();
            numbers.add(entry.number());
        }
        return numbers;
    }

    @RepeatedTest(5)
    void theSumHoldsWhileAFloodRunsOverTheReader() {
        var feed = new FeedOfMessages(1_000);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var log = feed.log(500, threads, 100_000);
            var flood = CompletableFuture.runAsync(() -> burst(new Random(7), feed, 400_000), threads);
            var random = new Random(8);
            while (!flood.isDone()) {
                if (random.nextInt(20) == 0) {
                    log.filter(FeedOfMessages.filter(FILTERS.get(random.nextInt(FILTERS.size()))));
                } else if (random.nextInt(20) == 0) {
                    log.freeze(log.endLine());
                } else if (random.nextInt(20) == 0) {
                    log.resume();
                }
                log.step();
                assertThat(log.accounts()).matches(Accounts::balanced);
                assertThat(log.accounts().shown()).isNotNegative();
            }
            flood.join();
            do {
                log.step();
            } while (log.behind());
            assertThat(log.accounts().received()).isEqualTo(400_000);
        }
    }
}
