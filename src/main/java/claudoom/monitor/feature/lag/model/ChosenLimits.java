package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The limits that the user set for single consumers, remembered from run to run. Any thread. */
public final class ChosenLimits {

    private static final String NAME = "limits.";

    private final Memory memory;
    private final Map<ConsumerId, Map<Measure, Double>> read = new ConcurrentHashMap<>();

    public ChosenLimits(Memory memory) {
        this.memory = memory;
    }

    /** Zero for a limit that the user switched off. */
    public Map<Measure, Double> of(ConsumerId id) {
        return read.computeIfAbsent(id, one -> parsed(memory.get(name(one))));
    }

    /** @param value zero switches the limit off; null goes back to what it was without the user */
    public void choose(ConsumerId id, Measure measure, @Nullable Double value) {
        var next = new EnumMap<Measure, Double>(Measure.class);
        next.putAll(of(id));
        if (value == null) {
            next.remove(measure);
        } else {
            next.put(measure, Math.max(0, value));
        }
        read.put(id, Map.copyOf(next));
        memory.put(name(id), next.isEmpty() ? null : written(next));
    }

    private static String name(ConsumerId id) {
        return NAME + id.stream() + "." + id.consumer(); // neither can have a dot
    }

    private static String written(Map<Measure, Double> limits) {
        return limits.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }

    /** What cannot be read was never chosen. */
    private static Map<Measure, Double> parsed(@Nullable String text) {
        var limits = new EnumMap<Measure, Double>(Measure.class);
        for (var part : text == null ? new String[0] : text.split(" ", -1)) {
            read(part, limits);
        }
        return Map.copyOf(limits);
    }

    private static void read(String part, Map<Measure, Double> limits) {
        int equals = part.indexOf('=');
        if (equals <= 0) {
            return;
        }
        var value = number(part.substring(equals + 1));
        Arrays.stream(Measure.values()).filter(one -> one.name().equals(part.substring(0, equals)))
                .forEach(measure -> value.ifPresent(limit -> limits.put(measure, limit)));
    }

    private static OptionalDouble number(String text) {
        try {
            return DoubleStream.of(Double.parseDouble(text)).filter(Double::isFinite).findFirst();
        } catch (NumberFormatException unreadable) {
            return OptionalDouble.empty();
        }
    }
}
