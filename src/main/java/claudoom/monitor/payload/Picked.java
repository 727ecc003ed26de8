package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;

/** What stood at some places of one JSON payload. The work is bounded whatever the bytes are. */
public final class Picked {

    private static final int LAYERS = 4;

    private final Places places;
    private final @Nullable Value[] found;
    private final int[] quality;
    private State state = State.READ;

    /** Whether the payload could be read. */
    public enum State {
        /** It is JSON, or there is none at all. */
        READ, NO_JSON,
        /** More than 2 MiB, 100,000 parts or 64 levels. */
        BEYOND_LIMITS
    }

    /** What sort of thing stands somewhere. */
    public enum Type {
        TEXT, NUMBER, BOOLEAN,
        /** An object or a list; its text says only that. */
        STRUCTURE
    }

    /** One value as it was sent; not yet safe to show. */
    public record Value(String text, Type type) {}

    /** Where one reading of the paths has come to, and in how many envelopes it began. */
    private record Trail(Places.Step step, int layer) {}

    private Picked(Places places) {
        this.places = places;
        found = new Value[places.count()];
        quality = new int[found.length];
    }

    public static Picked read(byte[] payload, Places places) {
        var picked = new Picked(places);
        int offset = Payloads.startsWithOrderMark(payload) ? 3 : 0;
        int first = Payloads.firstNotBlank(payload, offset);
        if (first < 0) {
            return picked;
        }
        if (payload.length > Limits.JSON_BYTES) {
            picked.state = State.BEYOND_LIMITS;
        } else if ("{[\"-0123456789tfn".indexOf(payload[first]) < 0) {
            picked.state = State.NO_JSON;
        } else {
            picked.parse(payload, offset);
        }
        return picked;
    }

    private void parse(byte[] payload, int offset) {
        try (var parser =
                Limits.JSON.createParser(ObjectReadContext.empty(), payload, offset, payload.length - offset)) {
            parser.nextToken();
            value(parser, List.of(new Trail(places.start(), 0)), 0);
            state = parser.nextToken() == null ? State.READ : State.NO_JSON;
        } catch (StreamConstraintsException limit) {
            state = State.BEYOND_LIMITS;
        } catch (RuntimeException broken) {
            // anybody may send anything, and a frequent exception here is no news
            state = State.NO_JSON;
        }
    }

    /** @param payloads in how many envelopes this value is itself a payload, or -1 if it is only a part of one */
    private void value(JsonParser parser, List<Trail> trails, int payloads) {
        var token = parser.currentToken();
        trails.forEach(trail -> offer(parser, token, trail));
        if (!token.isStructStart()) {
            return;
        }
        boolean further = payloads >= 0 && payloads < LAYERS - 1 && token == JsonToken.START_OBJECT;
        if (!further && trails.stream().noneMatch(trail -> trail.step.goesOn())) {
            parser.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            object(parser, trails, further ? payloads : -1);
        } else {
            list(parser, trails);
        }
    }

    private void object(JsonParser parser, List<Trail> trails, int payloads) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            var next = next(trails, name);
            boolean wraps = payloads >= 0 && places.envelope(name);
            if (wraps) {
                next = new ArrayList<>(next);
                next.add(new Trail(places.start(), payloads + 1));
            }
            into(parser, next, wraps ? payloads + 1 : -1);
        }
    }

    private void list(JsonParser parser, List<Trail> trails) {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            into(parser, next(trails, Integer.toString(i)), -1);
        }
    }

    private void into(JsonParser parser, List<Trail> trails, int payloads) {
        if (trails.isEmpty()) {
            parser.skipChildren();
        } else {
            value(parser, trails, payloads);
        }
    }

    private static List<Trail> next(List<Trail> trails, String name) {
        List<Trail> next = List.of();
        for (var trail : trails) {
            var step = trail.step.next(name);
            if (step != null) {
                next = next.isEmpty() ? new ArrayList<>() : next;
                next.add(new Trail(step, trail.layer));
            }
        }
        return next;
    }

    private void offer(JsonParser parser, JsonToken token, Trail trail) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        for (var end : trail.step.ends()) {
            int offered = end.rank() * LAYERS + trail.layer;
            boolean better = found[end.index()] == null || offered <= quality[end.index()];
            if (better && !(end.exact() && trail.layer > 0)) {
                found[end.index()] = new Value(text(parser, token), type(token));
                quality[end.index()] = offered;
            }
        }
    }

    private static String text(JsonParser parser, JsonToken token) {
        return token == JsonToken.START_OBJECT ? "{…}" : token == JsonToken.START_ARRAY ? "[…]" : parser.getString();
    }

    private static Type type(JsonToken token) {
        return token.isStructStart()
                ? Type.STRUCTURE
                : token.isNumeric() ? Type.NUMBER : token.isBoolean() ? Type.BOOLEAN : Type.TEXT;
    }

    public State state() {
        return state;
    }

    /** What stood at the place of that number; null if nothing did or the payload could not be read to its end. */
    public @Nullable Value at(int index) {
        return state == State.READ ? found[index] : null;
    }
}
