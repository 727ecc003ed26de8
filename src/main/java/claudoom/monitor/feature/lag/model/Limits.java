package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.Limit.From;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits of one consumer: what the user set for it, else what is written on the consumer as metadata {@code io.nats.monitor.…}
 * (the nats tools honour the same), else those of the documents: more than 1,000 pending, 10,000 lag, 100 redelivered.
 */
public final class Limits {

    private static final Map<Measure, Double> DOCUMENTS =
            Map.of(Measure.PENDING, 1_000.0, Measure.LAG, 10_000.0, Measure.REDELIVERED, 100.0);
    private static final List<Limit> OF_DOCUMENTS = documents();
    private static final String ENABLED = "io.nats.monitor.enabled";
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|[smhdDwWMyY])");
    private static final double DAY = 86_400;

    private Limits() {}

    /**
     * @param metadata of the consumer; what cannot be read in it counts as not written
     * @param chosen by the user; zero or less switches a limit off
     */
    public static List<Limit> of(Map<String, String> metadata, Map<Measure, Double> chosen) {
        if (metadata.isEmpty() && chosen.isEmpty()) {
            return OF_DOCUMENTS;
        }
        return sources(metadata, chosen).stream().map(LimitSources::inForce).flatMap(Stream::ofNullable).toList();
    }

    /** Who says what about each limit, in the order of the measures. */
    public static List<LimitSources> sources(Map<String, String> metadata, Map<Measure, Double> chosen) {
        boolean enabled = enabled(metadata);
        return Arrays.stream(Measure.values()).map(measure -> {
            var text = metadata.getOrDefault(measure.metadataKey(), "");
            var written = enabled ? written(measure, text) : OptionalDouble.empty();
            return new LimitSources(measure, DOCUMENTS.get(measure),
                    written.isPresent() ? (Double) written.getAsDouble() : null, written.isPresent() ? "" : text,
                    chosen.get(measure));
        }).toList();
    }

    /** Whether what is written on a consumer counts: it can say that it does not. */
    public static boolean enabled(Map<String, String> metadata) {
        return !"false".equalsIgnoreCase(metadata.get(ENABLED));
    }

    private static List<Limit> documents() {
        return DOCUMENTS.entrySet().stream()
                .map(one -> new Limit(one.getKey(), one.getValue(), false, From.DOCUMENTS)).toList();
    }

    private static OptionalDouble written(Measure measure, String text) {
        var value = measure.time() ? seconds(text) : count(text);
        return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
    }

    private static OptionalDouble count(String text) {
        try {
            return text.isBlank() ? OptionalDouble.empty() : OptionalDouble.of((double) Long.parseLong(text.strip()));
        } catch (NumberFormatException unreadable) {
            return OptionalDouble.empty();
        }
    }

    /** Durations as the nats tools write them: Go's, and days, weeks, months and years. */
    static OptionalDouble seconds(String text) {
        var parts = PART.matcher(text.strip());
        double sum = 0;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            sum += Double.parseDouble(parts.group(1)) * unit(parts.group(2));
            end = parts.end();
        }
        return end > 0 && end == text.strip().length() ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    private static double unit(String name) {
        return switch (name) {
            case "ns" -> 1e-9;
            case "us", "µs" -> 1e-6;
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> Duration.ofHours(1).toSeconds();
            case "M" -> 30 * DAY;
            default -> switch (name.toLowerCase(Locale.ROOT)) {
                case "d" -> DAY;
                case "w" -> 7 * DAY;
                default -> 365 * DAY;
            };
        };
    }
}
