package claudoom.monitor.feature.lag.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerConfig.Acks;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Delivery;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Life;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Pulls;
import claudoom.monitor.feature.lag.model.ConsumerStanding.Pin;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a person reads of a consumer, and which of the actions are offered: word for word. */
class ConsumerWordsTest {

    private static final ConsumerId ID = new ConsumerId("AGENT_EVENTS", "worker");
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    private static ConsumerConfig pull() {
        return new ConsumerConfig("worker", "", new Delivery("", "", "all", null, null, List.of("ev.*.death"),
                "instant", false, 0, false, null),
                new Acks("explicit", Duration.ofSeconds(30), 3, List.of(), 1_000L, ""),
                new Pulls(512, 0, 0, null, List.of(), "", null), new Life(true, null, 0, false, null), Map.of(),
                Map.of());
    }

    private static ConsumerConfig push() {
        return new ConsumerConfig("dash", "", new Delivery("to.dash", "q", "by_start_sequence", 1_204L, null, List.of(),
                "original", true, 8_000, true, Duration.ofSeconds(5)),
                new Acks("none", null, -1, List.of(), null, ""), new Pulls(0, 0, 0, null, List.of(), "", null),
                new Life(false, Duration.ofSeconds(5), 1, true, NOW), Map.of("team", "lab"),
                Map.of("sourcing", "true"));
    }

    private static ConsumerStanding standing(long pending, long unacked, Pin... pins) {
        return new ConsumerStanding(NOW, pending, unacked, 2, 0, false, new Position(20, 16), new Position(5, 5), null,
                null, List.of(pins));
    }

    private static String told(ConsumerConfig config) {
        return ConsumerWords.of(config).stream()
                .map(section -> section.title() + "\n" + section.lines().stream()
                        .map(line -> "  " + line.name() + ": " + line.value() + ". " + line.meaning())
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aPullConsumerInWords() {
        assertThat(told(pull())).isEqualTo(
                """
                        What it receives
                          Subjects: ev.*.death. Only messages whose subject matches.
                          Begins: with the first message. When it was made it began with the oldest message that the stream had.
                          Replay: instant. As fast as they are taken.
                        What must be acknowledged
                          Acknowledge: each message. Every message needs an acknowledgement of its own.
                          Ack wait: 30 s (default). What is not acknowledged in that time is delivered again.
                          Max deliver: 3. After 3 deliveries a message is given up: it stays in the stream and does not come again. Then 2.10 moves its acknowledgement floor past it, 2.9 and 2.15 do not.
                          Max ack pending: 1,000 (default). While so many are unacknowledged nothing more is delivered. Since 2.10 a stream may set another default.
                        Who may ask
                          Delivery: pull. Clients ask for messages; without a request nothing is delivered.
                          Max waiting: 512 (default). More requests than that at once are refused.
                        How long it lives
                          Durable: stays until it is deleted. It keeps its place while nobody works.
                          Replicas: as the stream. What it knows is kept as the stream keeps its messages.""");
    }

    @Test
    void aPushConsumerInWords() {
        assertThat(told(push())).isEqualTo(
                """
                        What it receives
                          Subjects: all. Every message of the stream.
                          Begins: at sequence 1,204. Messages before that never come.
                          Replay: original. At the pace at which the messages were stored, until it has caught up.
                          Headers only: yes. Messages come without their payload; its size is in a header.
                        What must be acknowledged
                          Acknowledge: nothing. What is delivered counts as done, even if it is lost on the way; nothing comes twice.
                        Where it is sent
                          Delivery: push to to.dash. The server sends by itself, as long as somebody subscribes there.
                          Queue group: q. Each message goes to one member of this group.
                          Rate limit: 8,000 bit/s. Never faster.
                          Flow control: yes. The server waits for a client that is slow.
                          Idle heartbeat: 5 s. So often the client hears from it while nothing comes.
                        How long it lives
                          Ephemeral: deleted after 5 s without anybody. The server's default is 5 s.
                          Replicas: 1. What it knows is kept in memory and lost when its servers restart.
                          Pause: until 2026-11-22T05:00:00Z. Until then nothing is delivered; acknowledgements are still taken.
                        Besides
                          team: lab. Written on the consumer as metadata.
                          sourcing: true. A setting that this monitor does not know.""");
    }

    private static ConsumerGates gates(String version, @Nullable Long level, ConsumerStanding standing,
            String... refused) {
        return ConsumerGates.of(new ConsumerGates.Ground(false, version, level), ID, pull(), standing,
                subject -> List.of(refused).contains(subject));
    }

    @Test
    void actionsAreOfferedByVersionAndPermission() {
        var now = standing(4, 4);
        assertThat(gates("2.9.10", 0L, now).against().keySet()).containsExactlyInAnyOrder(ConsumerAction.PAUSE,
                ConsumerAction.RESUME, ConsumerAction.RESET, ConsumerAction.UNPIN);
        assertThat(gates("2.11.0", 1L, now).open(ConsumerAction.PAUSE)).isTrue();
        assertThat(gates("2.15.1", null, now).open(ConsumerAction.RESET)).isTrue();
        assertThat(gates("2.15.1", 1L, now).against(ConsumerAction.RESET)).startsWith("Consumers can be reset since");
        assertThat(gates("nonsense", 5L, now).open(ConsumerAction.PAUSE)).isFalse();
        assertThat(gates("2.15.1", 5L, now, "$JS.API.CONSUMER.PAUSE.AGENT_EVENTS.worker").against(ConsumerAction.PAUSE))
                .isEqualTo("This login may not use $JS.API.CONSUMER.PAUSE.AGENT_EVENTS.worker.");
        assertThat(gates("2.15.1", 5L, now).against(ConsumerAction.UNPIN))
                .isEqualTo("It has no priority group with a pinned client.");
        assertThat(gates("2.15.1", 5L, now).against(ConsumerAction.RESUME)).isEqualTo("It is not paused.");
    }

    @Test
    void outstandingMessagesAreClaimedOnlyAsFarAsTheServerTells() {
        var found = List.of(new ConsumerPage.StoredAt(6, "ev.1.death", NOW));
        assertThat(new Outstanding(found, true, null, NOW).words(pull(), standing(0, 1))).isEqualTo(
                "1 message is delivered and not acknowledged. The range is from sequence 6 to 16. It is this one.");
        assertThat(new Outstanding(found, false, null, NOW).words(pull(), standing(0, 4))).endsWith(
                "Which messages of that range, the server does not say.");
        assertThat(Outstanding.NONE.words(pull(), standing(9, 0)))
                .isEqualTo("None: whatever was delivered has been acknowledged or given up.");
    }

    @Test
    void whatIsTypedIsReadOrRefusedWithTheField() {
        var form = new ConsumerForm("1 min 30 s", "5", "no limit", "1 s, 2 s", "new");
        assertThat(form.read(pull()))
                .isEqualTo(new ConsumerForm.Read(new ConsumerDeed.Edit(Duration.ofSeconds(1), 5, -1,
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), "new")));
        assertThat(ConsumerForm.of(pull())).isEqualTo(new ConsumerForm("30 s", "3", "1000", "", ""));
        assertThat(wrong("30", "3", "1000", "")).startsWith("Ack wait:");
        assertThat(wrong("30 s", "0", "1000", "")).startsWith("Max deliver:");
        assertThat(wrong("30 s", "3", "-7", "")).startsWith("Max ack pending:");
        assertThat(wrong("30 s", "3", "1000", "1 s, soon")).startsWith("Backoff:");
        assertThat(wrong("30 s", "2", "1000", "1 s, 2 s")).startsWith("Max deliver must be larger");
    }

    private static String wrong(String wait, String deliver, String pending, String backoff) {
        return new ConsumerForm(wait, deliver, pending, backoff, "").read(pull()) instanceof ConsumerForm.Wrong wrong
                ? wrong.sentence()
                : "it was read";
    }

    @Test
    void spansAreWrittenAndReadExactly() {
        for (var span : List.of(Duration.ofMillis(250), Duration.ofSeconds(90), Duration.ofDays(2).plusHours(3),
                Duration.ofNanos(1))) {
            assertThat(Spans.read(Spans.words(span))).isEqualTo(span);
            assertThat(Spans.read(Spans.forCommand(span))).isEqualTo(span);
        }
        assertThat(Spans.words(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
        assertThat(Spans.forCommand(Duration.ofSeconds(90))).isEqualTo("1m30s");
        assertThat(Spans.read("1.5 s")).isEqualTo(Duration.ofMillis(1_500));
        assertThat(Spans.read("0 s")).isNull();
        assertThat(Spans.read("-1 s")).isNull();
    }

    @Test
    void deletingSaysWhatTheStreamLoses() {
        var interest = new ConsumerPage.HomeStream("interest", 12, 1, 12, 1);
        assertThat(ConsumerEffects.of(new ConsumerDeed.Delete(), pull(), standing(9, 3), interest).toString())
                .contains("9 messages not delivered and 3 messages not acknowledged", "all 12 messages go with it");
        assertThat(ConsumerEffects.of(new ConsumerDeed.Delete(), pull(), standing(9, 3), null).toString())
                .contains("The stream could not be read");
    }
}
