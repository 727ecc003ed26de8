package claudoom.monitor.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Held while a file is opened, so that of two windows that find it broken only one sets it aside. */
final class OpeningLock implements AutoCloseable {

    private static final int TRIES = 150;

    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private OpeningLock(FileChannel channel, @Nullable FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits a few seconds for others. */
    static OpeningLock on(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            return new OpeningLock(channel, hold(channel));
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Whether nobody else opens it now. */
    boolean held() {
        return lock != null;
    }

    private static @Nullable FileLock hold(FileChannel channel) throws IOException {
        for (int n = 0; n < TRIES; n++) {
            try {
                var held = channel.tryLock();
                if (held != null) {
                    return held;
                }
            } catch (OverlappingFileLockException inThisProcess) {
                System.getLogger(OpeningLock.class.getName()).log(System.Logger.Level.TRACE, "another one opens it");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
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
