package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Field;
import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.JsonPath;
import java.util.ArrayList;
import java.util.List;

/** What stands at some places of a message, safe to show, for the columns that a user added. */
public final class PathCells {

    /** Larger payloads are not read for a line of the list. */
    private static final int LARGEST = 64 << 10;
    private static final int LONGEST = 200;

    private final PayloadInside inside;

    public PathCells(PayloadInside inside) {
        this.inside = inside;
    }

    /** The texts of {@link #values}. */
    public List<String> read(Arrival arrival, List<String> places) {
        return values(arrival, places).stream().map(Value::text).toList();
    }

    /** One value for each place: a path in the payload or {@code header.NAME}; an empty text where nothing stands. */
    public List<Value> values(Arrival arrival, List<String> places) {
        var paths = places.stream().filter(place -> Field.header(place) == null).map(JsonPath::of).toList();
        boolean large = arrival.payload().length > LARGEST;
        var seen = large || paths.isEmpty() ? null : inside.into(arrival, paths);
        List<Value> cells = new ArrayList<>();
        int next = 0;
        for (var place : places) {
            var header = Field.header(place);
            if (header != null) {
                cells.add(words(String.join(", ", arrival.headers().getOrDefault(header, List.of()))));
            } else if (seen == null) {
                cells.add(words("too large"));
            } else {
                var value = seen.values().get(next++);
                cells.add(value == null ? words("") : new Value(shown(value.text()), value.type()));
            }
        }
        return cells;
    }

    private static Value words(String text) {
        return new Value(shown(text), Value.Type.TEXT);
    }

    private static String shown(String text) {
        return Visible.line(text, LONGEST);
    }
}
