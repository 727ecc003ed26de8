package claudoom.monitor.feature.deadletters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.FieldPaths;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What anybody may write into a letter or an advisory does no harm. */
class AdvisoryReaderTest {

    private static final String SUBJECT = "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.S.C";
    private static final String EMOJI = "\ud83d\udc80";

    @Test
    void namesThatNoServerHasAreNotBelieved() {
        var long5000 = "x".repeat(5_000);
        var json = "{\"stream\":\"" + long5000 + "\",\"consumer\":\"" + long5000 + "\",\"stream_seq\":1}";
        var failure = AdvisoryReader.read(SUBJECT, Samples.T0, json.getBytes(StandardCharsets.UTF_8), null).failure();

        assertThat(failure.stream()).isEqualTo("S");
        assertThat(failure.consumer()).isEqualTo("C");
    }

    @Test
    void aLongReasonIsCutBetweenCharacters() {
        var json = ("{\"reason\":\"error: " + EMOJI.repeat(2_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        var ofAnAdvisory = AdvisoryReader.read(SUBJECT, Samples.T0, json, null);
        var ofALetter =
                new Clues(json, new FieldPaths(Map.of(FieldNames.REASON, List.of("reason")), Set.of()), Map.of())
                        .text(FieldNames.REASON);

        for (var reason : List.of(Objects.requireNonNull(ofAnAdvisory.failure().reason()),
                Objects.requireNonNull(ofALetter), ofAnAdvisory.fingerprint())) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(reason)).isTrue();
            assertThat(reason).contains(EMOJI).hasSizeLessThanOrEqualTo(2_000);
        }
    }
}
