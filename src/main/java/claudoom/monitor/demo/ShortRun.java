package claudoom.monitor.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run to its end, or ended because it took too long.
 *
 * @param code its exit code; 124 if it was ended
 * @param output what it wrote, both streams in one
 */
record ShortRun(int code, String output) {

    private static final int TOOK_TOO_LONG = 124;

    static ShortRun of(Duration limit, Path folder, List<String> command) throws IOException, InterruptedException {
        var log = Files.createTempFile("claudoom-monitor-run", ".log");
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            int code = codeOf(process, limit);
            return new ShortRun(code, new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static int codeOf(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : TOOK_TOO_LONG;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    boolean succeeded() {
        return code == 0;
    }
}
