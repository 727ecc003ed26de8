package claudoom.monitor.feature.subjects.model;

import org.jspecify.annotations.Nullable;

/**
 * What came of a question to the streams.
 *
 * @param value null if there is none
 * @param trouble why there is none, or why it is not all, as a sentence; empty if nothing is wrong
 */
public record Asked<T>(@Nullable T value, String trouble) {

    public static <T> Asked<T> of(T value) {
        return new Asked<>(value, "");
    }

    public static <T> Asked<T> failed(String why) {
        return new Asked<>(null, why);
    }
}
