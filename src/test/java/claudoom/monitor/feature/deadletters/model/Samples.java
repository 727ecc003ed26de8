package claudoom.monitor.feature.deadletters.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices as they come, for tests. */
public final class Samples {

    public static final Instant T0 = Instant.parse("2026-11-21T19:41:30.118Z");

    private Samples() {}

    /** A letter on a subject, {@code second} seconds after {@link #T0}. */
    public static Notice letter(String agent, String reason, int second, String payload) {
        var failure =
                new Failure("clau-doom.agent." + agent + ".death", "DEATHS", "death-processor", 8_214_077L + second,
                        3L, reason);
        return new Notice(Source.SUBJECT, "clau-doom.deadletter.agent." + agent + ".death", T0.plusSeconds(second),
                payload.getBytes(StandardCharsets.UTF_8), Map.of("reason", List.of(reason)), null, "", failure,
                Original.NONE, Fingerprint.of(Source.SUBJECT, failure, "death", agent));
    }

    /** An advisory about one message. */
    public static Notice advisory(Source source, long sequence, String id, int second, @Nullable String reason) {
        var failure = new Failure(null, "AGENT_EVENTS", "death-processor", sequence, 3L, reason);
        var subject =
                "$JS.EVENT.ADVISORY.CONSUMER." + (source == Source.TERMINATED ? "MSG_TERMINATED" : "MAX_DELIVERIES")
                        + ".AGENT_EVENTS.death-processor";
        var json = "{\"type\":\"advisory\",\"id\":\"" + id + "\",\"stream_seq\":" + sequence + "}";
        return new Notice(source, subject, T0.plusSeconds(second), json.getBytes(StandardCharsets.UTF_8), Map.of(),
                null,
                id, failure, Original.ASKED, Fingerprint.of(source, failure, "", null));
    }
}
