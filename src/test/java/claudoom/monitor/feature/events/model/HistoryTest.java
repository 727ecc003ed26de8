package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.History.Phase;
import claudoom.monitor.feature.events.model.StreamFacts.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A stream as a list: complete, in order, bounded, and true about what is not there. */
class HistoryTest {

    private static final Instant START = Instant.parse("2026-11-20T19:42:00Z");

    private final FakeArchive archive = new FakeArchive("EV");
    private History history = new History(archive, FeedOfMessages::meaning, new EventLog.Limits(100_000, 8 << 20));
    private Instant now = START.plusSeconds(86_400);

    private void fill(int count) {
        for (int n = 0; n < count; n++) {
            archive.put("x.a" + n % 5 + (n % 4 == 0 ? ".death" : ".action"), "p" + n, START.plusMillis(n * 100L));
        }
    }

    private void read(Start start, String subjects, String filter) {
        history.read(new History.Order("EV", start, subjects, FeedOfMessages.filter(filter)));
        settle();
    }

    private void settle() {
        for (int i = 0; i < 200; i++) {
            archive.work();
            history.step(now);
        }
    }

    private List<Long> sequences() {
        var all = new ArrayList<Long>();
        for (long line = history.firstLine(); line < history.endLine(); line++) {
            if (history.line(line) instanceof LogLine.Apart(var arrival, var origin)) {
                assertThat(origin.stream()).isEqualTo("EV");
                all.add(origin.sequence());
            }
        }
        return all;
    }

    private List<String> holes() {
        var all = new ArrayList<String>();
        for (long line = history.firstLine(); line < history.endLine(); line++) {
            if (history.line(line) instanceof LogLine.Missing(var what) && what.span() != null) {
                all.add(what.cause() + " " + what.span().first() + "-" + what.span().last());
            }
        }
        return all;
    }

    @Test
    void aStreamIsReadWholeInOrderWithAFewQuestionsAtOnce() {
        fill(5_000);
        read(new Start.Sequence(1), ">", "");
        assertThat(sequences()).hasSize(5_000).isSorted().doesNotHaveDuplicates();
        assertThat(history.phase()).isEqualTo(Phase.ENDED);
        assertThat(holes()).isEmpty();
        assertThat(archive.mostInFlight).isBetween(16L, 32L);
        assertThat(history.looked()).isEqualTo(5_000);
    }

    @Test
    void randomHolesAreToldExactly() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            archive.messages.clear();
            archive.last = 0;
            fill(1 + random.nextInt(3_000));
            var there = new TreeSet<>(archive.messages.keySet());
            for (int cut = random.nextInt(20); cut > 0 && !there.isEmpty(); cut--) {
                long from = 1 + random.nextLong(archive.last);
                there.subSet(from, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 900)).clear();
            }
            archive.messages.keySet().retainAll(there);
            read(new Start.Sequence(1), ">", "");
            assertThat(sequences()).as("seed " + seed).containsExactlyElementsOf(there);
            long first = there.isEmpty() ? archive.last + 1 : there.first();
            assertThat(history.missing()).as("seed " + seed).isEqualTo(archive.last - first + 1 - there.size());
            assertThat(history.phase()).as("seed " + seed).isEqualTo(Phase.ENDED);
        }
    }

    @Test
    void theLastSoManyAreNoMoreThoughOthersComeMeanwhile() {
        fill(1_500);
        history.read(new History.Order("EV", new Start.Last(1_000), ">", FeedOfMessages.filter("")));
        for (int i = 1; i < 100_000 && history.phase() != Phase.ENDED; i++) {
            archive.workOnce();
            if (i % 100 == 0) {
                archive.put("x.a1.action", "late", START.plusSeconds(500));
                history.step(now);
            }
        }
        assertThat(history.phase()).isEqualTo(Phase.ENDED);
        assertThat(sequences()).hasSize(1_000).isSorted();
        assertThat(history.note()).contains("came since");
        history.readOn();
        settle();
        assertThat(sequences()).hasSizeGreaterThan(1_000).endsWith(archive.last);
        assertThat(history.note()).isEmpty();
    }

    @Test
    void deletedMessagesAreNotTheEndOfTheStream() {
        fill(100);
        archive.messages.subMap(40L, 61L).clear();
        archive.messages.remove(100L);
        read(new Start.Sequence(30), ">", "");
        assertThat(holes()).containsExactly("DELETED 40-60", "DELETED 100-100");
        assertThat(sequences()).hasSize(49);
        archive.retention = Retention.WORK_QUEUE;
        read(new Start.Sequence(30), ">", "");
        assertThat(holes()).containsExactly("ACKNOWLEDGED 40-60", "ACKNOWLEDGED 100-100");
    }

    @Test
    void oneGoesFromHoleToHole() {
        fill(100);
        archive.messages.subMap(40L, 61L).clear();
        archive.messages.remove(80L);
        read(new Start.Sequence(30), ">", "");
        assertThat(history.gaps()).isEqualTo(2);
        assertThat(history.gap(history.endLine(), false)).isEqualTo(30);
        assertThat(history.gap(30, false)).isEqualTo(10);
        assertThat(history.gap(10, false)).isEqualTo(-1);
        assertThat(history.gap(-1, true)).isEqualTo(10);
        assertThat(history.gap(10, true)).isEqualTo(30);
        assertThat(history.gap(30, true)).isEqualTo(-1);
    }

    @Test
    void aHugeHoleCostsAFewQuestions() {
        fill(10);
        archive.last = 3_000_000_000L;
        fill(10);
        read(new Start.Sequence(1), ">", "");
        assertThat(sequences()).hasSize(20);
        assertThat(archive.questions).isLessThan(400);
    }

    @Test
    void startsAreByTimeByLastAndByPattern() {
        fill(1_000);
        read(new Start.Time(START.plusMillis(50_050)), ">", "");
        assertThat(sequences()).first().isEqualTo(502L);
        read(new Start.Last(10), ">", "");
        assertThat(sequences()).hasSize(10).last().isEqualTo(1_000L);
        read(new Start.Sequence(1), "x.a0.death", "");
        assertThat(sequences()).hasSize(50);
        assertThat(holes()).isEmpty();
        read(new Start.Time(START.plusSeconds(9_999)), ">", "");
        assertThat(sequences()).isEmpty();
        assertThat(history.phase()).isEqualTo(Phase.ENDED);
    }

    /** Who asks for the last hundred deaths wants a hundred, however many other messages or holes lie between them. */
    @Test
    void theLastAreSoManyAsWereAskedFor() {
        fill(20_000);
        read(new Start.Last(100), "x.a0.death", "");
        assertThat(sequences()).hasSize(100).first().isEqualTo(archive.last - 20L * 100 + 1);
        assertThat(history.note()).isEmpty();
        archive.messages.keySet().removeIf(sequence -> sequence % 50 != 0);
        read(new Start.Last(100), ">", "");
        assertThat(sequences()).hasSize(100).first().isEqualTo(15_050L);
        archive.messages.subMap(1_001L, 20_001L).clear();
        read(new Start.Last(100), ">", "");
        assertThat(sequences()).hasSize(20);
        read(new Start.Last(10), ">", "");
        assertThat(sequences()).hasSize(10).last().isEqualTo(1_000L);
        read(new Start.Last(5), "x.a9.death", "");
        assertThat(sequences()).isEmpty();
        assertThat(history.note()).isEqualTo("It holds no more of them.");
    }

    @Test
    void lookingBackForTheLastIsBounded() {
        fill(60_000);
        for (int n = 0; n < 10_000; n++) {
            archive.put("x.b.score", "p", START.plusSeconds(9_000));
        }
        for (int n = 0; n < 60; n++) {
            archive.put("x.b.death", "p", START.plusSeconds(9_000));
        }
        read(new Start.Last(40_000), "x.*.death", "");
        assertThat(history.note()).isEqualTo("It holds no more of them.");
        assertThat(sequences()).hasSize(60 + 15_000);
        read(new Start.Last(60_001), "x.*.death", "");
        assertThat(history.note()).isEqualTo("These are the last 60,001 sequences: there may be older messages.");
        assertThat(archive.questions).isLessThan(400_000);
    }

    @Test
    void aStreamWithoutALeaderIsNotTakenForAnEmptyOne() {
        fill(10);
        archive.led = false;
        read(new Start.Last(10), ">", "");
        assertThat(history.phase()).isEqualTo(Phase.FAILED);
        assertThat(history.trouble()).isEqualTo("the stream has no leader now; try again when it has one");
    }

    @Test
    void whoGoesElsewhereLeavesNoQuestionsBehind() {
        fill(20_000);
        history.read(new History.Order("EV", new Start.Sequence(1), ">", Filter.EVERYTHING));
        while (history.looked() < 500) {
            assertThat(archive.workOnce()).isTrue();
            history.step(now);
        }
        history.close();
        long asked = archive.questions;
        archive.work();
        assertThat(archive.questions).isEqualTo(asked);
    }

    @Test
    void theFilterLeavesOutAndCounts() {
        fill(1_000);
        read(new Start.Sequence(1), ">", "kind:death");
        assertThat(sequences()).hasSize(250);
        assertThat(history.filtered()).isEqualTo(750);
        history.filter(FeedOfMessages.filter("a1"));
        settle();
        assertThat(sequences()).hasSize(200);
    }

    @Test
    void aFullListStopsAndReadsOnWhenTold() {
        history = new History(archive, FeedOfMessages::meaning, new EventLog.Limits(300, 8 << 20));
        fill(1_000);
        read(new Start.Sequence(1), ">", "");
        assertThat(history.phase()).isEqualTo(Phase.FULL);
        assertThat(sequences()).hasSize(300).first().isEqualTo(1L);
        history.readOn();
        settle();
        assertThat(sequences()).hasSize(300).first().isEqualTo(301L);
        assertThat(history.leftOut()).isEqualTo(300);
        history.readOn();
        settle();
        history.readOn();
        settle();
        assertThat(sequences()).hasSize(300).last().isEqualTo(1_000L);
        assertThat(history.phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void aPurgeDuringTheReadingIsAHoleAndThenTheEnd() {
        fill(40_000);
        history.read(new History.Order("EV", new Start.Sequence(1), ">", Filter.EVERYTHING));
        while (history.endLine() < 500) {
            assertThat(archive.workOnce()).isTrue();
            history.step(now);
        }
        archive.messages.clear();
        settle();
        assertThat(history.phase()).isEqualTo(Phase.ENDED);
        assertThat(holes()).hasSize(1).first().asString().endsWith("-40000");
        assertThat(sequences().size() + history.missing()).isEqualTo(40_000);
    }

    @Test
    void whenTheServerGoesItStopsAndGoesOnWhereItWas() {
        fill(20_000);
        history.read(new History.Order("EV", new Start.Sequence(1), ">", Filter.EVERYTHING));
        while (history.endLine() < 500) {
            archive.workOnce();
            history.step(now);
        }
        archive.down = "not connected to a server";
        settle();
        assertThat(history.phase()).isEqualTo(Phase.FAILED);
        assertThat(history.trouble()).isEqualTo("not connected to a server");
        archive.down = null;
        history.readOn();
        settle();
        assertThat(sequences()).hasSize(20_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void atTheEndItCanLookForWhatCameMeanwhile() {
        fill(10);
        read(new Start.Sequence(1), ">", "");
        fill(5);
        settle();
        assertThat(sequences()).hasSize(10);
        history.readOn();
        settle();
        assertThat(sequences()).hasSize(15);
    }

    @Test
    void aReplayKeepsTheirPaceAndCanBeHeldAndHurried() {
        fill(1_000); // ten a second
        history.speed(1, now);
        read(new Start.Sequence(1), ">", "");
        assertThat(sequences()).hasSize(1);
        later(Duration.ofSeconds(2));
        assertThat(sequences()).hasSize(21);
        history.pause(true, now);
        later(Duration.ofSeconds(60));
        assertThat(sequences()).hasSize(21);
        assertThat(history.phase()).isEqualTo(Phase.PAUSED);
        history.pause(false, now);
        later(Duration.ofSeconds(1));
        assertThat(sequences()).hasSize(31);
        history.speed(10, now);
        later(Duration.ofSeconds(1));
        assertThat(sequences()).hasSize(131);
        history.speed(0.1, now);
        later(Duration.ofSeconds(10));
        assertThat(sequences()).hasSize(141);
        history.seek(900);
        settle();
        assertThat(sequences()).containsExactly(900L);
        history.speed(Double.POSITIVE_INFINITY, now);
        later(Duration.ofMillis(100));
        assertThat(sequences()).hasSize(101);
    }

    @Test
    void aLongSilenceIsToldAndCanBeSkipped() {
        archive.put("x.a1.action", "1", START);
        archive.put("x.a1.action", "2", START.plusSeconds(3_600));
        history.speed(1, now);
        read(new Start.Sequence(1), ">", "");
        assertThat(history.untilNext(now)).isEqualTo(Duration.ofHours(1));
        history.skip(now);
        settle();
        assertThat(sequences()).hasSize(2);
    }

    private void later(Duration by) {
        now = now.plus(by);
        settle();
    }
}
