package claudoom.monitor.feature.streams.wire;

import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.nats.JetStreamPages;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes messages of a stream to a file beside its place and moves it there when it is whole. It reads by questions alone. */
public final class MessageExport implements ExportRun {

    private static final int AT_A_TIME = 256;
    private static final long BYTES_AT_A_TIME = 16L << 20;
    private static final int TRIES = 4;

    private final Path file;
    private final StreamWalk walk;
    private final JetStreamPages pages;
    private final String stream;
    private final long first;
    private volatile long last;
    private final AtomicLong written = new AtomicLong();
    private volatile long place;
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile @Nullable String trouble;

    private MessageExport(Path file, StreamWalk walk, JetStreamPages pages, What what) {
        this.file = file;
        this.walk = walk;
        this.pages = pages;
        stream = what.stream();
        first = what.first();
        last = what.last();
        place = first;
    }

    /** What is to be written: the matching messages of a stream between two sequences, both included. */
    public record What(String stream, String pattern, long first, long last) {}

    /**
     * Begins at once.
     *
     * @param reader where answers are read
     * @param writer where the file is written; another thread, because it waits for the reader
     */
    public static ExportRun start(What what, Path file, Questions questions, Executor reader, Executor writer) {
        var walk = new StreamWalk(new StoredMessages(questions, reader), reader, what.stream(), what.pattern());
        var run = new MessageExport(file, walk, new JetStreamPages(questions, reader), what);
        writer.execute(run::run);
        return run;
    }

    private void run() {
        try {
            WholeFile.write(file, this::write);
        } catch (IOException failed) {
            trouble = "The file could not be written: " + WholeFile.reason(failed) + ".";
        } catch (RuntimeException failed) {
            trouble = "It ended at sequence " + place + ", and no file was written: " + why(failed) + ".";
        }
        if (cancelled && trouble == null) {
            trouble = "Cancelled; nothing was written.";
        }
        over = true;
    }

    private static String why(Throwable failed) {
        var cause = failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        return cause instanceof StreamWalk.Unreadable unreadable
                ? "the server says: " + unreadable.getMessage()
                : String.valueOf(QuestionFailed.of(cause).getMessage());
    }

    private boolean write(OutputStream out) throws IOException {
        if (last == TO_THE_END) { // what is stored meanwhile must not make it endless
            last = StreamJson.count(pages.stream(stream).join().path("state").path("last_seq"));
        }
        int failures = 0;
        while (place <= last && !cancelled) {
            var batch = new ArrayList<StoredMessage.Found>();
            try {
                long next = read(batch);
                write(batch, out);
                place = next;
                failures = 0;
            } catch (CompletionException failed) {
                boolean mayPass = QuestionFailed.of(failed).reason() == Reason.NO_ANSWER;
                if (!mayPass || ++failures >= TRIES) {
                    throw failed;
                }
            }
        }
        return !cancelled;
    }

    private long read(List<StoredMessage.Found> batch) {
        var bytes = new AtomicLong();
        return walk.through(place, last, one -> {
            batch.add(one);
            return !cancelled && batch.size() < AT_A_TIME
                    && bytes.addAndGet(one.payload().length) < BYTES_AT_A_TIME;
        }).join();
    }

    private void write(List<StoredMessage.Found> batch, OutputStream out) throws IOException {
        for (var one : batch) {
            out.write(MessageLine.of(stream, one));
            written.incrementAndGet();
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public long written() {
        return written.get();
    }

    @Override
    public double share() {
        return last < first ? 1 : last == TO_THE_END ? 0 : (double) (place - first) / (last - first + 1);
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
