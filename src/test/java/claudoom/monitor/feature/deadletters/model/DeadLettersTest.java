package claudoom.monitor.feature.deadletters.model;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeadLettersTest {

    private final DeadLetters letters = new DeadLetters(3, 1_000);

    @Test
    void theNewestComesFirstWheneverItWasRead() {
        letters.add(Samples.letter("A", "late", 20, "{}"));
        letters.add(Samples.letter("B", "early", 10, "{}"));

        assertThat(letters.letters()).extracting(one -> one.failure().reason()).containsExactly("late", "early");
        assertThat(letters.newest()).isEqualTo(T0.plusSeconds(20));
    }

    @Test
    void theOldestAreForgottenButStayCounted() {
        for (int second = 0; second < 10; second++) {
            letters.add(Samples.letter("A", "bad", second, "{}"));
        }

        var now = letters.snapshot(T0.plusSeconds(10));
        assertThat(now.total()).isEqualTo(10);
        assertThat(now.forgotten()).isEqualTo(7);
        assertThat(now.letters()).hasSize(3);
        assertThat(now.groups()).hasSize(1).first().satisfies(group -> {
            assertThat(group.count()).isEqualTo(10);
            assertThat(group.first()).isEqualTo(T0);
            assertThat(group.last()).isEqualTo(T0.plusSeconds(9));
        });
        assertThat(letters.since(T0)).isEqualTo(10);
    }

    @Test
    void payloadsAreBoundedByBytesAndTheNewestStaysWhateverItsSize() {
        letters.add(Samples.letter("A", "bad", 0, "x".repeat(600)));
        letters.add(Samples.letter("A", "bad", 1, "x".repeat(600)));
        assertThat(letters.letters()).hasSize(1);

        letters.add(Samples.letter("A", "bad", 2, "x".repeat(5_000)));
        assertThat(letters.letters()).hasSize(1);
        assertThat(letters.bytes()).isEqualTo(5_000);
    }

    @Test
    void anAdvisoryAboutTheSameMessageIsARepeatAndNoSecondLetter() {
        var first = letters.add(Samples.advisory(Source.MAX_DELIVERIES, 7, "a", 0, null));
        assertThat(first).isNotNull();
        assertThat(letters.add(Samples.advisory(Source.MAX_DELIVERIES, 7, "b", 60, null))).isNull();
        assertThat(letters.add(Samples.advisory(Source.MAX_DELIVERIES, 7, "c", 90, null))).isNull();

        var letter = letters.letters().getFirst();
        assertThat(letters.total()).isEqualTo(1);
        assertThat(letter.reports()).isEqualTo(3);
        assertThat(letter.time()).isEqualTo(T0);
        assertThat(letter.last()).isEqualTo(T0.plusSeconds(90));
    }

    @Test
    void aLetterWithTheSameIdAndTheSameBytesIsARepeatAsInAStream() {
        var first = letters.add(sent("id-1", "{}"));
        assertThat(letters.add(sent("id-1", "{}"))).isNull();
        assertThat(letters.known(sent("id-1", "{}"))).isEqualTo(Objects.requireNonNull(first).number());
        assertThat(letters.add(sent("id-2", "{}"))).isNotNull();
        assertThat(letters.add(sent("id-1", "{\"other\":1}"))).as("never lost").isNotNull();
        assertThat(letters.total()).isEqualTo(3);
    }

    @Test
    void equalLettersThatNothingTellsApartAreAsManyAsCame() {
        letters.add(sent(" ", "{}"));
        assertThat(letters.add(sent("", "{}"))).isNotNull();
        for (int n = 0; n < 2; n++) {
            assertThat(letters.add(Samples.letter("A", "bad", 1, "{}"))).as("a message may fail twice").isNotNull();
        }
        assertThat(letters.total()).isEqualTo(4);
    }

    private static Notice sent(String id, String payload) {
        var failure = new Failure(null, null, null, null, null, "bad");
        return new Notice(Source.SUBJECT, "clau-doom.dlq.agent.death", T0, payload.getBytes(StandardCharsets.UTF_8),
                Map.of("nats-msg-id", List.of(id)), null, "", failure, Original.NONE, "Bad · death");
    }

    @Test
    void theSameAdvisoryReadTwiceIsOneReport() {
        letters.add(Samples.advisory(Source.TERMINATED, 7, "a", 0, "bad"));
        letters.add(Samples.advisory(Source.TERMINATED, 7, "a", 0, "bad"));

        assertThat(letters.letters()).hasSize(1).first().extracting(DeadLetter::reports).isEqualTo(1L);
    }

    @Test
    void anAdvisoryAboutAForgottenLetterIsNotCountedAgain() {
        letters.add(Samples.advisory(Source.MAX_DELIVERIES, 1, "a", 0, null));
        for (int n = 2; n < 6; n++) {
            letters.add(Samples.advisory(Source.MAX_DELIVERIES, n, "n" + n, n, null));
        }
        letters.add(Samples.advisory(Source.MAX_DELIVERIES, 1, "z", 99, null));

        assertThat(letters.total()).isEqualTo(5);
        assertThat(letters.letters()).hasSize(3);
    }

    @Test
    void whatCameTooFastIsCountedInAGroupOfItsOwn() {
        letters.unread(500, T0);

        var now = letters.snapshot(T0);
        assertThat(now.total()).isEqualTo(500);
        assertThat(now.unread()).isEqualTo(500);
        assertThat(now.groups()).extracting(Group::count).containsExactly(500L);
        assertThat(letters.since(T0.minus(Duration.ofMinutes(1)))).isEqualTo(500);
    }

    @Test
    void moreReasonsThanAnybodyReadsBecomeOneGroup() {
        for (int n = 0; n < Groups.MOST + 50; n++) {
            letters.add(Samples.letter("A", "x".repeat(n % 100) + (char) ('a' + n / 100), n, "{}"));
        }

        var now = letters.snapshot(T0);
        assertThat(now.groups()).hasSizeLessThanOrEqualTo(Groups.MOST + 1);
        assertThat(now.groups().stream().mapToLong(Group::count).sum()).isEqualTo(now.total());
        assertThat(now.groups()).extracting(Group::fingerprint).contains(Groups.OTHERS);
        assertThat(now.letters().getFirst().fingerprint()).isEqualTo(Groups.OTHERS);
    }

    @Test
    void theOriginalGivesTheLetterItsNameSizeAndPayload() {
        var letter = letters.add(Samples.advisory(Source.TERMINATED, 7, "a", 0, "bad"));
        assertThat(letter).isNotNull();
        assertThat(letter.size()).isNull();

        letters.original(letter.number(), Original.found(new StoredAt("AGENT_EVENTS", 7), "clau-doom.agent.B.death",
                new byte[] {1, 2, 3}, Map.of("a", List.of("b")), T0));

        var now = letters.letters().getFirst();
        assertThat(now.originalSubject()).isEqualTo("clau-doom.agent.B.death");
        assertThat(now.size()).isEqualTo(3);
        assertThat(now.payload()).containsExactly(1, 2, 3);
    }

    @Test
    @Timeout(10)
    void whatNobodyCouldReadIsCountedAtOnceHoweverMuchItIs() {
        letters.unread(2_000_000_000L, T0);
        letters.unread(2_000_000_000L, T0);

        var now = letters.snapshot(T0);
        assertThat(now.total()).isEqualTo(4_000_000_000L);
        assertThat(now.unread()).isEqualTo(4_000_000_000L);
        assertThat(now.groups()).singleElement().extracting(Group::count).isEqualTo(4_000_000_000L);
        assertThat(letters.since(T0.minusSeconds(1))).isPositive();
    }

    @Test
    void bucketsShowWhenTheyCame() {
        letters.add(Samples.letter("A", "bad", 5, "{}"));
        letters.add(Samples.letter("A", "bad", 55, "{}"));
        letters.add(Samples.letter("A", "bad", 56, "{}"));
        letters.add(Samples.letter("A", "bad", -500, "{}"));

        assertThat(letters.perBucket(6, Duration.ofMinutes(1), T0.plusSeconds(60))).containsExactly(1, 0, 0, 0, 0, 2);
    }
}
