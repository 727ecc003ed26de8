package claudoom.monitor.feature.events.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Messages on their way into a file, in the background; any thread may look or stop it. */
public interface ExportRun {

    Path file();

    /** Lines to be written: messages and gaps. */
    long total();

    /** Messages written so far. */
    long written();

    /** Places where messages are missing, written so far. */
    long gaps();

    /** Messages that left the buffer before they could be written. */
    long gone();

    boolean over();

    /** Why it ended early, in one sentence; null if it did not. */
    @Nullable String trouble();

    /** Ends it; nothing stays behind. */
    void cancel();
}
