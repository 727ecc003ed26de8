package claudoom.monitor.feature.events.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What matters most in a message of each kind, in one short line. */
final class KeyFields {

    private static final int LONGEST = 120;
    /** They have columns of their own, or say what the line says already. */
    private static final Set<String> ELSEWHERE =
            Set.of(FieldNames.AGENT, FieldNames.EPISODE, FieldNames.TICK, FieldNames.TIME, FieldNames.TRACE);

    private static final List<Part> ACTION = List.of(bare(FieldNames.ACTION), bare(FieldNames.CONFIDENCE),
            micros(FieldNames.LATENCY_US));
    private static final List<Part> SCORE =
            List.of(named(FieldNames.SCORE, "score"), counted(FieldNames.KILLS, "kills"));
    private static final List<Part> DEATH = List.of(bare(FieldNames.CAUSE), counted(FieldNames.KILLS, "kills"),
            seconds(FieldNames.SURVIVAL_S));
    private static final List<Part> RAG = List.of(bare(FieldNames.QUERY), micros(FieldNames.LATENCY_US));
    private static final List<Part> ERROR = List.of(bare(FieldNames.REASON));
    private static final List<Part> QUESTION = List.of(bare(FieldNames.STATUS), counted(FieldNames.KILLS, "kills"),
            counted(FieldNames.DEATHS, "deaths"));
    private static final List<Part> EXPERIMENT = List.of(bare(FieldNames.EXPERIMENT), bare(FieldNames.RUN),
            bare(FieldNames.PHASE), bare(FieldNames.STATUS), bare(FieldNames.DESIGN), bare(FieldNames.REASON),
            of(FieldNames.RUNS_COMPLETED, FieldNames.RUNS_TOTAL, "runs"),
            of(FieldNames.EPISODES_COMPLETED, FieldNames.EPISODES_TOTAL, "episodes"));
    private static final List<Part> GENERATION = List.of(bare(FieldNames.GENERATION),
            counted(FieldNames.POPULATION, "agents"), named(FieldNames.BEST_FITNESS, "best"),
            named(FieldNames.AVG_FITNESS, "average"), seconds(FieldNames.DURATION_S), bare(FieldNames.REASON));
    private static final List<Part> METRIC = List.of(bare(FieldNames.METRIC), bare(FieldNames.VALUE),
            counted(FieldNames.KILLS, "kills"), counted(FieldNames.DEATHS, "deaths"),
            new Part(v -> label("p99", micros(v.number(FieldNames.LATENCY_P99_US)))),
            named(FieldNames.BEST_FITNESS, "best"), named(FieldNames.AVG_FITNESS, "average"));
    private static final List<Part> SYSTEM = List.of(bare(FieldNames.STATUS), bare(FieldNames.REASON));
    private static final List<Part> CONTROL = List.of(bare(FieldNames.COMMAND), bare(FieldNames.REASON));
    private static final List<Part> LETTER = List.of(bare(FieldNames.REASON), bare(FieldNames.ORIGINAL),
            bare(FieldNames.CAUSE), counted(FieldNames.DELIVERIES, "deliveries"));

    private KeyFields() {}

    /** Writes one thing, or null where it is not known. */
    private record Part(Function<FieldValues, @Nullable String> write) {}

    /** Empty when nothing of it is known. */
    static String of(Kind kind, FieldValues values) {
        var line = join(parts(kind), values);
        return line.isEmpty() ? rest(values) : line;
    }

    private static List<Part> parts(Kind kind) {
        return switch (kind) {
            case ACTION -> ACTION;
            case SCORE -> SCORE;
            case DEATH -> DEATH;
            case RAG_QUERY -> RAG;
            case AGENT_ERROR -> ERROR;
            case AGENT_QUESTION -> QUESTION;
            case EXPERIMENT -> EXPERIMENT;
            case GENERATION -> GENERATION;
            case METRIC -> METRIC;
            case SYSTEM -> SYSTEM;
            case CONTROL -> CONTROL;
            case DEAD_LETTER -> LETTER;
            case OBSERVE, OTHER -> List.of();
        };
    }

    private static String join(List<Part> parts, FieldValues values) {
        var line = new StringBuilder();
        for (var part : parts) {
            var text = part.write.apply(values);
            if (text != null && !text.isEmpty()) {
                line.append(line.isEmpty() ? "" : " · ").append(text);
            }
        }
        return line.toString();
    }

    private static String rest(FieldValues values) {
        return values.texts().entrySet().stream().filter(field -> !ELSEWHERE.contains(field.getKey()))
                .map(field -> field.getKey().replace('_', ' ') + " " + shown(field.getValue()))
                .collect(Collectors.joining(" · "));
    }

    private static Part bare(String field) {
        return new Part(values -> values.number(field) == null ? text(values, field) : brief(values.number(field)));
    }

    private static Part named(String field, String name) {
        return new Part(values -> label(name, brief(values.number(field))));
    }

    private static Part counted(String field, String unit) {
        return new Part(values -> {
            var count = values.whole(field);
            return count == null ? null : String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one(unit) : unit);
        });
    }

    private static String one(String units) {
        return units.endsWith("ies")
                ? units.substring(0, units.length() - 3) + "y"
                : units.substring(0, units.length() - 1);
    }

    private static Part of(String done, String total, String unit) {
        return new Part(values -> {
            var some = values.whole(done);
            var all = values.whole(total);
            if (some == null || all == null) {
                return all == null ? null : String.format(Locale.ROOT, "%,d %s", all, unit);
            }
            return String.format(Locale.ROOT, "%,d of %,d %s", some, all, unit);
        });
    }

    private static Part seconds(String field) {
        return new Part(values -> {
            var number = values.number(field);
            return number == null ? null : brief(number) + " s";
        });
    }

    private static Part micros(String field) {
        return new Part(values -> micros(values.number(field)));
    }

    private static @Nullable String micros(@Nullable Double micros) {
        return micros == null ? null : micros < 1_000 ? brief(micros) + " µs" : brief(micros / 1_000) + " ms";
    }

    private static @Nullable String label(String name, @Nullable String value) {
        return value == null ? null : name + " " + value;
    }

    private static @Nullable String text(FieldValues values, String field) {
        var text = values.text(field);
        return text == null ? null : shown(text);
    }

    private static String shown(String text) {
        return Visible.line(text, LONGEST);
    }

    /** Three digits are enough to see what it is; the whole number is in the detail. */
    private static @Nullable String brief(@Nullable Double number) {
        if (number == null) {
            return null;
        }
        if (Math.abs(number) >= 1e15 || (number != 0 && Math.abs(number) < 1e-6)) {
            return number.toString();
        }
        if (Math.abs(number) >= 100 || number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%,d", Math.round(number));
        }
        return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
