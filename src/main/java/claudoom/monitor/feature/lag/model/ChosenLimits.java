package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The limits that the user set for single consumers, remembered from run to run. Any thread. */
public final class ChosenLimits {

    private static final String NAME = "limits.";
    /** A memory holds few names and short texts, and forgets what was put longest ago: so a few texts hold all consumers. */
    private static final int TEXTS = 16;
    private static final int LONGEST = 12_000;

    private final Memory memory;
    private volatile Map<ConsumerId, Map<Measure, Double>> all;

    public ChosenLimits(Memory memory) {
        this.memory = memory;
        var read = new TreeMap<ConsumerId, Map<Measure, Double>>();
        for (int i = 0; i < TEXTS; i++) {
            var text = memory.get(NAME + i);
            if (text != null && !text.isEmpty()) {
                text.lines().forEach(line -> parse(line, read));
                memory.put(NAME + i, text); // it is in use, so it is not forgotten
            }
        }
        all = Map.copyOf(read);
    }

    /** Zero for a limit that the user switched off. */
    public Map<Measure, Double> of(ConsumerId id) {
        return all.getOrDefault(id, Map.of());
    }

    /**
     * @param value zero switches the limit off; null goes back to what it was without the user
     * @return false if there is no room to remember it; then nothing has changed
     */
    public boolean choose(ConsumerId id, Measure measure, @Nullable Double value) {
        var next = new EnumMap<Measure, Double>(Measure.class);
        next.putAll(of(id));
        if (value == null) {
            next.remove(measure);
        } else {
            next.put(measure, value);
        }
        return choose(id, next);
    }

    /**
     * @param limits instead of those that were chosen for it before
     * @return false if there is no room to remember them; then nothing has changed
     */
    public synchronized boolean choose(ConsumerId id, Map<Measure, Double> limits) {
        var next = new TreeMap<>(all);
        if (limits.isEmpty()) {
            next.remove(id);
        } else {
            next.put(id, limits.entrySet().stream().collect(
                    Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Math.max(0, one.getValue()))));
        }
        int part = part(id);
        var text = next.entrySet().stream().filter(one -> part(one.getKey()) == part)
                .map(one -> written(one.getKey(), one.getValue())).collect(Collectors.joining("\n"));
        if (text.length() > LONGEST) {
            return false;
        }
        all = Map.copyOf(next);
        memory.put(NAME + part, text.isEmpty() ? null : text);
        return true;
    }

    private static int part(ConsumerId id) {
        return Math.floorMod((id.stream() + "." + id.consumer()).hashCode(), TEXTS);
    }

    private static String written(ConsumerId id, Map<Measure, Double> limits) {
        return code(id.stream()) + " " + code(id.consumer()) + " " + new TreeMap<>(limits).entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" "));
    }

    /** Whatever a server names a consumer, it stands on one line and has no space. */
    private static String code(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /** What cannot be read was never chosen. */
    private static void parse(String line, Map<ConsumerId, Map<Measure, Double>> read) {
        var parts = line.split(" ", -1);
        if (parts.length < 3) {
            return;
        }
        var limits = new EnumMap<Measure, Double>(Measure.class);
        Arrays.stream(parts).skip(2).forEach(part -> parseLimit(part, limits));
        try {
            var id = new ConsumerId(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            if (!limits.isEmpty()) {
                read.put(id, Map.copyOf(limits));
            }
        } catch (IllegalArgumentException noName) {
            limits.clear();
        }
    }

    private static void parseLimit(String part, Map<Measure, Double> limits) {
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
            return DoubleStream.of(Double.parseDouble(text)).filter(n -> Double.isFinite(n) && n >= 0).findFirst();
        } catch (NumberFormatException unreadable) {
            return OptionalDouble.empty();
        }
    }
}
