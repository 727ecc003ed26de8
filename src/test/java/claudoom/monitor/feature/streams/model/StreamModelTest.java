package claudoom.monitor.feature.streams.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.Deed.Everything;
import claudoom.monitor.feature.streams.model.Deed.Purge;
import claudoom.monitor.feature.streams.model.StreamSetup.Limits;
import claudoom.monitor.feature.streams.model.StreamSetup.Locks;
import claudoom.monitor.feature.streams.model.Template.Variant;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.SubjectPattern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the screen claims of streams, from plain facts. */
class StreamModelTest {

    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static StreamSetup setup(String name, @Nullable Instant created, Limits limits, String... subjects) {
        return new StreamSetup(name, null, List.of(subjects), created, "limits", "file", "old", limits, 1,
                Duration.ofMinutes(2), new Locks(false, false, false, false, false), "", List.of(), "{}");
    }

    private static Limits limits(@Nullable Long bytes, @Nullable Duration age) {
        return new Limits(null, bytes, age, null, null, null);
    }

    private static StreamState state(Instant at, long last, long bytes) {
        return new StreamState(at, last, bytes, 1, last, at, at, 0, 0, 1L, 0, null, List.of());
    }

    private static StreamLine line(StreamBook book, Instant now) {
        return book.picture(now).streams().getFirst();
    }

    @Test
    void theKeeperOfDeadLettersTakesInEachSubjectOnce() throws BadGrammar {
        var letters = Grammars.builtIn("lab").deadLetterPatterns().stream().map(SubjectPattern::text).toList();
        for (var variant : Variant.values()) {
            var all = Template.of(variant, "lab", letters);
            assertThat(all).extracting(Template::name)
                    .containsExactly("AGENT_EVENTS", "EXPERIMENT_EVENTS", "METRICS", "DEAD_LETTERS");
            assertThat(all).allMatch(one -> one.clash() == null);
            assertThat(all.getLast().subjects()).containsExactly("lab.dlq.>", "lab.deadletter.>",
                    "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>", "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>");
        }
        var crossed = Template.of(Variant.GUIDE, "lab", List.of("lab.*.dead", "lab.letters.*"));
        assertThat(crossed.getLast().clash()).isEqualTo("lab.*.dead and lab.letters.*");
    }

    @Test
    void moreCopiesNeedMoreServers() {
        var alone = new Servers(1, null);
        assertThat(alone.words()).isEqualTo("This server is alone: it can keep one copy.");
        assertThat(alone.against(1)).isEmpty();
        assertThat(alone.against(3)).isEqualTo("3 copies need 3 servers with JetStream; this one is alone.");
        assertThat(alone.tooFewFor(3)).isTrue();
        var three = new Servers(3, "lab");
        assertThat(three.words()).isEqualTo("3 servers with JetStream answer in cluster lab: up to 3 copies.");
        assertThat(three.against(3)).isEmpty();
        assertThat(three.against(5))
                .isEqualTo("5 copies need 5 servers with JetStream; in cluster lab 3 answer now.");
        assertThat(three.tooFewFor(5)).as("two may only be late").isFalse();
    }

    @Test
    void aRateNeedsTwoSamplesOfTheSameStream() {
        var book = new StreamBook(EVERY);
        book.take(setup("S", T0, limits(null, null)), state(T0, 100, 1), T0);
        assertThat(line(book, T0).perSecond()).isNull();
        book.take(setup("S", T0, limits(null, null)), state(T0.plus(EVERY), 120, 1), T0.plus(EVERY));
        assertThat(line(book, T0.plus(EVERY)).perSecond()).isEqualTo(10.0);
        var later = T0.plus(EVERY.multipliedBy(2));
        book.take(setup("S", later, limits(null, null)), state(later, 130, 1), later);
        assertThat(line(book, later).perSecond()).as("made anew").isNull();
    }

    @Test
    void whatNobodyTellsStaysAsUnknownSinceItWasToldLast() {
        var book = new StreamBook(EVERY);
        var setup = setup("S", T0, limits(null, null));
        book.take(setup, state(T0, 100, 1), T0);
        book.take(setup, null, T0.plusSeconds(2));
        book.take(setup, null, T0.plusSeconds(4));
        var line = line(book, T0.plusSeconds(4));
        assertThat(line.unknownSince()).isEqualTo(T0);
        assertThat(line.condition()).isEqualTo(StreamLine.Condition.UNKNOWN);
        assertThat(line.state()).isNotNull();
        book.absent("S", T0.plusSeconds(6));
        assertThat(book.names()).as("once may be a mistake").containsExactly("S");
        book.absent("S", T0.plusSeconds(8));
        assertThat(book.names()).isEmpty();
    }

    @Test
    void samplesOlderThanThreePeriodsAreNotNow() {
        var book = new StreamBook(EVERY);
        book.take(setup("S", T0, limits(null, null)), state(T0, 100, 1), T0);
        assertThat(line(book, T0.plusSeconds(6)).known()).isTrue();
        assertThat(line(book, T0.plusSeconds(7)).known()).isFalse();
    }

    @Test
    void eightyPercentOfALimitWarns() {
        var book = new StreamBook(EVERY);
        book.take(setup("S", T0, limits(1_000L, null)), state(T0, 1, 800), T0);
        assertThat(line(book, T0).used()).isEqualTo(0.8);
        assertThat(line(book, T0).condition()).isEqualTo(StreamLine.Condition.NEARLY_FULL);
        book.take(setup("S", T0, limits(1_000L, null)), state(T0.plusSeconds(1), 1, 799), T0);
        assertThat(line(book, T0).condition()).isEqualTo(StreamLine.Condition.OK);
        book.take(setup("S", T0, limits(null, null)), state(T0.plusSeconds(2), 1, 799), T0);
        assertThat(line(book, T0).used()).as("no limit").isNull();
    }

    @Test
    void placesAreReadAsSequencesAndTimes() {
        assertThat(GoTo.of("1,204", T0, ZoneOffset.UTC)).isEqualTo(new GoTo.Sequence(1_204));
        assertThat(GoTo.of("10 min", T0, ZoneOffset.UTC)).isEqualTo(new GoTo.Moment(T0.minusSeconds(600)));
        assertThat(GoTo.of("2h ago", T0, ZoneOffset.UTC)).isEqualTo(new GoTo.Moment(T0.minusSeconds(7_200)));
        assertThat(GoTo.of("9:30", T0, ZoneOffset.UTC))
                .isEqualTo(new GoTo.Moment(Instant.parse("2026-11-22T09:30:00Z")));
        assertThat(GoTo.of("19:42", T0, ZoneOffset.UTC)).as("was yesterday")
                .isEqualTo(new GoTo.Moment(Instant.parse("2026-11-21T19:42:00Z")));
        assertThat(GoTo.of("2026-03-09 19:42:10", T0, ZoneOffset.UTC))
                .isEqualTo(new GoTo.Moment(Instant.parse("2026-03-09T19:42:10Z")));
        assertThat(GoTo.of("2026-03-09T19:42:10Z", T0, ZoneOffset.ofHours(5)))
                .isEqualTo(new GoTo.Moment(Instant.parse("2026-03-09T19:42:10Z")));
        for (var wrong : List.of("soon", "", "99999999999999999999", "25:00", "-1", "2026-13-01")) {
            assertThat(GoTo.of(wrong, T0, ZoneOffset.UTC)).as(wrong).isNull();
        }
    }

    @Test
    void aNarrowerLimitIsKnownToLoseMessagesAndAnOverlapIsFound() {
        var template = Template.of(Variant.SKILL, "lab", List.of("lab.dlq.>")).getFirst();
        var wide = setup("AGENT_EVENTS", T0, limits(5L << 30, Duration.ofDays(30)), "lab.agent.>");
        assertThat(Difference.of(wide, template)).extracting(Difference::toString).containsExactly(
                new Difference("max age", "30 d", "7 d", true, true).toString(),
                new Difference("max bytes", "5 GiB", "1 GiB", true, true).toString(),
                new Difference("max message size", "no limit", "1 MiB", true, false).toString());
        var other = setup("ALL", T0, limits(null, null), "lab.>");
        assertThat(Difference.overlap(template, List.of(wide, other))).isEqualTo("ALL (lab.>)");
        assertThat(Difference.overlap(template, List.of(wide))).isNull();
    }

    @Test
    void fewerMayGoThanConfirmedOnlyWhereThatIsAllowedAndNeverMore() {
        var ground = new Ground("nats://x", "x", "2.10.27", null, T0);
        var plan = new Plan("1", new Purge("S", ">", new Everything()), "", "", List.of(), List.of(), "", "", "",
                new Doomed(10, 11, 0, T0, ""), "10", "may be fewer", ground, T0);
        assertThat(plan.stillTrue(new Doomed(10, 11, 0, T0, ""), false)).isTrue();
        assertThat(plan.stillTrue(new Doomed(9, 11, 0, T0, ""), false)).isFalse();
        assertThat(plan.stillTrue(new Doomed(9, 11, 0, T0, ""), true)).isTrue();
        assertThat(plan.stillTrue(new Doomed(11, 11, 0, T0, ""), true)).isFalse();
        assertThat(plan.stillTrue(new Doomed(10, 11, 0, T0.plusSeconds(1), ""), true)).as("another stream").isFalse();
    }
}
