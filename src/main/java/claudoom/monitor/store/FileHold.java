package claudoom.monitor.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Held while a file is opened or written that windows of one or several processes share. */
public final class FileHold implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(20);

    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private FileHold(FileChannel channel, @Nullable FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param file the lock itself, a file of its own; made if it is missing
     * @param atMost how long it waits for others
     */
    public static FileHold on(Path file, Duration atMost) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new FileHold(channel, hold(channel, atMost.dividedBy(AGAIN)));
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Whether nobody else has it. */
    public boolean held() {
        return lock != null;
    }

    private static @Nullable FileLock hold(FileChannel channel, long tries) throws IOException {
        for (long n = 0; n < tries; n++) {
            try {
                var held = channel.tryLock();
                if (held != null) {
                    return held;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                System.getLogger(FileHold.class.getName()).log(System.Logger.Level.TRACE,
                        "another window of this process has it");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(AGAIN.toNanos());
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
