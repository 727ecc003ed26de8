package claudoom.monitor.payload;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** How much of a payload is looked at: anybody may send one, and none may cost the monitor its memory or its time. */
final class Limits {

    /** Larger payloads are shown as text or bytes only. */
    static final int JSON_BYTES = 2 << 20;
    static final int DEPTH = 64;
    static final int TOKENS = 100_000;
    /** Lines of the tree that are kept; the rest is only checked. */
    static final int LINES = 10_000;
    /** Characters of a pretty or raw view. */
    static final int CHARACTERS = 256 << 10;
    static final int POINTER = 1_000;
    /** Bytes of a hex view. */
    static final int HEX_BYTES = 64 << 10;

    static final JsonFactory JSON = JsonFactory.builder()
            // one level more than is read: then it is JsonScan that stops, and it knows at which byte
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH + 1).maxTokenCount(TOKENS)
                    .maxStringLength(256 << 10).maxNameLength(1_000).maxNumberLength(100)
                    .maxDocumentLength(JSON_BYTES).build())
            // names come from anybody: they must not fill the JVM's table of strings, nor UTF-16 pass for UTF-8
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

    private Limits() {}
}
