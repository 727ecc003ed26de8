package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the program: never a reason to say anything on the terminal. */
class LogsTest {

    @TempDir
    Path folder;

    @Test
    void aLogThatCannotBeWrittenIsToldOnceAndWithoutAStackTrace() {
        var told = new ArrayList<String>();
        assertThat(Logs.into(folder, told::add)).isNull();
        var handlers = Logger.getLogger("").getHandlers();
        try {
            for (Handler file : handlers) {
                var hears = file.getErrorManager();
                hears.error(null, new IOException("No space left on device"), ErrorManager.WRITE_FAILURE);
                hears.error("again", new IOException("No space left on device"), ErrorManager.FLUSH_FAILURE);
            }
        } finally {
            for (Handler file : handlers) {
                Logger.getLogger("").removeHandler(file);
                file.close();
            }
        }
        assertThat(handlers).hasSize(1);
        assertThat(told).containsExactly("The log in " + folder + " is not complete: No space left on device.");
    }
}
