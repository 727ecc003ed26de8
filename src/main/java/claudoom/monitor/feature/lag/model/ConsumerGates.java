package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which actions are to be had for a consumer: decided by what the server says of itself and of this login, never by trying,
 * because an older server does not answer at all what it does not know.
 *
 * @param against why an action is not to be had, as one sentence; the others are
 */
public record ConsumerGates(Map<ConsumerAction, String> against) {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\..*");
    private static final List<String> BACKWARDS = List.of("all", "by_start_sequence", "by_start_time");

    public ConsumerGates {
        against = Map.copyOf(against);
    }

    /**
     * @param readOnly whether this monitor may send nothing
     * @param version of the server that we are connected to
     * @param level what the servers that keep consumers understand together; null if it could not be asked
     */
    public record Ground(boolean readOnly, String version, @Nullable Long level) {

        boolean since(int minor, long apiLevel) {
            return atLeast(version, minor) && (level == null || level >= apiLevel);
        }
    }

    /**
     * Where an action is sent.
     *
     * @see #of
     */
    public static String subject(ConsumerAction action, ConsumerId id) {
        return "$JS.API.CONSUMER." + switch (action) {
            case PAUSE, RESUME -> "PAUSE";
            case RESET -> "RESET";
            case UNPIN -> "UNPIN";
            case EDIT -> "CREATE";
            case DELETE -> "DELETE";
        } + "." + id.stream() + "." + id.consumer();
    }

    /** @param refuses whether the server is known to refuse what this login sends there */
    public static ConsumerGates of(Ground ground, ConsumerId id, ConsumerConfig config,
            @Nullable ConsumerStanding standing, Predicate<String> refuses) {
        var against = new EnumMap<ConsumerAction, String>(ConsumerAction.class);
        for (var action : ConsumerAction.values()) {
            var why = why(action, ground, id, config, standing, refuses);
            if (why != null) {
                against.put(action, why);
            }
        }
        return new ConsumerGates(against);
    }

    private static @Nullable String why(ConsumerAction action, Ground ground, ConsumerId id, ConsumerConfig config,
            @Nullable ConsumerStanding standing, Predicate<String> refuses) {
        if (ground.readOnly()) {
            return "This monitor is read-only: it changes nothing.";
        }
        var old = tooOld(action, ground);
        if (old != null) {
            return old;
        }
        if (standing == null) {
            return "Nobody leads this consumer now, so nobody would do it.";
        }
        var subject = subject(action, id);
        return refuses.test(subject)
                ? "This login may not use " + subject + "."
                : unfit(action, config, standing);
    }

    private static @Nullable String tooOld(ConsumerAction action, Ground ground) {
        var needs = switch (action) {
            case PAUSE, RESUME -> ground.since(11, 1) ? null : "Consumers can be paused since 2.11";
            case UNPIN -> ground.since(11, 1) ? null : "There are pinned clients since 2.11";
            case RESET -> ground.since(14, 4) ? null : "Consumers can be reset since 2.14";
            case EDIT, DELETE -> null;
        };
        return needs == null ? null : needs + "; this server is " + ground.version() + ".";
    }

    private static @Nullable String unfit(ConsumerAction action, ConsumerConfig config, ConsumerStanding standing) {
        return switch (action) {
            case PAUSE -> standing.paused() ? "It is paused already." : null;
            case RESUME -> standing.paused() ? null : "It is not paused.";
            case UNPIN -> !config.pulls().pinned()
                    ? "It has no priority group with a pinned client."
                    : standing.pins().stream().anyMatch(pin -> pin.client() != null)
                            ? null
                            : "No client is pinned now.";
            case RESET -> BACKWARDS.contains(config.delivery().policy())
                    ? null
                    : "A server resets only consumers that deliver all messages, or from a sequence or time on.";
            case EDIT, DELETE -> null;
        };
    }

    private static boolean atLeast(String version, int minor) {
        var parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int major = Integer.parseInt(parts.group(1));
        return major > 2 || (major == 2 && Integer.parseInt(parts.group(2)) >= minor);
    }

    public @Nullable String against(ConsumerAction action) {
        return against.get(action);
    }

    public boolean open(ConsumerAction action) {
        return !against.containsKey(action);
    }
}
