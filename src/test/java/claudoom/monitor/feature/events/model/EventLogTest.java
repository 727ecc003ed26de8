package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.traffic.Accounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of the list: messages in order, gaps where they belong, what stands still stays readable. */
class EventLogTest {

    private static List<String> lines(EventLog log) {
        return lines(log, log.firstLine());
    }

    private static List<String> lines(EventLog log, long from) {
        var lines = new ArrayList<String>();
        for (long line = from; line < log.endLine(); line++) {
            lines.add(switch (log.line(line)) {
                case LogLine.Message(var arrival) -> new String(arrival.payload(), StandardCharsets.UTF_8);
                case LogLine.Apart(var arrival, var origin) -> origin.kind() + " "
                        + new String(arrival.payload(), StandardCharsets.UTF_8);
                case LogLine.Missing(var what) -> what.cause() + (what.lost() == null ? "" : " " + what.lost())
                        + (what.to() == null ? " still" : "");
                case LogLine.Gone() -> "gone";
            });
        }
        return lines;
    }

    private static void take(FeedOfMessages feed, int from, int to) {
        for (int n = from; n < to; n++) {
            feed.take(n % 2 == 0 ? "x.even.action" : "x.odd.action", "m" + n);
        }
    }

    @Test
    void gapsAndDropsAreLinesOfTheirOwn() {
        var feed = new FeedOfMessages(100);
        var log = feed.log(100);
        take(feed, 0, 2);
        feed.gaps.begin(Instant.ofEpochMilli(10));
        log.step();
        assertThat(lines(log)).containsExactly("m0", "m1", "NOT_OBSERVED still");

        feed.gaps.end(Instant.ofEpochMilli(20), 2);
        take(feed, 2, 4);
        feed.dropped = 7;
        log.step();
        feed.now += 2_000;
        take(feed, 4, 5);
        feed.dropped = 8;
        log.step();

        assertThat(lines(log)).containsExactly("m0", "m1", "NOT_OBSERVED", "m2", "m3", "DROPPED 7", "m4", "DROPPED 1");
    }

    @Test
    void gapsFindTheirPlaceAmongWhatMatches() {
        var feed = new FeedOfMessages(100);
        var log = feed.log(100);
        take(feed, 0, 4);
        feed.gaps.begin(Instant.EPOCH);
        feed.gaps.end(Instant.ofEpochMilli(1), 4);
        take(feed, 4, 8);
        log.step();

        log.filter(FeedOfMessages.filter("odd"));
        assertThat(lines(log)).containsExactly("m1", "m3", "NOT_OBSERVED", "m5", "m7");

        log.filter(Filter.EVERYTHING);
        assertThat(lines(log)).hasSize(9).element(4).isEqualTo("NOT_OBSERVED");
    }

    @Test
    void aLineKeepsItsNumberWhenOlderOnesGo() {
        var feed = new FeedOfMessages(8);
        var log = feed.log(8);
        take(feed, 0, 4);
        feed.gaps.begin(Instant.EPOCH);
        feed.gaps.end(Instant.ofEpochMilli(1), 4);
        take(feed, 4, 8);
        log.step();
        assertThat(lines(log, 5)).containsExactly("m4", "m5", "m6", "m7");

        take(feed, 8, 14);
        log.step();

        assertThat(log.firstLine()).isEqualTo(7);
        assertThat(lines(log, 5)).startsWith("gone", "gone", "m6", "m7").endsWith("m13");
    }

    @Test
    void rareMatchesOutliveTheFlood() {
        var feed = new FeedOfMessages(10);
        var log = feed.log(100);
        log.filter(FeedOfMessages.filter("kind:death"));
        feed.take("x.a.death", "dead");
        log.step();
        take(feed, 0, 1_000);
        log.step();

        assertThat(lines(log)).containsExactly("dead");
        assertThat(log.accounts().shown()).isEqualTo(1);
    }

    @Test
    void frozenLinesStayReadableAndWhatGoesUnseenIsCounted() {
        var feed = new FeedOfMessages(10);
        var log = feed.log(10);
        take(feed, 0, 10);
        log.step();
        log.freeze(5);
        take(feed, 10, 35);
        log.step();

        assertThat(lines(log, 0).subList(0, 12)).startsWith("m0", "m1").endsWith("m9", "gone", "gone");
        assertThat(log.fresh()).isEqualTo(25);
        assertThat(log.filled()).isEqualTo(1);
        assertThat(log.lostNow()).isEqualTo(15);
        assertThat(log.accounts().evicted()).isEqualTo(15);
        assertThat(log.accounts().shown()).isEqualTo(20);

        log.resume();
        assertThat(log.lostWhileFrozen()).isEqualTo(15);
        assertThat(log.accounts().evicted()).isEqualTo(15);
    }

    /** 2 MiB of the 4 that there are, and 20 of 1,000 places. */
    @Test
    void largePayloadsFillTheBufferByTheirBytes() {
        var feed = new FeedOfMessages(1_000);
        var log = feed.log(1_000);
        take(feed, 0, 10);
        log.step();
        log.freeze(5);
        for (int n = 0; n < 20; n++) {
            feed.take("x.a.action", "x".repeat(100_000));
        }
        log.step();
        assertThat(log.filled()).isBetween(0.45, 0.55);

        log.filter(FeedOfMessages.filter("kind:action")); // 1 MiB is kept apart
        assertThat(log.filled()).isEqualTo(1);
        assertThat(log.fresh()).isEqualTo(20);
        assertThat(log.lostNow()).isEqualTo(10);
    }

    @Test
    void anotherFilterKeepsTheFreezeOverTheSameMessages() {
        var feed = new FeedOfMessages(100);
        var log = feed.log(100);
        take(feed, 0, 20);
        log.step();
        log.freeze(10);
        take(feed, 20, 30);

        log.filter(FeedOfMessages.filter("odd"));
        assertThat(log.frozen()).isTrue();
        assertThat(log.fresh()).isEqualTo(5);
        log.filter(FeedOfMessages.filter("nothing-of-that-sort"));
        assertThat(log.fresh()).isZero();
        log.filter(Filter.EVERYTHING);
        assertThat(log.fresh()).isEqualTo(10);
        assertThat(log.frozenAt()).isEqualTo(20);

        take(feed, 30, 150);
        log.filter(FeedOfMessages.filter("even"));
        assertThat(log.unlooked()).isEqualTo(30);
        assertThat(log.fresh()).isEqualTo(50);
        assertThat(log.accounts()).matches(Accounts::balanced);
        log.resume();
        assertThat(log.fresh()).isZero();
        assertThat(log.unlooked()).isZero();
    }

    @Test
    void manyGapsAreBoundedAndNothingShifts() {
        var feed = new FeedOfMessages(100_000);
        var log = feed.log(10);
        for (int n = 0; n < 5_000; n++) {
            feed.take("x.a.action", "m" + n);
            feed.dropped++;
            feed.now += 1_500;
            log.step();
        }

        assertThat(log.endLine()).isEqualTo(10_000);
        assertThat(lines(log, 9_996)).containsExactly("m4998", "DROPPED 1", "m4999", "DROPPED 1");
    }
}
