package claudoom.monitor.feature.streams.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is configured, as far as it is told in words; a limit that is not set is null.
 *
 * @param created tells a stream from an earlier one of the same name
 * @param retention {@code limits}, {@code interest} or {@code workqueue}
 * @param origin the stream it mirrors and those it takes from, in words; empty if it is fed by its subjects alone
 * @param also what else is set, in words
 * @param json the whole configuration as the server gave it
 */
public record StreamSetup(String name, @Nullable String description, List<String> subjects, @Nullable Instant created,
        String retention, String storage, String discard, Limits limits, int replicas, @Nullable Duration duplicates,
        Locks locks, String origin, List<String> also, String json) {

    /** What bounds the stream. */
    public record Limits(@Nullable Long messages, @Nullable Long bytes, @Nullable Duration age,
            @Nullable Long messageSize, @Nullable Long perSubject, @Nullable Long consumers) {}

    /** What is forbidden with it, whoever asks. */
    public record Locks(boolean sealed, boolean denyDelete, boolean denyPurge, boolean direct, boolean rollup) {}

    public StreamSetup {
        subjects = List.copyOf(subjects);
        also = List.copyOf(also);
    }
}
