package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Failure;
import claudoom.monitor.feature.deadletters.model.Fingerprint;
import claudoom.monitor.feature.deadletters.model.Notice;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.grammar.FieldPaths;
import claudoom.monitor.payload.Fields;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the two advisories by which a server says that a consumer will not get a message again. */
final class AdvisoryReader {

    static final String MAX_DELIVERIES = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>";
    static final String TERMINATED = "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>";

    private static final FieldPaths PATHS = new FieldPaths(Map.of("id", List.of("id"), "time", List.of("timestamp"),
            "stream", List.of("stream"), "consumer", List.of("consumer"), "sequence", List.of("stream_seq"),
            "deliveries", List.of("deliveries"), "reason", List.of("reason")), Set.of());
    private static final int STREAM_TOKEN = 5;
    private static final int CONSUMER_TOKEN = 6;
    /** No server has longer names; anybody may send an advisory. */
    private static final int LONGEST_NAME = 255;

    private AdvisoryReader() {}

    static Source sourceOf(String subject) {
        return subject.contains(".MAX_DELIVERIES.") ? Source.MAX_DELIVERIES : Source.TERMINATED;
    }

    static boolean advisory(String subject) {
        return subject.startsWith("$JS.EVENT.ADVISORY.CONSUMER.");
    }

    /** What cannot be read in the JSON is taken from the subject as far as it tells. */
    static Notice read(String subject, Instant at, byte[] json, @Nullable StoredAt stored) {
        var values = Fields.read(json, PATHS);
        var tokens = subject.split("\\.", -1);
        var id = values.text("id");
        var failure = new Failure(null, or(values.text("stream"), tokens, STREAM_TOKEN),
                or(values.text("consumer"), tokens, CONSUMER_TOKEN), values.whole("sequence"),
                values.whole("deliveries"), reason(values.text("reason")));
        var source = sourceOf(subject);
        var original = failure.place() == null
                ? Original.without(Original.State.UNREACHED, "The advisory does not say which message it was.")
                : Original.ASKED;
        return new Notice(source, subject, time(values.text("time"), at), json, Map.of(), stored, id == null ? "" : id,
                failure, original, Fingerprint.of(source, failure, "", null));
    }

    private static @Nullable String or(@Nullable String said, String[] tokens, int token) {
        return said != null && said.length() <= LONGEST_NAME ? said : tokens.length > token ? tokens[token] : null;
    }

    private static @Nullable String reason(@Nullable String text) {
        return text == null || text.isBlank() ? null : Clues.head(text);
    }

    private static Instant time(@Nullable String said, Instant at) {
        try {
            return said == null ? at : Instant.parse(said);
        } catch (DateTimeParseException strange) {
            return at; // a letter without a readable time is dead all the same
        }
    }
}
