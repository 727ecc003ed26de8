package claudoom.monitor.payload;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.dataformat.cbor.CBORFactory;

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
    /** Bytes of one text, and of the name of a member, in a tree. */
    static final int TEXT = 256 << 10;
    static final int NAME = 1_000;
    static final int DIGITS = 100;
    /** Bytes of a hex view. */
    static final int HEX_BYTES = 64 << 10;

    /** One level more than is read: then it is {@link JsonScan} that stops, and it knows at which byte. */
    private static final StreamReadConstraints READ = StreamReadConstraints.builder().maxNestingDepth(DEPTH + 1)
            .maxTokenCount(TOKENS).maxStringLength(TEXT).maxNameLength(NAME).maxNumberLength(DIGITS)
            .maxDocumentLength(JSON_BYTES).build();

    static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(READ)
            // names come from anybody: they must not fill the JVM's table of strings, nor UTF-16 pass for UTF-8
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION).build();

    /** Python writes NaN and Infinity, which are no JSON; what else stands there is none the worse for it. */
    static final JsonFactory LENIENT = JSON.rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    static final CBORFactory CBOR = CBORFactory.builder().streamReadConstraints(READ)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build();

    private Limits() {}
}
