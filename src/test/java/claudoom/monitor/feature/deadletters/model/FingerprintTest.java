package claudoom.monitor.feature.deadletters.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void usedUpDeliveriesSayHowManyAndWhose() {
        assertThat(Fingerprint.of(Source.MAX_DELIVERIES, failure("death-processor", 3L, null), "", null))
                .isEqualTo("Delivered 3 times, never acknowledged · death-processor");
        assertThat(Fingerprint.of(Source.MAX_DELIVERIES, failure(null, 1L, null), "", null))
                .isEqualTo("Delivered 1 time, never acknowledged");
    }

    @Test
    void aTerminationSaysItsReasonOrThatItHasNone() {
        assertThat(Fingerprint.of(Source.TERMINATED, failure(null, 1L, "bad payload"), "", null))
                .isEqualTo("Terminated: bad payload");
        assertThat(Fingerprint.of(Source.TERMINATED, failure("c1", 1L, null), "", null))
                .isEqualTo("Terminated without a reason · c#");
    }

    @Test
    void whatDiffersFromLetterToLetterIsLeftOut() {
        assertThat(subject("unexpected end of input at byte 168 of ep-12345", null))
                .isEqualTo(subject("unexpected end of input at byte 2,001 of ep-7", null))
                .isEqualTo("Unexpected end of input at byte # of ep-# · death");
        assertThat(subject("no run 3f2b8a4e-1c9d-4f7a-9e57-0c6b8d1a2f33", null)).isEqualTo("No run ‹id› · death");
        assertThat(subject("key deadbeef01 twice", null)).isEqualTo("Key ‹id› twice · death");
        assertThat(subject("doom-agent-B is unknown", "doom-agent-B")).isEqualTo("‹agent› is unknown · death");
    }

    @Test
    void plainWordsStayWords() {
        assertThat(subject("decade defaced accede facade", null)).isEqualTo("Decade defaced accede facade · death");
    }

    @Test
    void aReasonOfManyLinesAndManyCharactersIsCut() {
        assertThat(subject("a\n\tb\u0000c " + "🎯".repeat(5_000), null)).startsWith("A b c 🎯").endsWith("… · death")
                .satisfies(words -> assertThat(words.codePointCount(0, words.length())).isLessThan(140));
    }

    private static String subject(String reason, @Nullable String agent) {
        return Fingerprint.of(Source.SUBJECT, failure(null, null, reason), "death", agent);
    }

    private static Failure failure(@Nullable String consumer, @Nullable Long deliveries, @Nullable String reason) {
        return new Failure(null, null, consumer, null, deliveries, reason);
    }
}
