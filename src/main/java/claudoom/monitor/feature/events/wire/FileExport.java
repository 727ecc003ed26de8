package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.feature.events.model.ExportRun;
import claudoom.monitor.feature.events.model.Listing;
import claudoom.monitor.feature.events.model.OutLine;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes listed messages to a file beside its place and moves it there when it is whole. */
public final class FileExport implements ExportRun {

    private final Path file;
    private final Listing messages;
    private final MessageWriter form;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong gone = new AtomicLong();
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile @Nullable String trouble;

    private FileExport(Path file, Listing messages, MessageWriter form) {
        this.file = file;
        this.messages = messages;
        this.form = form;
    }

    /** Begins at once, on that executor. */
    public static ExportRun start(Listing messages, ExportFormat format, Path file, EventReader reader,
            Executor executor) {
        return start(messages, format, file, reader, executor, List.of(), (arrival, places) -> List.of());
    }

    /**
     * The same with more columns where the format has any.
     *
     * @param cells reads the added columns of one message
     */
    public static ExportRun start(Listing messages, ExportFormat format, Path file, EventReader reader,
            Executor executor, List<String> places, BiFunction<Arrival, List<String>, List<String>> cells) {
        var run = new FileExport(file, messages, switch (format) {
            case JSON_LINES -> new JsonLinesWriter();
            case CSV -> new CsvWriter(reader, new CsvWriter.Added(places, cells));
        });
        executor.execute(run::run);
        return run;
    }

    private void run() {
        try {
            WholeFile.write(file, this::write);
        } catch (IOException | RuntimeException failed) {
            trouble = "The file could not be written: " + WholeFile.reason(failed) + ".";
        }
        if (cancelled && trouble == null) {
            trouble = "Cancelled; nothing was written.";
        }
        over = true;
    }

    private boolean write(OutputStream out) throws IOException {
        form.begin(out);
        for (long place = messages.first(); place < messages.end() && !cancelled; place++) {
            switch (messages.places().at(place)) {
                case null -> gone.incrementAndGet();
                case OutLine.Message(var entry, var origin) -> {
                    form.write(entry, origin, out);
                    written.incrementAndGet();
                }
                case OutLine.Missing(var what) -> {
                    form.write(what, out);
                    gaps.incrementAndGet();
                }
            }
        }
        return !cancelled;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long total() {
        return messages.end() - messages.first();
    }

    @Override
    public long written() {
        return written.get();
    }

    @Override
    public long gaps() {
        return gaps.get();
    }

    @Override
    public long gone() {
        return gone.get();
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }
}
