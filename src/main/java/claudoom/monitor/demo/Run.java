package claudoom.monitor.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One cell of the factorial design. */
record Run(String id, double memory, double strength) {

    static final List<Double> MEMORY = List.of(0.5, 0.7, 0.9);
    static final List<Double> STRENGTH = List.of(0.3, 0.5);

    /** All six cells of the 2x3 factorial, {@code R1} to {@code R6}. */
    static List<Run> all() {
        return Stream.iterate(0, cell -> cell < MEMORY.size() * STRENGTH.size(), cell -> cell + 1)
                .map(cell -> new Run("R" + (cell + 1), MEMORY.get(cell % MEMORY.size()),
                        STRENGTH.get(cell / MEMORY.size())))
                .toList();
    }

    Map<String, Double> factors() {
        var factors = new LinkedHashMap<String, Double>();
        factors.put("memory", memory);
        factors.put("strength", strength);
        return factors;
    }
}
