package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was missed is read from a stream, once, in its place, and accounted apart. */
class GapFillTest {

    private final FeedOfMessages feed = new FeedOfMessages(10_000);
    private final FakeArchive archive = new FakeArchive("EV");
    private final List<Shift> shifts = new ArrayList<>();
    private final EventLog log = feed.logThatFills(10_000,
            new Filling(archive, feed.traffic.tail(), () -> List.of("x.>"), FeedOfMessages::meaning,
                    () -> Instant.ofEpochMilli(feed.now)));

    /** A message that is stored, and also comes live unless it is missed. */
    private void message(String agent, int n, boolean live) {
        feed.now += 100;
        archive.put("x." + agent + (n % 4 == 0 ? ".death" : ".action"), "p" + n % 7,
                Instant.ofEpochMilli(feed.now).plus(archive.ahead));
        if (live) {
            feed.take("x." + agent + (n % 4 == 0 ? ".death" : ".action"), "p" + n % 7);
        }
    }

    private void history(int before, int missed, int after) {
        feed.now = 1_000_000;
        for (int n = 0; n < before; n++) {
            message("a" + n % 3, n, true);
        }
        feed.gaps.begin(Instant.ofEpochMilli(feed.now));
        for (int n = 0; n < missed; n++) {
            message("b" + n % 3, n, false);
        }
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
        for (int n = 0; n < after; n++) {
            message("a" + n % 3, n, true);
        }
        log.step();
        log.shifts();
    }

    private void fillAll() {
        log.fill(gapLine());
        settle();
    }

    private void settle() {
        for (int i = 0; i < 20; i++) {
            archive.work();
            feed.work();
            log.step();
            shifts.addAll(log.shifts());
        }
    }

    private long gapLine() {
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            if (log.line(line) instanceof LogLine.Missing) {
                return line;
            }
        }
        throw new AssertionError("no gap");
    }

    private Fill fill() {
        return log.line(gapLine()) instanceof LogLine.Missing(var what) ? what.fill() : Fill.NONE;
    }

    private List<String> lines() {
        var all = new ArrayList<String>();
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            all.add(switch (log.line(line)) {
                case LogLine.Message(var arrival) -> "live " + arrival.subject();
                case LogLine.Apart(var arrival, var origin) -> origin.kind() + " " + arrival.subject();
                case LogLine.Missing missing -> "gap";
                case LogLine.Gone gone -> "gone";
            });
        }
        return all;
    }

    /** Whatever the filter shows. */
    @Test
    void aFileOfEverythingHoldsWhatWasFilledInAndItsGap() {
        history(100, 30, 50);
        fillAll();
        log.filter(FeedOfMessages.filter("nothing-of-that-sort"));
        settle();

        var all = log.unfiltered();
        var sources = new ArrayList<String>();
        for (long place = all.first(); place < all.end(); place++) {
            sources.add(switch (all.places().at(place)) {
                case OutLine.Message(var entry, var origin) -> Origin.word(origin);
                case OutLine.Missing missing -> "gap";
                case null -> "gone";
            });
        }
        assertThat(sources).hasSize(181).startsWith("live").endsWith("live");
        assertThat(sources.subList(100, 131)).startsWith("gap").filteredOn("filled"::equals).hasSize(30);
        assertThat(log.listing().end() - log.listing().first()).isEqualTo(1);
    }

    @Test
    void whatWasMissedIsPutInItsPlaceOnce() {
        history(100, 30, 50);
        long gap = gapLine();
        var accounts = log.accounts();
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 30, "EV", ""));
        assertThat(lines()).hasSize(181);
        assertThat(lines().subList(101, 131)).allMatch(line -> line.startsWith("FILLED x.b"));
        assertThat(lines().get(131)).startsWith("live x.a");
        assertThat(shifts).containsExactly(new Shift(gap + 1, 30));
        assertThat(log.accounts()).isEqualTo(accounts);
        assertThat(log.filledIn()).isEqualTo(30);
        assertThat(feed.gaps.filledIn(feed.gaps.list().getFirst())).isEqualTo(30);
    }

    @Test
    void anotherClockOfTheServerDoesNotMatter() {
        archive.ahead = Duration.ofHours(-1);
        history(100, 30, 50);
        fillAll();
        assertThat(fill().filled()).isEqualTo(30);
    }

    @Test
    void theFilterHoldsForWhatIsFilledInAsWell() {
        history(100, 40, 50);
        log.filter(FeedOfMessages.filter("kind:death"));
        settle();
        fillAll();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(10)
                .allMatch(line -> line.endsWith("death"));
        assertThat(log.filledListed()).isEqualTo(10);
        log.filter(FeedOfMessages.filter("b1"));
        settle();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(13);
        assertThat(log.filledListed()).isEqualTo(13);
        log.filter(Filter.EVERYTHING);
        settle();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(40);
        assertThat(log.filledListed()).isEqualTo(40);
        assertThat(log.accounts().balanced()).isTrue();
    }

    @Test
    void nothingWithoutAStreamAndItIsSaid() {
        archive.subjects = List.of("other.>");
        history(10, 5, 10);
        fillAll();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.FAILED);
        assertThat(fill().why()).isEqualTo("no stream holds these subjects");
        archive.subjects = List.of("x.*.death", "x.*.action");
        archive.down = "not connected to a server";
        fillAll();
        assertThat(fill().why()).isEqualTo("not connected to a server");
        archive.down = null;
        fillAll();
        assertThat(fill().filled()).isEqualTo(5);
    }

    @Test
    void aFillIsBoundedAndCanBeStopped() {
        history(10, 10_500, 10);
        fillAll();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.PARTLY);
        assertThat(fill().filled()).isEqualTo(10_000);
        fillAll();
        assertThat(fill()).as("asked for again, it goes on").isEqualTo(new Fill(Fill.Phase.DONE, 10_500, "EV", ""));
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(10_500);
    }

    @Test
    void whatWasFilledInStaysWhenTheServerIsGoneAtTheSecondTry() {
        history(10, 10_500, 10);
        fillAll();
        archive.down = "not connected to a server";
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.PARTLY, 10_000, "EV", "not connected to a server"));
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(10_000);
    }

    /** The row of a gap outlives the tail where a filter keeps the rare messages around it. */
    @Test
    void whatCameLiveIsNotTakenForMissedWhenItHasLeftTheTail() {
        log.filter(FeedOfMessages.filter("kind:death"));
        history(100, 100, 12_000);
        assertThat(feed.traffic.tail().first()).isGreaterThan(100);
        settle();
        fillAll();
        assertThat(fill().why())
                .isEqualTo("without its first and last 2 s: what came live then has left the buffer");
        assertThat(fill().filled()).isEqualTo(61);
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).isNotEmpty()
                .allMatch(line -> line.startsWith("FILLED x.b"));
    }

    @Test
    void aShortGapWhoseNeighboursHaveLeftTheTailIsNotGuessedAt() {
        log.filter(FeedOfMessages.filter("kind:death"));
        history(100, 30, 12_000);
        settle();
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.FAILED, 0, "",
                "what came live around it has left the buffer: nobody can tell which are missing"));
    }

    @Test
    void whatTheStreamHoldsNoLongerIsSaid() {
        archive.subjects = List.of("x.*.action", "x.*.death");
        history(100, 30, 50);
        archive.messages.subMap(111L, 121L).clear();
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 20, "EV", "10 sequences of EV are gone"));
    }

    @Test
    void whatConsumersHaveTakenAwayIsSaid() {
        archive.retention = Retention.WORK_QUEUE;
        history(100, 30, 50);
        archive.messages.subMap(1L, 121L).clear();
        fillAll();
        assertThat(fill().filled()).isEqualTo(10);
        assertThat(fill().why()).matches("what EV held before \\d\\d:\\d\\d:\\d\\d is gone");
        archive.messages.clear();
        history(100, 30, 0);
        archive.messages.clear();
        log.fill(log.endLine() - 1);
        settle();
        assertThat(log.line(log.endLine() - 1)).isInstanceOfSatisfying(LogLine.Missing.class, missing -> assertThat(
                missing.what().fill()).isEqualTo(
                        new Fill(Fill.Phase.DONE, 0, "",
                                "EV is empty now: all that it held is gone")));
    }

    @Test
    void aStreamWithoutALeaderIsNotTakenForAnEmptyOne() {
        history(100, 30, 50);
        archive.others.add(StreamFacts.silent("R3"));
        fillAll();
        assertThat(fill()).isEqualTo(
                new Fill(Fill.Phase.PARTLY, 30, "EV", "R3 has no leader, not read: try again later"));
        archive.others.clear();
        archive.led = false;
        history(100, 30, 0);
        log.fill(log.endLine() - 1);
        settle();
        assertThat(log.line(log.endLine() - 1)).isInstanceOfSatisfying(LogLine.Missing.class, missing -> assertThat(
                missing.what().fill()).isEqualTo(
                        new Fill(Fill.Phase.FAILED, 0, "",
                                "EV has no leader, not read: try again later")));
    }

    @Test
    void oneGoesFromGapToGap() {
        assertThat(log.gap(0, true)).isEqualTo(-1);
        history(100, 3, 50);
        history(20, 3, 5);
        feed.gaps.begin(Instant.ofEpochMilli(feed.now));
        log.step();
        long end = log.endLine();
        assertThat(log.gaps()).isEqualTo(3);
        assertThat(log.gap(end, false)).as("the one that lasts").isEqualTo(end - 1).isEqualTo(177);
        assertThat(log.gap(177, false)).isEqualTo(171);
        assertThat(log.gap(171, false)).isEqualTo(100);
        assertThat(log.gap(100, false)).isEqualTo(-1);
        assertThat(log.gap(-1, true)).isEqualTo(100);
        assertThat(log.gap(100, true)).isEqualTo(171);
        assertThat(log.gap(171, true)).isEqualTo(177);
        assertThat(log.gap(177, true)).isEqualTo(-1);
    }

    /** Eight thousand a second, all different; some of them dropped while others waited in the queue. */
    @Test
    void whatWasDroppedAtAHighRateIsFilledIn() {
        var fast = new FeedOfMessages(200_000, 16 << 20);
        var stream = new FakeArchive("EV");
        var list = fast.logThatFills(10_000, new Filling(stream, fast.traffic.tail(), () -> List.of("x.>"),
                FeedOfMessages::meaning, () -> Instant.ofEpochMilli(fast.now)));
        long rate = 8;
        for (int n = 0; n < 160_000; n++) {
            fast.now = 1_000_000 + n / rate + 500; // they waited for half a second
            stream.put("x.a" + n % 40 + ".action", "p" + n, Instant.ofEpochMilli(1_000_000 + n / rate));
            if (n >= 60_000 && n < 60_700) {
                fast.dropped++;
            } else {
                fast.take("x.a" + n % 40 + ".action", "p" + n);
            }
            if (n % 1_000 == 0) {
                list.step();
            }
        }
        list.step();
        long gap = 0;
        while (!(list.line(gap) instanceof LogLine.Missing)) {
            gap++;
        }
        list.fill(gap);
        while (stream.workOnce()) {
            // until nothing is left to do
        }
        list.step();
        assertThat(list.line(gap)).isEqualTo(new LogLine.Missing(new Break(Break.Cause.DROPPED,
                Instant.ofEpochMilli(1_008_000), Instant.ofEpochMilli(1_008_125), 700L, null,
                new Fill(Fill.Phase.DONE, 700, "EV", ""))));
    }

    @Test
    void aDropIsNotFilledInWhileItsNeighboursMayStillWaitInTheQueue() {
        feed.now = 1_000_000;
        message("a", 1, true);
        feed.dropped = 5;
        log.step();
        message("a", 2, true);
        log.step();
        fillAll();
        assertThat(fill().why()).isEqualTo("what waits in the queue may still come: try again 10 s later");
        feed.now += 11_000;
        archive.put("x.b.action", "missed", Instant.ofEpochMilli(1_000_000));
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 1, "EV", ""));
    }

    @Test
    void stoppedItKeepsWhatItHas() {
        history(10, 9_000, 10);
        log.fill(gapLine());
        while (fill().filled() < 200) {
            assertThat(archive.workOnce()).isTrue();
        }
        log.fill(gapLine());
        settle();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.PARTLY);
        assertThat(fill().filled()).isBetween(200L, 8_999L);
        assertThat(fill().why()).isEqualTo("cancelled");
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize((int) fill().filled());
    }

    @Test
    void ticksOfOneAgentAreFilledFromItsSubjectAlone() {
        feed.now = 1_000_000;
        message("a1", 1, true);
        long number = feed.traffic.messages();
        message("a1", 1, false);
        message("a2", 1, true);
        message("a1", 1, true);
        log.step();
        log.missing(List.of(new TickWatch.Jump(0, number + 1, Instant.ofEpochMilli(1_000_100),
                Instant.ofEpochMilli(1_000_400),
                new Break(Break.Cause.TICKS, Instant.ofEpochMilli(1_000_100), Instant.ofEpochMilli(1_000_400), 1L,
                        new Break.Span("a1", "x.a1.action", 2, 2), Fill.NONE))));
        settle();
        assertThat(lines()).containsExactly("live x.a1.action", "live x.a2.action", "gap", "live x.a1.action");
        assertThat(shifts).containsExactly(new Shift(2, 1));
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 1, "EV", ""));
        assertThat(lines()).containsExactly("live x.a1.action", "live x.a2.action", "gap", "FILLED x.a1.action",
                "live x.a1.action");
    }
}
