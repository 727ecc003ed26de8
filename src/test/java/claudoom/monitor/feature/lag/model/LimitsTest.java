package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.Limit.From;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the numbers of a consumer should not pass, who says so, and when they do. */
class LimitsTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;

    private final Memory memory = Memory.ofThisRun();
    private final LagBook book = new LagBook(Duration.ofSeconds(2));
    private Map<String, String> metadata = Map.of();
    private int second;

    @Test
    void theDocumentsLimitsCountWhereNobodySaysOtherwise() {
        assertThat(Limits.of(Map.of(), Map.of())).containsExactlyInAnyOrder(
                new Limit(Measure.PENDING, 1_000, false, From.DOCUMENTS),
                new Limit(Measure.LAG, 10_000, false, From.DOCUMENTS),
                new Limit(Measure.REDELIVERED, 100, false, From.DOCUMENTS));
    }

    @Test
    void whatIsWrittenOnTheConsumerCountsBeforeThemAndWhatTheUserSaysBeforeAll() {
        var written = Map.of("io.nats.monitor.unprocessed-critical", "50", "io.nats.monitor.outstanding-ack-critical",
                "20", "io.nats.monitor.waiting-critical", "7", "io.nats.monitor.redelivery-critical", "5",
                "io.nats.monitor.last-delivery-critical", "1m30s", "io.nats.monitor.last-ack-critical", "2d");

        var limits = Limits.of(written, Map.of(Measure.REDELIVERED, 9.0, Measure.LAG, 0.0));

        assertThat(limits).containsExactlyInAnyOrder(new Limit(Measure.PENDING, 50, true, From.CONSUMER),
                new Limit(Measure.ACK_PENDING, 20, true, From.CONSUMER),
                new Limit(Measure.REDELIVERED, 9, false, From.USER),
                new Limit(Measure.WAITING, 7, true, From.CONSUMER),
                new Limit(Measure.LAST_DELIVERY, 90, true, From.CONSUMER),
                new Limit(Measure.LAST_ACK, 172_800, true, From.CONSUMER));
    }

    @Test
    void nonsenseOnAConsumerIsNoLimit() {
        assertThat(Limits.of(Map.of("io.nats.monitor.unprocessed-critical", "lots",
                "io.nats.monitor.last-ack-critical", "5 s or so", "io.nats.monitor.waiting-critical", "0"), Map.of()))
                .allMatch(limit -> limit.from() == From.DOCUMENTS).hasSize(3);
    }

    @Test
    void aConsumerCanAskNotToBeMonitoredByWhatIsWrittenOnIt() {
        assertThat(Limits.of(Map.of("io.nats.monitor.enabled", "false", "io.nats.monitor.unprocessed-critical", "5"),
                Map.of())).allMatch(limit -> limit.from() == From.DOCUMENTS);
    }

    @ParameterizedTest
    @CsvSource({"10s,10", "1h30m,5400", "1.5h,5400", "500ms,0.5", "1w,604800", "1M,2592000", "1y,31536000"})
    void durationsAsTheToolsWriteThem(String text, double seconds) {
        assertThat(Limits.seconds(text)).hasValue(seconds);
    }

    @Test
    void theUsersLimitsSurvive() {
        new ChosenLimits(memory).choose(WORKER, Measure.PENDING, 500.0);
        new ChosenLimits(memory).choose(WORKER, Measure.LAG, 0.0);

        assertThat(new ChosenLimits(memory).of(WORKER)).containsOnly(Map.entry(Measure.PENDING, 500.0),
                Map.entry(Measure.LAG, 0.0));

        new ChosenLimits(memory).choose(WORKER, Measure.PENDING, null);
        assertThat(new ChosenLimits(memory).of(WORKER)).containsOnlyKeys(Measure.LAG);
        assertThat(new ChosenLimits(memory).of(new ConsumerId("EVENTS", "other"))).isEmpty();
    }

    @Test
    void brokenMemoryIsNoLimit() {
        memory.put("limits.3", """
                EVENTS worker PENDING=x LAG= =5 nonsense PENDING=NaN REDELIVERED=-4 WAITING=3
                EVENTS
                %zz worker LAG=3
                EVENTS other LAG=x
                """);

        var chosen = new ChosenLimits(memory);

        assertThat(chosen.of(WORKER)).containsOnly(Map.entry(Measure.WAITING, 3.0));
        assertThat(chosen.of(new ConsumerId("EVENTS", "other"))).isEmpty();
    }

    @Test
    void limitsOfManyConsumersWithAnyNamesAreRememberedUntilThereIsNoRoom() {
        var chosen = new ChosenLimits(memory);
        var odd = new ConsumerId("S 1", "a=b\nc%20\u202e");
        assertThat(chosen.choose(odd, Map.of(Measure.LAG, 7.0))).isTrue();
        int kept = 0;
        while (kept < 100_000 && chosen.choose(new ConsumerId("EVENTS", "worker-" + kept), Measure.PENDING, 5.0)) {
            kept++;
        }

        var again = new ChosenLimits(memory);

        assertThat(kept).isBetween(1_000, 99_999);
        assertThat(again.of(odd)).containsOnly(Map.entry(Measure.LAG, 7.0));
        assertThat(again.of(new ConsumerId("EVENTS", "worker-" + (kept - 1)))).hasSize(1);
        assertThat(again.of(new ConsumerId("EVENTS", "worker-" + kept))).as("there was no room").isEmpty();
        assertThat(again.choose(odd, Map.of())).as("what is taken away needs no room").isTrue();
    }

    @Test
    void oneSampleOverALimitIsEnoughAndMarksAConsumerThatIsFineOtherwise() {
        samples(4, 1_000);
        assertThat(now().needsSomebody()).isFalse();

        samples(1, 1_001);

        assertThat(now().state()).isEqualTo(LagState.OK);
        assertThat(now().needsSomebody()).isTrue();
        assertThat(now().role()).isEqualTo("warn");
        assertThat(now().outlook().passed()).singleElement()
                .extracting(Crossing::value, Crossing::since).containsExactly(1_001.0, T0.plusSeconds(8));
    }

    @Test
    void reachingWhatIsWrittenOnTheConsumerIsEnough() {
        metadata = Map.of("io.nats.monitor.unprocessed-critical", "50");
        samples(4, 49);
        assertThat(now().outlook().passed()).isEmpty();

        samples(1, 50);

        assertThat(now().role()).isEqualTo("bad");
    }

    @Test
    void aNumberThatSwingsAroundItsLimitIsPassedOnce() {
        samples(4, 500);
        for (int i = 0; i < 20; i++) {
            samples(1, i % 2 == 0 ? 1_001 : 850);
            assertThat(now().outlook().passed()).singleElement().extracting(Crossing::since)
                    .isEqualTo(T0.plusSeconds(8));
        }

        samples(30, 950);
        assertThat(now().outlook().passed()).as("not a tenth below").hasSize(1);
        samples(4, 890);
        assertThat(now().outlook().passed()).as("not yet for ten seconds").hasSize(1);
        samples(1, 890);
        assertThat(now().outlook().passed()).isEmpty();
    }

    @Test
    void aSpanThatNobodyKnowsPassesNoLimit() {
        metadata = Map.of("io.nats.monitor.last-ack-critical", "1s");
        samples(5, 10);

        assertThat(now().outlook().passed()).isEmpty();
    }

    @Test
    void oldNumbersPassNoLimit() {
        samples(5, 5_000);

        var later = book.picture(T0.plusSeconds(60)).consumers().getFirst();

        assertThat(later.outlook().passed()).isEmpty();
        assertThat(later.outlook().limits()).hasSize(3);
        assertThat(later.role()).isEqualTo("off");
    }

    @Test
    void theUsersLimitCounts() {
        var chosen = new ChosenLimits(memory);
        chosen.choose(WORKER, Measure.PENDING, 5.0);
        book.limits(chosen);

        samples(5, 6);

        assertThat(now().outlook().passed()).singleElement().extracting(one -> one.limit().from()).isEqualTo(From.USER);
        assertThat(book.picture(T0.plusSeconds(8)).attention()).isEqualTo(1);
    }

    @Test
    void anotherLimitCountsAtOnceForTheNewestNumbers() {
        var chosen = new ChosenLimits(memory);
        book.limits(chosen);
        samples(5, 600);
        assertThat(now().outlook().passed()).isEmpty();

        chosen.choose(WORKER, Measure.PENDING, 500.0);
        book.limited(WORKER);

        assertThat(now().outlook().limits()).contains(new Limit(Measure.PENDING, 500, false, From.USER));
        assertThat(now().outlook().passed()).singleElement()
                .extracting(Crossing::value, Crossing::since).containsExactly(600.0, T0.plusSeconds(8));

        chosen.choose(WORKER, Measure.PENDING, 700.0);
        book.limited(WORKER);

        assertThat(now().outlook().passed()).as("600 was never over 700, so nothing has to calm down").isEmpty();
    }

    @Test
    void whoSaysWhatIsKnown() {
        var written =
                Map.of("io.nats.monitor.unprocessed-critical", "50", "io.nats.monitor.redelivery-critical", "many");
        var sources = Limits.sources(written, Map.of(Measure.PENDING, 70.0));

        assertThat(sources).hasSize(Measure.values().length);
        assertThat(sources.getFirst()).isEqualTo(new LimitSources(Measure.PENDING, 1_000.0, 50.0, "", 70.0));
        assertThat(sources.getFirst().byDefault()).isEqualTo(new Limit(Measure.PENDING, 50, true, From.CONSUMER));
        assertThat(sources.getFirst().inForce()).isEqualTo(new Limit(Measure.PENDING, 70, false, From.USER));
        assertThat(sources).filteredOn(one -> one.measure() == Measure.REDELIVERED).containsExactly(
                new LimitSources(Measure.REDELIVERED, 100.0, null, "many", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1000|1000", "1,000|1000", " 25 000 |25000", "0|0", "off|0", "No limit|0",
        "999999999999999|999999999999999"})
    void aNumberIsReadAsItIsWritten(String typed, double limit) {
        assertThat(LimitText.read(Measure.PENDING, typed)).isEqualTo(new LimitText.Value(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "many", "1.5", "1e3", "10k", "1,00", "9999999999999999", "5 s", "０"})
    void whatIsNoNumberIsSaid(String typed) {
        assertThat(LimitText.read(Measure.PENDING, typed)).isInstanceOf(LimitText.Wrong.class);
    }

    @Test
    void aSpanNeedsItsUnit() {
        assertThat(LimitText.read(Measure.LAST_ACK, "1 min 30 s")).isEqualTo(new LimitText.Value(90));
        assertThat(LimitText.read(Measure.LAST_ACK, "90")).isInstanceOf(LimitText.Wrong.class);
        assertThat(LimitText.read(Measure.LAST_ACK, "")).isEqualTo(new LimitText.Default());
        assertThat(LimitText.write(Measure.LAST_ACK, 90.0)).isEqualTo("1 min 30 s");
        assertThat(LimitText.write(Measure.LAG, 10_000.0)).isEqualTo("10,000");
        assertThat(LimitText.write(Measure.LAG, 0.0)).isEqualTo("0");
    }

    private void samples(int count, long pending) {
        var setup = new ConsumerSetup(T0, false, ConsumerSetup.Ack.EXPLICIT, Duration.ofSeconds(30), -1, 1_000,
                List.of(), false, metadata);
        for (int i = 0; i < count; i++) {
            book.take(new ConsumerRow(WORKER, setup, new ConsumerSample(T0.plusSeconds(second), null, pending, 0, 0, 1,
                    false, false, new Position(0, 0), new Position(0, 0), null)));
            second += 2;
        }
    }

    private ConsumerLag now() {
        return book.picture(T0.plusSeconds(second - 2)).consumers().getFirst();
    }
}
