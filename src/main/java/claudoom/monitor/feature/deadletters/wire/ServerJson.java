package claudoom.monitor.feature.deadletters.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the JSON of servers and letters is read: with limits, because both may hold what anybody sent. */
final class ServerJson {

    /** Answers of a server: a message of 64 MiB, the largest there can be, comes as Base64 in one string. */
    static final JsonMapper ANSWER = mapper(96 << 20, 1_000_000);
    static final JsonMapper LETTER = mapper(2 << 20, 100_000);

    private ServerJson() {}

    private static JsonMapper mapper(int longest, long tokens) {
        var limits = StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(longest).maxNameLength(1_000)
                .maxNumberLength(100).maxTokenCount(tokens).build();
        var factory = JsonFactory.builder().streamReadConstraints(limits)
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }
}
