package claudoom.monitor.payload;

import claudoom.monitor.terms.JsonPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The first plain values of a JSON payload with their places, whatever its form; of a list only the first element. */
public final class Leaves {

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final int most;

    /**
     * A number, a text or a boolean somewhere in a payload.
     *
     * @param value as it was sent, not yet safe to show
     */
    public record Leaf(JsonPath path, String value, boolean number) {}

    private Leaves(int most) {
        this.most = most;
    }

    /** At most so many; those that came before a fault if it is not whole JSON. */
    public static List<Leaf> of(byte[] payload, int most) {
        var leaves = new Leaves(most);
        int offset = Payloads.startsWithOrderMark(payload) ? 3 : 0;
        int first = Payloads.firstNotBlank(payload, offset);
        if (first < 0 || payload.length > Limits.JSON_BYTES || "{[".indexOf(payload[first]) < 0) {
            return List.of();
        }
        try (var parser =
                Limits.JSON.createParser(ObjectReadContext.empty(), payload, offset, payload.length - offset)) {
            parser.nextToken();
            leaves.value(parser);
        } catch (RuntimeException broken) {
            // anybody may send anything: what was read so far is what there is
            return List.copyOf(leaves.leaves);
        }
        return List.copyOf(leaves.leaves);
    }

    private void value(JsonParser parser) {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (more() && parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                inner(parser, name);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; more() && parser.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == 0) {
                    inner(parser, "0");
                } else {
                    parser.skipChildren();
                }
            }
        } else if (token != JsonToken.VALUE_NULL) {
            leaves.add(new Leaf(new JsonPath(steps, false), parser.getString(), token.isNumeric()));
        }
    }

    private void inner(JsonParser parser, String step) {
        steps.add(step);
        value(parser);
        steps.removeLast();
    }

    private boolean more() {
        return leaves.size() < most;
    }
}
