package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** One page of STREAM.INFO, read in one pass: a page may hold a hundred thousand subjects, and a tree of it would be ten times as large. */
final class StreamInfo {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(70_000)
                    .maxNumberLength(100).maxStringLength(1 << 20).build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();

    /** Subjects of this page and how many messages the stream holds of each. */
    final Map<String, Long> subjects = new HashMap<>();
    /** How many subjects match in all; 0 if the server did not say, as when none does. */
    long total;
    long lastSequence;
    String retention = "";

    private StreamInfo() {}

    /** @throws QuestionFailed for what the server refuses, or if it cannot be read */
    static StreamInfo read(byte[] answer) throws QuestionFailed {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), answer)) {
            var page = new StreamInfo();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                page.top(parser);
                return page;
            }
        } catch (JacksonException broken) {
            throw new QuestionFailed(Reason.NO_ANSWER, "the server's answer cannot be read");
        }
        throw new QuestionFailed(Reason.NO_ANSWER, "the server's answer is not JSON");
    }

    private void top(JsonParser parser) throws QuestionFailed {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "total" -> total = whole(parser, token);
                case "state" -> state(parser, token);
                case "config" -> config(parser, token);
                case "error" -> refused(parser, token);
                default -> parser.skipChildren();
            }
        }
    }

    private void state(JsonParser parser, JsonToken start) {
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals("subjects") && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    var subject = parser.currentName();
                    subjects.put(subject, whole(parser, parser.nextToken()));
                }
            } else if (name.equals("last_seq")) {
                lastSequence = whole(parser, token);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void config(JsonParser parser, JsonToken start) {
        if (start != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("retention")) {
                retention = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void refused(JsonParser parser, JsonToken start) throws QuestionFailed {
        @Nullable String words = null;
        while (start == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("description")) {
                words = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        throw new QuestionFailed(Reason.NO_ANSWER, "the server says: " + (words == null ? "an error" : words));
    }

    /** Unsigned numbers beyond a long stay at its end. */
    private static long whole(JsonParser parser, JsonToken token) {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            parser.skipChildren();
            return 0;
        }
        var number = parser.getBigIntegerValue();
        return number.bitLength() > 63 ? Long.MAX_VALUE : number.longValue();
    }
}
