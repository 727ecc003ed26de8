package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.FieldPaths;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says of its failure: first in its headers, which only those write who give a message up (the payload may be
 * the message itself, with an error of its own), then as its grammar writes it, then as others do.
 */
final class Clues {

    /** Names in use elsewhere, tried where the grammar's own find nothing. */
    private static final FieldPaths USUAL = new FieldPaths(Map.of(
            FieldNames.REASON,
            List.of("error_message", "errorMessage", "error.message", "failure_reason", "failure", "exception",
                    "message"),
            FieldNames.ORIGINAL, List.of("originalSubject", "original.subject", "source_subject"),
            FieldNames.STREAM, List.of("stream_name", "original_stream"),
            FieldNames.CONSUMER, List.of("consumer_name", "durable"),
            FieldNames.SEQUENCE, List.of("stream_sequence", "original_sequence", "seq"),
            FieldNames.DELIVERIES, List.of("retries", "retry_count", "num_deliveries")), Set.of());
    /** Header names in lower case, without the prefixes that differ. */
    private static final Map<String, List<String>> HEADERS = Map.of(
            FieldNames.REASON,
            List.of("reason", "error", "error-message", "error-reason", "last-error", "failure", "death-reason"),
            FieldNames.ORIGINAL, List.of("original-subject", "subject", "source-subject"),
            FieldNames.STREAM, List.of("stream", "original-stream", "stream-name"),
            FieldNames.CONSUMER, List.of("consumer", "original-consumer", "consumer-name"),
            FieldNames.SEQUENCE, List.of("stream-seq", "sequence", "stream-sequence", "original-sequence"),
            FieldNames.DELIVERIES, List.of("deliveries", "delivery-count", "num-delivered", "attempts", "retries"),
            FieldNames.AGENT, List.of("agent-id", "agent", "source-agent"));
    private static final List<String> PREFIXES = List.of("x-", "nats-", "dlq-", "deadletter-", "dead-letter-");
    private static final int LONGEST = 2_000;

    private final FieldValues ours;
    private final FieldValues usual;
    private final Map<String, List<String>> headers;

    Clues(byte[] payload, FieldPaths paths, Map<String, List<String>> headers) {
        ours = Fields.read(payload, paths);
        usual = Fields.read(payload, USUAL);
        this.headers = headers;
    }

    @Nullable String text(String name) {
        var found = first(header(name), ours.text(name), usual.text(name));
        return found == null || found.isBlank() ? null : head(found);
    }

    /** As much of a text as is kept; half of a character could not be written to a file. */
    static String head(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    @Nullable Long whole(String name) {
        var text = text(name);
        return text != null && text.strip().matches("\\d{1,18}") ? Long.valueOf(text.strip()) : null;
    }

    private static @Nullable String first(@Nullable String... found) {
        for (var text : found) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private @Nullable String header(String name) {
        if (headers.isEmpty()) {
            return null;
        }
        for (var wanted : HEADERS.getOrDefault(name, List.of())) {
            for (var header : headers.entrySet()) {
                if (!header.getValue().isEmpty() && plain(header.getKey()).equals(wanted)) {
                    return header.getValue().getFirst();
                }
            }
        }
        return null;
    }

    private static String plain(String header) {
        var name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        for (var prefix : PREFIXES) {
            name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        }
        return name;
    }
}
