package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Inside;
import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.grammar.FieldPaths;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.payload.Picked;
import claudoom.monitor.payload.Places;
import claudoom.monitor.payload.Unpacked;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.terms.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values at some paths in payloads: as it was sent, inside its envelopes, and where the grammar has a field
 * of that name, so that {@code action} is the same thing in every grammar.
 */
public final class PayloadInside implements Inside {

    private final Grammars grammars;
    private final Function<String, As> readings;

    public PayloadInside(Grammars grammars) {
        this(grammars, subject -> As.AUTO);
    }

    /** @param readings as what the payloads of a subject are read */
    public PayloadInside(Grammars grammars, Function<String, As> readings) {
        this.grammars = grammars;
        this.readings = readings;
    }

    @Override
    public Look at(List<JsonPath> paths) {
        Map<Kind, Places> places = new EnumMap<>(Kind.class);
        return entry -> {
            var fields = grammars.fields(entry.subject().meaning().kind());
            return look(unpacked(entry.payload(), entry.subject().text()), paths,
                    places.computeIfAbsent(entry.subject().meaning().kind(),
                            kind -> new Places(paths, fields::envelope)),
                    fields);
        };
    }

    /** The same for one message that is looked at; some dozens of them fit into a frame. */
    Seen into(Arrival arrival, List<JsonPath> paths) {
        var fields = grammars.fields(arrival.meaning().kind());
        return look(unpacked(arrival.payload(), arrival.subject()), paths, new Places(paths, fields::envelope), fields);
    }

    private Unpacked unpacked(byte[] payload, String subject) {
        return Unpacked.of(payload, readings.apply(subject));
    }

    private static Seen look(Unpacked read, List<JsonPath> paths, Places places, FieldPaths fields) {
        if (read.trouble() != null) {
            return new Seen(new ArrayList<@Nullable Value>(Collections.nCopies(paths.size(), null)), read.trouble());
        }
        var payload = read.json();
        var picked = Picked.read(payload, places);
        var trouble = switch (picked.state()) {
            case READ -> null;
            case NO_JSON -> "payload is no JSON";
            case BEYOND_LIMITS -> "payload is too large to look into";
        };
        List<@Nullable Value> values = new ArrayList<>();
        FieldValues known = null;
        for (int i = 0; i < paths.size(); i++) {
            var value = value(picked.at(i));
            var path = paths.get(i);
            var name = path.steps().getLast();
            boolean perhaps = (value == null || value.type() == Value.Type.STRUCTURE) && path.steps().size() == 1;
            if (trouble == null && perhaps && !path.exact() && fields.names().contains(name)) {
                known = known == null ? Fields.read(payload, fields) : known;
                value = known(known, name, value);
            }
            values.add(value);
        }
        return new Seen(values, trouble);
    }

    private static @Nullable Value known(FieldValues fields, String name, @Nullable Value otherwise) {
        var text = fields.text(name);
        return text == null
                ? otherwise
                : new Value(text, fields.number(name) == null ? Value.Type.TEXT : Value.Type.NUMBER);
    }

    private static @Nullable Value value(Picked.@Nullable Value picked) {
        return picked == null ? null : new Value(picked.text(), switch (picked.type()) {
            case TEXT -> Value.Type.TEXT;
            case NUMBER -> Value.Type.NUMBER;
            case BOOLEAN -> Value.Type.BOOLEAN;
            case STRUCTURE -> Value.Type.STRUCTURE;
        });
    }
}
