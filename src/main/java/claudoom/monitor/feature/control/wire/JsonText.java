package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.JsonFault;
import claudoom.monitor.feature.control.model.JsonRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Jackson reads it: one value, no double keys, of a depth that others can read as well. */
public final class JsonText implements JsonRules {

    private final JsonMapper json = JsonMapper
            .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @Override
    public @Nullable JsonFault fault(String text) {
        if (text.isBlank()) {
            return new JsonFault(1, 1, "nothing is written here");
        }
        try {
            json.readTree(text);
            return null;
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            return new JsonFault(line, column, sentence(String.valueOf(broken.getOriginalMessage())));
        }
    }

    private static String sentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    @Override
    public String pretty(String text) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text));
        } catch (JacksonException broken) {
            return text;
        }
    }
}
