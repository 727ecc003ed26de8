package claudoom.monitor.feature.control.wire;

import claudoom.monitor.bridge.OneThread;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of every command in a file of one JSON object a line, to which lines are only ever added. Disks may be slow, so a
 * thread of its own writes, in the order of the calls.
 */
public final class Ledger {

    private static final System.Logger LOG = System.getLogger(Ledger.class.getName());
    private static final int LINES = 200;
    private static final int TAIL_BYTES = 4 << 20;

    private final Path file;
    private final Executor writer;

    /** What an earlier run has left; {@code broken} lines could not be understood. */
    public record Past(List<Entry> oldestFirst, int broken) {}

    public Ledger(Path file) {
        this(file, OneThread.named("control-ledger"));
    }

    Ledger(Path file, Executor writer) {
        this.file = file;
        this.writer = writer;
    }

    Path file() {
        return file;
    }

    /** Why nothing can be written now, as one sentence, or null; writes nothing but makes the file. */
    public CompletableFuture<@Nullable String> trouble() {
        return written(() -> "");
    }

    /** On the disk when it completes: null then, or why it is not. */
    public CompletableFuture<@Nullable String> begin(Entry entry) {
        return written(() -> entry.deliveries().stream()
                .map(each -> LedgerLine.command(entry, each.parcel()) + "\n").collect(Collectors.joining()));
    }

    /** As {@link #begin}, for what became of one message. */
    public CompletableFuture<@Nullable String> end(Entry entry, Parcel parcel, Outcome outcome, Instant now) {
        return written(() -> LedgerLine.outcome(entry, parcel, outcome, now) + "\n");
    }

    private CompletableFuture<@Nullable String> written(Supplier<String> lines) {
        return CompletableFuture.supplyAsync(() -> write(lines), writer);
    }

    /** Whatever goes wrong is said: who waits for this waits with a command in his hand. */
    private @Nullable String write(Supplier<String> made) {
        try {
            var lines = made.get();
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.notExists(file)) {
                create();
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                var bytes = ByteBuffer.wrap((afterACut() && !lines.isEmpty() ? "\n" + lines : lines)
                        .getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return null;
        } catch (IOException | RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "the log of commands cannot be written", broken);
            return file + " cannot be written (" + WholeFile.reason(broken) + ").";
        }
    }

    /** Payloads are nobody else's business. */
    private void create() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** A program that was ended while it wrote leaves half a line; the next line must not be lost with it. */
    private boolean afterACut() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** The last {@value #LINES} lines; empty if there is no file or it cannot be read. */
    public CompletableFuture<Past> past() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                var content = LedgerLine.read(Files.exists(file) ? tail() : List.of());
                return new Past(content.oldestFirst(), content.broken());
            } catch (IOException | SecurityException broken) {
                LOG.log(System.Logger.Level.WARNING, "the log of commands cannot be read", broken);
                return new Past(List.of(), 0);
            }
        }, writer);
    }

    private List<String> tail() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                // read on
            }
            var lines =
                    Arrays.asList(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).split("\n"));
            int first = Math.max(from > 0 ? 1 : 0, lines.size() - LINES);
            return List.copyOf(lines.subList(Math.min(first, lines.size()), lines.size()));
        }
    }
}
