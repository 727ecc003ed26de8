package claudoom.monitor.feature.subjects.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One line of a subject's history, newest first. */
public sealed interface HistoryLine {

    /** @param afterPrevious how long after the one before it came; null if that is not known */
    record Message(HistoryMessage message, @Nullable Duration afterPrevious) implements HistoryLine {}

    /** Between its neighbours there may be others that are not here: why, in words. */
    record Gap(String word) implements HistoryLine {}
}
