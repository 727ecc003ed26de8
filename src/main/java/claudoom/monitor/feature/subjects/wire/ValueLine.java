package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Reading;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Unpacked;
import claudoom.monitor.payload.Utf8;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * The newest value of a subject in a few words: a plain number or text as it is, of an object what tells most: what is called as
 * the subject ends, then words, then measures, then counts. Looks at the first bytes only.
 */
public final class ValueLine {

    private static final int LOOKED_AT = 4096;
    private static final int FIELDS = 40;
    private static final int SHOWN = 4;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST = 120;
    /** They say when and what, which the line says already. */
    private static final Set<String> REPEATING = Set.of("timestamp", "time", "ts", "type", "version", "trace_id");
    private static final Set<Reading> BINARY = Set.of(Reading.CBOR, Reading.MESSAGEPACK, Reading.PROTOBUF);
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxStringLength(LOOKED_AT)
                    .maxNameLength(256).maxNumberLength(100).build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();

    private final Set<String> tokens;
    private final String last;
    private final List<Field> fields = new ArrayList<>();
    private boolean broken;

    private record Field(String name, String value, int rank) {}

    private ValueLine(String subject) {
        var all = subject.split("\\.", -1);
        tokens = Set.copyOf(List.of(all).stream().distinct().toList());
        last = all[all.length - 1];
    }

    /** One line that is safe to show; empty for an empty payload. */
    public static String of(Arrival message) {
        return of(message, As.AUTO);
    }

    /** Such lines of messages that are read as somebody chose. */
    public static Function<Arrival, String> as(Readings readings) {
        return message -> of(message, readings.of(message.subject()));
    }

    private static String of(Arrival message, As as) {
        var bytes = readable(message.payload(), as);
        int length = Math.min(bytes.length, LOOKED_AT);
        if (length == 0) {
            return "";
        }
        var line = new ValueLine(message.subject());
        var plain = line.read(bytes, length);
        if (plain != null) {
            return Visible.line(plain, LONGEST);
        }
        boolean unsound = line.broken && length == bytes.length; // else it was only cut off by us
        return unsound || line.fields.isEmpty() ? head(bytes, length) : Visible.line(line.best(), LONGEST);
    }

    /** What is CBOR, MessagePack or Protobuf as the JSON that says the same. */
    private static byte[] readable(byte[] payload, As as) {
        boolean chosen = BINARY.contains(as.reading());
        if (payload.length == 0 || payload.length > LOOKED_AT || (!chosen && Utf8.whole(payload) != null)) {
            return payload;
        }
        var unpacked = Unpacked.of(payload, as);
        return unpacked.trouble() == null ? unpacked.json() : payload;
    }

    private static String head(byte[] bytes, int length) {
        if (binary(bytes, length)) {
            return "binary";
        }
        return Visible.line(new String(bytes, 0, Math.min(length, LONGEST * 4), StandardCharsets.UTF_8), LONGEST);
    }

    private static boolean binary(byte[] bytes, int length) {
        for (int n = 0; n < length; n++) {
            if (bytes[n] == 0) {
                return true;
            }
        }
        return Utf8.firstFault(Arrays.copyOf(bytes, length), length < bytes.length) >= 0;
    }

    /** Returns the payload if it is one plain value; else gathers fields as far as the bytes can be read. */
    private @Nullable String read(byte[] bytes, int length) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            var first = parser.nextToken();
            if (first == null || first.isStructStart()) {
                gather(parser);
                return null;
            }
            var value = parser.getString();
            return parser.nextToken() == null ? value : null;
        } catch (RuntimeException unreadable) { // anybody may send anything; what was read so far is shown
            this.broken = true;
            return null;
        }
    }

    private void gather(JsonParser parser) {
        var inList = 0;
        for (var token = parser.nextToken(); token != null && fields.size() < FIELDS; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                inList++;
            } else if (token == JsonToken.END_ARRAY) {
                inList--;
            } else if (inList == 0 && token.isScalarValue() && parser.currentName() != null) {
                field(parser.currentName(), token, parser.getString());
            }
        }
    }

    private void field(String name, JsonToken token, String value) {
        if (REPEATING.contains(name) || (token == JsonToken.VALUE_STRING && tokens.contains(value))) {
            return;
        }
        int rank = name.equals(last) || name.equals("value") ? 0 : switch (token) {
            case VALUE_STRING -> 1;
            case VALUE_NUMBER_FLOAT -> 2;
            case VALUE_NUMBER_INT -> 3;
            default -> 4;
        };
        fields.add(new Field(name, value, rank));
    }

    private String best() {
        return fields.stream().sorted(Comparator.comparingInt(Field::rank)).limit(SHOWN).map(ValueLine::words)
                .collect(Collectors.joining(" · "));
    }

    private static String words(Field field) {
        var value = Visible.line(field.value, LONGEST_WORD);
        return field.rank == 0 ? value : Visible.line(field.name, LONGEST_WORD) + " " + value;
    }
}
