package claudoom.monitor.payload;

import claudoom.monitor.grammar.FieldPaths;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Picks the known fields out of a JSON payload in one pass, without building anything of the rest. */
public final class Fields {

    /** An envelope may come in an envelope, but not for ever. */
    private static final int LAYERS = 4;

    private final JsonParser parser;
    private final FieldPaths paths;
    private final FieldValues.@Nullable Value[] found;
    private final int[] quality;
    private final FieldPaths.Step[] steps = new FieldPaths.Step[Limits.DEPTH + 2];
    /** For each open object in how many envelopes it lies, and whether it is itself a payload. */
    private final int[] layers = new int[Limits.DEPTH + 2];
    private final boolean[] payloads = new boolean[Limits.DEPTH + 2];
    private int depth;

    private Fields(JsonParser parser, FieldPaths paths) {
        this.parser = parser;
        this.paths = paths;
        this.found = new FieldValues.Value[paths.names().size()];
        this.quality = new int[found.length];
    }

    /**
     * The fields of one payload. Outside an envelope counts before inside; of a member that stands twice the later counts.
     *
     * @return what was found; nothing at all if the payload is not whole JSON or goes beyond a limit
     */
    public static FieldValues read(byte[] payload, FieldPaths paths) {
        int offset = Payloads.startsWithOrderMark(payload) ? 3 : 0;
        int first = Payloads.firstNotBlank(payload, offset);
        if (first < 0 || payload.length > Limits.JSON_BYTES || paths.names().isEmpty()
                || "{\"-0123456789tf".indexOf(payload[first]) < 0) {
            return FieldValues.NONE;
        }
        try (JsonParser parser =
                Limits.LENIENT.createParser(ObjectReadContext.empty(), payload, offset, payload.length - offset)) {
            return new Fields(parser, paths).values();
        } catch (RuntimeException broken) {
            // anybody may send anything, and a frequent exception here is no news: such a payload holds no fields
            return FieldValues.NONE;
        }
    }

    private FieldValues values() {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            enter(paths.start(), 0, true);
            while (depth > 0) {
                if (parser.nextToken() == JsonToken.END_OBJECT) {
                    depth--;
                } else {
                    member(parser.currentName());
                }
            }
        } else {
            offer(paths.start(), 0);
        }
        return parser.nextToken() == null ? new FieldValues(paths, found) : FieldValues.NONE;
    }

    private void member(String name) {
        FieldPaths.Step next = steps[depth].next(name);
        int layer = layers[depth];
        boolean wraps = payloads[depth] && layer < LAYERS - 1 && paths.envelope(name);
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT && wraps) {
            enter(paths.start(), layer + 1, true);
        } else if (token == JsonToken.START_OBJECT && next != null) {
            enter(next, layer, false);
        } else if (token.isStructStart()) {
            parser.skipChildren();
        } else if (next != null) {
            offer(next, layer);
        } else if (wraps) {
            offer(paths.start(), layer + 1);
        }
    }

    private void enter(FieldPaths.Step step, int layer, boolean payload) {
        depth++;
        steps[depth] = step;
        layers[depth] = layer;
        payloads[depth] = payload;
    }

    private void offer(FieldPaths.Step step, int layer) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
            return;
        }
        for (FieldPaths.End end : step.ends()) {
            int offered = end.rank() * LAYERS + layer;
            if (found[end.field()] == null || offered <= quality[end.field()]) {
                found[end.field()] = new FieldValues.Value(parser.getString(), token.isNumeric());
                quality[end.field()] = offered;
            }
        }
    }
}
