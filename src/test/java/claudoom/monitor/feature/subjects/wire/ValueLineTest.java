package claudoom.monitor.feature.subjects.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payload in a few words. */
class ValueLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"lab.m.kills | 12 | 12", "lab.m.kills | '\"word\"' | word",
        "lab.m.kills | true | true", "lab.m.kills | '' | ''", "lab.m.kills | plain text, no JSON | plain text, no JSON",
        "lab.agent.a.action | {\"agent_id\": \"a\", \"tick\": 7, \"action\": \"ATTACK\", \"confidence\": 0.85} | "
                + "ATTACK · confidence 0.85 · tick 7",
        "lab.agent.a.action | {\"action\": {\"action_type\": \"LEFT\", \"buttons\": [true, 1]}, \"timestamp\": 1} | "
                + "action_type LEFT",
        "lab.agent.a.death | {\"type\": \"agent.death\", \"payload\": {\"kills\": 3, \"cause\": \"IMP\"}} | "
                + "cause IMP · kills 3",
        "lab.metrics | {\"metric_name\": \"kills\", \"value\": 4} | 4 · metric_name kills",
        "lab.x | {\"a\": 1, \"b\": | {\"a\": 1, \"b\":", "lab.x | {} | {}", "lab.x | [1, 2] | '[1, 2]'",
        "lab.x | 1 2 | 1 2"})
    void says(String subject, String payload, String shown) {
        assertThat(ValueLine.of(message(subject, payload))).isEqualTo(shown);
    }

    @org.junit.jupiter.api.Test
    void hostilePayloadsAreOneSafeLine() {
        assertThat(ValueLine.of(message("a", "\u001b[31m\nx"))).doesNotContain("\u001b").doesNotContain("\n");
        assertThat(ValueLine.of(message("a", "[".repeat(5_000)))).hasSizeLessThanOrEqualTo(120);
        assertThat(ValueLine.of(message("a", "{\"a\":\"" + "y".repeat(1_000_000) + "\"}")))
                .hasSizeLessThanOrEqualTo(120);
        assertThat(ValueLine
                .of(new Arrival(Instant.EPOCH, "a", Meaning.NONE, new byte[] {(byte) 0xff, 0, 1}, 3, Map.of())))
                .isNotEmpty();
    }

    private static Arrival message(String subject, String payload) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        return new Arrival(Instant.EPOCH, subject, Meaning.NONE, bytes, bytes.length, Map.of());
    }

    @Test
    void whatIsNoTextIsUnpackedOrCalledBinaryAndWhatIsBrokenIsShownAsItCame() {
        assertThat(line(new byte[] {(byte) 0xa1, 0x65, 'k', 'i', 'l', 'l', 's', 0x0c})).isEqualTo("kills 12");
        assertThat(line(new byte[] {(byte) 0xff, 0, 1, 2, (byte) 0xc3})).isEqualTo("binary");
        assertThat(line("{\"a\":1,".getBytes(StandardCharsets.UTF_8))).isEqualTo("{\"a\":1,");
    }

    @Test
    void largeOnesAreCalledBinaryAsSmallOnesAre() {
        var bytes = new byte[100_000];
        new java.util.Random(1).nextBytes(bytes);
        assertThat(line(bytes)).isEqualTo("binary");
        assertThat(line("a\0b".getBytes(StandardCharsets.UTF_8))).isEqualTo("binary");
        assertThat(line("\u6e29".repeat(5_000).getBytes(StandardCharsets.UTF_8))).as("cut within a letter")
                .startsWith("\u6e29").doesNotContain("\ufffd");
    }

    private static String line(byte[] payload) {
        return ValueLine.of(
                new Arrival(Instant.EPOCH, "lab.x", Meaning.NONE, payload, payload.length, Map.of()));
    }
}
