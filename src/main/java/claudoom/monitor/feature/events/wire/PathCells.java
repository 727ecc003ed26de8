package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Field;
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

    /** One text for each place: a path in the payload or {@code header.NAME}; empty where nothing stands. */
    public List<String> read(Arrival arrival, List<String> places) {
        var paths = places.stream().filter(place -> Field.header(place) == null).map(JsonPath::of).toList();
        boolean large = arrival.payload().length > LARGEST;
        var seen = large || paths.isEmpty() ? null : inside.into(arrival, paths);
        List<String> texts = new ArrayList<>();
        int next = 0;
        for (var place : places) {
            var header = Field.header(place);
            if (header != null) {
                texts.add(shown(String.join(", ", arrival.headers().getOrDefault(header, List.of()))));
            } else if (seen == null) {
                texts.add("too large");
            } else {
                var value = seen.values().get(next++);
                texts.add(value == null ? "" : shown(value.text()));
            }
        }
        return texts;
    }

    private static String shown(String text) {
        return Visible.line(text, LONGEST);
    }
}
