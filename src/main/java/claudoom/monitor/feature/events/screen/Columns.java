package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Field;
import claudoom.monitor.feature.events.model.Value;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.terms.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The columns that a user added, places in payloads or headers, and how wide columns are; both are remembered. */
public final class Columns {

    static final int MOST = 8;
    private static final String PATHS = "columns";
    private static final int WIDEST = 2_000;

    private final Memory memory;
    private final Reader reader;
    private final ObservableList<String> places = FXCollections.observableArrayList();
    /** Listens weakly to the other, so it must live as long. */
    private final ObservableList<String> shown = FXCollections.unmodifiableObservableList(places);

    /** Reads one value for each place. */
    @FunctionalInterface
    public interface Reader {
        List<Value> read(Arrival arrival, List<String> places);
    }

    Columns(Memory memory, Reader reader) {
        this.memory = memory;
        this.reader = reader;
        var remembered = memory.get(PATHS);
        if (remembered != null) {
            remembered.lines().filter(line -> refusal(line) == null).forEach(places::add);
        }
    }

    /** Why this cannot become a column, in a few words; null if it can. */
    @Nullable String refusal(String place) {
        if (place.isBlank()) {
            return "type a field, as kills or action.action_type";
        }
        if (places.contains(place)) {
            return "there is such a column already";
        }
        if (places.size() >= MOST) {
            return "there is room for " + MOST + " columns; remove one first";
        }
        try {
            return Field.header(place) == null && JsonPath.of(place).steps().isEmpty() ? "no field" : null;
        } catch (IllegalArgumentException bad) {
            return bad.getMessage();
        }
    }

    /** Does nothing where {@link #refusal} gives a reason. */
    void add(String place) {
        if (refusal(place) == null) {
            places.add(place);
            remember();
        }
    }

    void remove(String place) {
        places.remove(place);
        remember();
    }

    /** Puts a column so many places further right, or left of where it was; as far as there are added ones. */
    void move(String place, int by) {
        var next = new ArrayList<>(places);
        if (next.remove(place)) {
            next.add(Math.clamp((long) places.indexOf(place) + by, 0, next.size()), place);
            order(next);
        }
    }

    /** Another order of the same columns; anything else changes nothing. */
    void order(List<String> next) {
        if (!next.equals(places) && next.size() == places.size() && Set.copyOf(next).equals(Set.copyOf(places))) {
            places.setAll(next);
            remember();
        }
    }

    private void remember() {
        memory.put(PATHS, places.isEmpty() ? null : String.join("\n", places));
    }

    List<Value> read(Arrival arrival) {
        return places.isEmpty() ? List.of() : reader.read(arrival, List.copyOf(places));
    }

    /** Paths in payloads, or {@code header.NAME}; as they stand from left to right. */
    public ObservableList<String> places() {
        return shown;
    }

    /** How wide a column was left, or what it is without. */
    double width(String id, double otherwise) {
        var width = memory.get("width." + id);
        try {
            return width == null ? otherwise : Math.clamp(Double.parseDouble(width), 20, WIDEST);
        } catch (IllegalArgumentException broken) {
            return otherwise; // also of NaN: what cannot be read is as if nothing was remembered
        }
    }

    void leave(String id, double width) {
        memory.put("width." + id, Long.toString(Math.round(width)));
    }
}
