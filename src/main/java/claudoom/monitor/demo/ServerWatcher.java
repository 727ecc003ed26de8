package claudoom.monitor.demo;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the server when this program is killed without a chance to do so itself: a shell reads a pipe from us, and the end
 * of the pipe, which comes with the end of this process however it ends, makes it kill the server and remove its folder.
 */
final class ServerWatcher implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ServerWatcher.class.getName());
    private static final String NOTHING = "0";
    // Ctrl-C reaches every process of the terminal: the shell has to outlive the server it watches
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pid=0
            while read -r line; do pid=$line; done
            if [ "$pid" != 0 ]; then kill -KILL "$pid" 2>/dev/null; fi
            rm -rf -- "$1" "$2"
            """;

    private final @Nullable Process shell;

    private ServerWatcher(@Nullable Process shell) {
        this.shell = shell;
    }

    /** Windows has no shell for this: there the next start reaps what was left behind. */
    static ServerWatcher over(Path folder, Path mark) throws IOException {
        if (File.separatorChar == '\\') {
            return new ServerWatcher(null);
        }
        var builder = new ProcessBuilder("sh", "-c", SCRIPT, "sh", folder.toString(), mark.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        return new ServerWatcher(builder.start());
    }

    void watch(long pid) {
        say(Long.toString(pid));
    }

    /** The server is gone: its number may belong to somebody else soon. */
    void forget() {
        say(NOTHING);
    }

    private synchronized void say(String line) {
        if (shell == null || !shell.isAlive()) {
            return;
        }
        try {
            Writer pipe = shell.outputWriter(StandardCharsets.US_ASCII);
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException gone) {
            LOG.log(Level.WARNING, "the watcher of the private server is gone", gone);
        }
    }

    /** Ends the watcher, and with it the server if it still runs. */
    @Override
    public void close() {
        if (shell == null) {
            return;
        }
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(1, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "the watcher of the private server was gone already", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
