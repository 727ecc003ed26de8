package claudoom.monitor.feature.streams.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Messages of a stream on their way into a file, in the background; any thread may look or stop it. */
public interface ExportRun {

    /** As the last sequence: whatever is the last when it begins. */
    long TO_THE_END = Long.MAX_VALUE;

    Path file();

    /** Messages written so far. */
    long written();

    /** The part of the sequences that is done, 0 to 1. */
    double share();

    boolean over();

    /** Why it ended early, as one sentence; null if it did not. */
    @Nullable String trouble();

    /** Ends it; nothing stays behind. */
    void cancel();
}
