package claudoom.monitor.feature.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a message says it was sent, in all the ways in which publishers write that. */
class SentTimeTest {

    private final Grammars grammars = Grammars.builtIn("lab");
    private final SentTime times = new SentTime(grammars);

    SentTimeTest() throws BadGrammar {}

    private Arrival message(String payload, Map<String, List<String>> headers) {
        var subject = "lab.agent.a.death";
        var bytes = payload.getBytes(UTF_8);
        return new Arrival(Instant.EPOCH, subject, grammars.meaningOf(subject), bytes, bytes.length, headers);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T19:42:05.1Z,2026-11-20T19:42:05.100Z", "2026-11-20T20:42:05+01:00,2026-11-20T19:42:05Z",
        "1795203725,2026-11-20T19:42:05Z", "1795203725.5,2026-11-20T19:42:05.500Z",
        "1795203725123,2026-11-20T19:42:05.123Z", "1795203725123456,2026-11-20T19:42:05.123456Z"})
    void aTimeIsUnderstoodWhateverItsUnit(String text, Instant at) {
        assertThat(SentTime.read(text)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "12", "-5", "1e300", "NaN", "2026-11-20", "2026-11-20T19:42:05", "19:42",
        "9999999999999999999999", "99999999999999999999999999999999999999999999999"})
    void whatIsNoTimeOrHasNoZoneIsUnknown(String text) {
        assertThat(SentTime.read(text)).isNull();
    }

    @Test
    void thePayloadCountsBeforeTheHeaderAndTheEnvelopeIsLookedInto() {
        var headers = Map.of("Timestamp", List.of("2026-11-20T10:00:00Z"));
        assertThat(times.publisher(message("{\"timestamp\":\"2026-11-20T11:00:00Z\"}", headers)))
                .isEqualTo("2026-11-20T11:00:00Z");
        assertThat(times.publisher(message("{\"timestamp\":\"soon\"}", headers))).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(times.publisher(message("{\"payload\":{\"timestamp\":1795203725}}", Map.of())))
                .isEqualTo("2026-11-20T19:42:05Z");
        assertThat(times.publisher(message("\u0000", Map.of()))).isNull();
    }

    @Test
    void theServersTimeIsWhatTheServerWrote() {
        var headers = Map.of("Nats-Time-Stamp", List.of("2026-11-20T19:42:05.123456789Z"));
        assertThat(times.server(message("{}", headers))).isEqualTo("2026-11-20T19:42:05.123456789Z");
        assertThat(times.server(message("{}", Map.of("Nats-Time-Stamp", List.of())))).isNull();
    }
}
