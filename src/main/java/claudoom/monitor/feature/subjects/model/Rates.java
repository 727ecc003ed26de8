package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * The pace of one node over each {@link Window}; null while that is not known: not watched for so long, or not connected all
 * that time. The ten seconds alone are told as soon as one second was watched.
 */
public record Rates(@Nullable Rate tenSeconds, @Nullable Rate minute, @Nullable Rate fiveMinutes) {

    public static final Rates UNKNOWN = new Rates(null, null, null);

    public @Nullable Rate over(Window window) {
        return switch (window) {
            case TEN_SECONDS -> tenSeconds;
            case MINUTE -> minute;
            case FIVE_MINUTES -> fiveMinutes;
        };
    }

    Rates and(Rates other) {
        return new Rates(sum(tenSeconds, other.tenSeconds), sum(minute, other.minute),
                sum(fiveMinutes, other.fiveMinutes));
    }

    private static @Nullable Rate sum(@Nullable Rate one, @Nullable Rate two) {
        return one == null || two == null ? null : one.and(two);
    }
}
