package claudoom.monitor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time of whole processes, to the nanosecond where the system tells it: that of their collectors and compilers too. */
public final class SpentByProcesses {

    private SpentByProcesses() {}

    /** Of all threads of a process that still run. */
    public static long nanos(long pid) throws IOException {
        var tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(tasks)) {
            return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO)
                    .toNanos();
        }
        long sum = 0;
        try (var threads = Files.newDirectoryStream(tasks)) {
            for (var thread : threads) {
                sum += running(thread.resolve("schedstat"));
            }
        }
        return sum;
    }

    private static long running(Path schedstat) throws IOException {
        try {
            return Long.parseLong(Files.readString(schedstat).split(" ", -1)[0]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
