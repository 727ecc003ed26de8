package claudoom.monitor.store;

import static claudoom.monitor.store.Store.NOON;
import static claudoom.monitor.store.Store.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.store.LagHistory.Figure;
import claudoom.monitor.store.LagHistory.Happening;
import claudoom.monitor.store.LagHistory.Span;
import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the past, how finely, and for how long. */
class LagStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private static Instant start(Span span) {
        return Instant.ofEpochMilli(span.start());
    }

    @Test
    void everySampleOfTheLastHourIsThereAlsoInTheNextRun() {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 300; n++) {
                one.go(ONE, n);
            }
            assertThat(one.last(HOUR, 10_000)).hasSize(300);
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(700));
            var spans = next.last(HOUR, 10_000);
            assertThat(spans).hasSize(300).allMatch(span -> span.width() == 2_000 && span.samples() == 1);
            assertThat(spans.stream().mapToLong(Span::last).toArray()).isEqualTo(LongStream.range(0, 300).toArray());
            assertThat(start(spans.getFirst())).isEqualTo(NOON);
            var waiting = next.store.between(ONE, Figure.REDELIVERED, NOON, NOON.plus(HOUR), 10_000).join();
            assertThat(waiting.getLast().last()).isEqualTo(149);
            assertThat(next.told).isEmpty();
        }
    }

    @Test
    void aSpikeOfOneSampleIsSeenInEveryTierAndAtEveryWidth() {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 3_600; n++) {
                one.go(ONE, n == 1_234 ? 77_777 : 10);
            }
            for (int most : new int[] {1, 2, 10, 100, 2_000}) {
                for (var span : List.of(Duration.ofHours(2), Duration.ofHours(24), Duration.ofDays(7),
                        Duration.ofDays(30))) {
                    var spans = one.last(span, most);
                    assertThat(spans).hasSizeBetween(1, most);
                    assertThat(spans.stream().mapToLong(Span::max).max()).as("%s of %s", most, span).hasValue(77_777);
                    assertThat(spans.stream().mapToLong(Span::min).min()).hasValue(10);
                    assertThat(spans.stream().mapToLong(Span::samples).sum()).isEqualTo(3_600);
                }
            }
        }
    }

    @Test
    void theTiersAreTwoSecondsThirtySecondsAndFiveMinutes() {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 1_800; n++) {
                one.go(ONE, n);
            }
            assertThat(one.last(HOUR, 100_000).getFirst().width()).isEqualTo(2_000);
            assertThat(one.last(Duration.ofHours(24), 100_000).getFirst().width()).isEqualTo(30_000);
            assertThat(one.last(Duration.ofDays(30), 100_000).getFirst().width()).isEqualTo(300_000);
            assertThat(one.last(HOUR, 120)).hasSize(120).allMatch(span -> span.width() == 30_000);
            var half = one.last(Duration.ofHours(24), 100_000).get(1);
            assertThat(half).isEqualTo(new Span(NOON.plusSeconds(30).toEpochMilli(), 30_000, 15, 29, 29, 15));
        }
    }

    @Test
    void eachTierForgetsWhatTheNextOneKeeps() {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 30; n++) {
                one.go(ONE, n);
            }
            one.store.writeNow(true);
            one.at(NOON.plus(Duration.ofHours(3)));
            one.store.writeNow(true);
            assertThat(one.store.between(ONE, Figure.LAG, NOON, NOON.plus(MINUTE), 1_000).join()).hasSize(2)
                    .allMatch(span -> span.width() == 30_000);
            one.at(NOON.plus(Duration.ofHours(30)));
            one.store.writeNow(true);
            assertThat(one.store.between(ONE, Figure.LAG, NOON, NOON.plus(MINUTE), 1_000).join())
                    .containsExactly(new Span(NOON.toEpochMilli(), 300_000, 0, 29, 29, 30));
            one.at(NOON.plus(Duration.ofDays(32)));
            one.store.writeNow(true);
            assertThat(one.store.between(ONE, Figure.LAG, NOON, NOON.plus(MINUTE), 1_000).join()).isEmpty();
        }
    }

    @Test
    void aTimeWithoutSamplesIsAGapAndASlowPaceIsNone() {
        try (var one = new Store(folder)) {
            one.go(ONE, 5);
            one.at(NOON.plusSeconds(60));
            one.go(ONE, 7);
            one.at(NOON.plusSeconds(66));
            one.go(ONE, 9);
            var spans = one.last(HOUR, 10_000);
            assertThat(spans.stream().map(span -> Duration.between(NOON, start(span)).toSeconds())).containsExactly(0L,
                    60L, 62L, 64L, 66L);
            assertThat(spans.stream().map(Span::last)).containsExactly(5L, 7L, 7L, 7L, 9L);
            assertThat(spans.stream().map(Span::samples)).containsExactly(1L, 1L, 0L, 0L, 1L);
        }
    }

    @Test
    void twoClustersDoNotMix() {
        try (var lab = new Store(folder); var prod = new Store(folder, "nats://prod:4222", NOON, 1L << 24)) {
            lab.go(ONE, 1);
            prod.go(ONE, 2);
            lab.store.writeNow(true);
            prod.store.writeNow(true);
            assertThat(lab.last(HOUR, 10).stream().map(Span::max)).containsExactly(1L);
            assertThat(prod.last(HOUR, 10).stream().map(Span::max)).containsExactly(2L);
            assertThat(lab.last(new ConsumerId("ORDERS", "other"), HOUR, 10)).isEmpty();
        }
    }

    @Test
    void twoWindowsOnOneConnectionAddUp() {
        try (var left = new Store(folder); var right = new Store(folder)) {
            for (int n = 0; n < 150; n++) {
                left.go(ONE, n % 10 == 3 ? 100 : 50);
                right.go(ONE, n % 10 == 7 ? 1 : 50);
                left.store.writeNow(n % 7 == 0);
                right.store.writeNow(n % 11 == 0);
            }
            for (var window : List.of(left, right)) {
                window.store.writeNow(true);
            }
            for (var window : List.of(left, right)) {
                var all = window.last(HOUR, 1);
                assertThat(all.getFirst().min()).isEqualTo(1);
                assertThat(all.getFirst().max()).isEqualTo(100);
                assertThat(window.last(Duration.ofHours(20), 10_000).stream().filter(span -> span.min() == 1))
                        .hasSize(10);
                assertThat(window.told).isEmpty();
            }
        }
    }

    @Test
    void aClockThatWasSetBackHurtsNothing() {
        try (var one = new Store(folder)) {
            one.go(ONE, 1);
            one.at(NOON.minusSeconds(600));
            one.go(ONE, 2);
            one.store.sample(ONE, -5, 6_000, 1, 1, 1, 1, 1);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(2L);
            one.at(NOON.plusSeconds(60));
            assertThat(one.last(HOUR, 10_000).stream().map(Span::last)).containsExactly(2L, 1L);
        }
    }

    @Test
    void whatHappenedIsKeptOnceEvenIfTwoWindowsSawIt() {
        var leader = new Happening(NOON, "LEADER", "n1 → n2", "ORDERS", "worker");
        var later = new Happening(NOON.plusSeconds(2), "LEADER", "n1 → n2", "ORDERS", "worker");
        var sent = new Happening(NOON.plusSeconds(3), "COMMAND", "pause", null, null);
        try (var left = new Store(folder); var right = new Store(folder)) {
            left.store.happened(leader);
            left.store.happened(sent);
            assertThat(left.store.happenings(NOON, NOON.plusSeconds(9), 10).join()).containsExactly(leader, sent);
            left.store.writeNow(false);
            right.store.happened(later);
            right.store.writeNow(false);
        }
        try (var next = new Store(folder)) {
            next.at(NOON.plusSeconds(60));
            assertThat(next.store.happenings(NOON, NOON.plusSeconds(9), 10).join()).containsExactly(leader, sent);
            assertThat(next.store.happenings(NOON, NOON.plusSeconds(9), 1).join()).containsExactly(sent);
            assertThat(next.store.happenings(NOON.plusSeconds(4), NOON.plusSeconds(9), 10).join()).isEmpty();
            next.at(NOON.plus(Duration.ofDays(32)));
            next.store.writeNow(true);
            assertThat(next.store.happenings(NOON, NOON.plusSeconds(9), 10).join()).isEmpty();
        }
    }

    @Test
    void withoutAFolderItIsKeptInMemory() {
        try (var one = new Store(null)) {
            one.go(ONE, 4);
            one.store.writeNow(true);
            assertThat(one.last(HOUR, 10).stream().map(Span::last)).containsExactly(4L);
            assertThat(one.told).isEmpty();
        }
    }

    @Test
    void afterTheEndNothingIsTakenAndNothingIsAnswered() {
        var one = new Store(folder);
        one.close();
        one.close();
        one.go(ONE, 1);
        assertThat(one.last(HOUR, 10)).isEmpty();
        assertThat(one.store.happenings(NOON, NOON, 10).join()).isEmpty();
    }

    @Test
    void noQuestionHasTooManyAnswersOrNone() {
        try (var one = new Store(folder)) {
            for (int n = 0; n < 100; n++) {
                one.go(ONE, n);
            }
            var ever = one.store.between(ONE, Figure.LAG, Instant.MIN.plusSeconds(1_000_000_000_000L),
                    NOON.plus(Duration.ofDays(400)), 5).join();
            assertThat(ever).isNotEmpty().hasSizeLessThanOrEqualTo(5);
            assertThat(one.store.between(ONE, Figure.LAG, NOON, NOON, 5).join()).isEmpty();
            assertThat(one.store.between(ONE, Figure.LAG, NOON.plusSeconds(9), NOON, 5).join()).isEmpty();
        }
    }
}
