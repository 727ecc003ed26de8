package claudoom.monitor.feature.deadletters.wire;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the JSON of servers and letters is read: with limits, because both may hold what anybody sent. */
final class ServerJson {

    /** The list of streams, a page of it. */
    static final JsonMapper ANSWER = mapper(1_000_000);
    static final JsonMapper LETTER = mapper(100_000);

    private ServerJson() {}

    private static JsonMapper mapper(long tokens) {
        var limits = StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(2 << 20).maxNameLength(1_000)
                .maxNumberLength(100).maxTokenCount(tokens).build();
        var factory = JsonFactory.builder().streamReadConstraints(limits)
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    }
}
