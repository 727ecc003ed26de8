package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The history of lag in one SQLite file for all connections and windows. Whoever brings a sample leaves it in a list; a thread of
 * its own writes every ten seconds, and answers.
 */
public final class LagStore implements LagHistory {

    /** Most bytes on the disk. */
    public static final long MOST_BYTES = 256L << 20;
    private static final System.Logger LOG = System.getLogger(LagStore.class.getName());
    private static final long FIRST_MILLIS = 3_000;
    private static final long CLOSE_MILLIS = 2_500;
    private static final int MOST_WAITING = 200_000;
    private static final int GIVE_UP_TRIES = 16;

    private final InstantSource clock;
    private final Consumer<String> tell;
    private final ScheduledThreadPoolExecutor thread;
    private final Writing writing = new Writing();
    private final Unwritten unwritten = new Unwritten();
    private final Map<Tier, Long> writtenAt = new EnumMap<>(Tier.class);
    private final Home home;
    private List<Sample> waiting = new ArrayList<>();
    private List<Happening> happened = new ArrayList<>();
    private List<Happening> unwrittenHappenings = new ArrayList<>();
    private boolean closed;
    private boolean toldFull;
    private long batches;
    private long batchNanos;

    private record Sample(ConsumerId id, long at, long longestGap, long[] values) {}

    /**
     * @param folder where the file is; null keeps everything in memory
     * @param connection whose history it is
     * @param tell is told what the user should know, in sentences, on the thread of the store
     */
    public LagStore(@Nullable Path folder, String connection, InstantSource clock, Consumer<String> tell) {
        this(folder, connection, clock, tell, MOST_BYTES);
    }

    LagStore(@Nullable Path folder, String connection, InstantSource clock, Consumer<String> tell, long most) {
        this.clock = clock;
        this.tell = sentence -> {
            LOG.log(System.Logger.Level.WARNING, sentence);
            tell.accept(sentence);
        };
        var file = folder == null
                ? null
                : new HistoryFile(folder, connection, most / 16 * 15, clock, this.tell); // its journal takes room as well
        home = new Home(file, connection, most, clock, this.tell, writing);
        thread = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("monitor-history").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void start() {
        thread.scheduleWithFixedDelay(() -> guarded(false), FIRST_MILLIS, Tier.FINE.writtenEvery,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void sample(ConsumerId id, long at, long longestGap, long... values) {
        if (!closed && waiting.size() < MOST_WAITING && at >= 0 && values.length == Cells.FIGURES) {
            waiting.add(new Sample(id, at, longestGap, values));
        }
    }

    @Override
    public synchronized void happened(Happening happening) {
        if (!closed && happened.size() < Happenings.MOST) {
            happened.add(happening);
        }
    }

    @Override
    public CompletableFuture<List<Span>> between(ConsumerId id, Figure figure, Instant from, Instant to, int most) {
        return asked(() -> {
            take();
            return read(all -> Reading.answer(all, unwritten, id, figure, millis(from), millis(to), most,
                    clock.millis()));
        });
    }

    @Override
    public CompletableFuture<List<Happening>> happenings(Instant from, Instant to, int most) {
        return asked(() -> {
            take();
            return read(all -> {
                var found = new ArrayList<Happening>();
                for (var database : all) {
                    found.addAll(database.happenings().between(millis(from), millis(to), most));
                }
                unwrittenHappenings.stream().filter(one -> !one.at().isBefore(from) && !one.at().isAfter(to))
                        .forEach(found::add);
                found.sort(Comparator.comparing(Happening::at));
                return List.copyOf(found.subList(Math.max(0, found.size() - most), found.size()));
            });
        });
    }

    private <T> CompletableFuture<List<T>> asked(Callable<List<T>> question) {
        var answer = new CompletableFuture<List<T>>();
        try {
            thread.execute(() -> answer.complete(orNothing(question)));
        } catch (RejectedExecutionException ended) {
            LOG.log(System.Logger.Level.DEBUG, "asked too late", ended);
            answer.complete(List.of());
        }
        return answer;
    }

    private static <T> List<T> orNothing(Callable<List<T>> question) {
        try {
            return question.call();
        } catch (Exception | LinkageError failed) { // nobody waits for a history that cannot be read
            LOG.log(System.Logger.Level.WARNING, "history cannot be read", failed);
            return List.of();
        }
    }

    private static long millis(Instant moment) {
        return Math.clamp(moment.getEpochSecond(), 0, Long.MAX_VALUE / 1_000_000) * 1_000
                + moment.getNano() / 1_000_000;
    }

    /** Reads. */
    private interface Look<T> {
        List<T> in(List<Database> all) throws SQLException;
    }

    private <T> List<T> read(Look<T> look) throws SQLException {
        var all = home.toRead();
        try {
            return look.in(all);
        } catch (SQLException failed) {
            if (Trouble.of(failed) != Trouble.BROKEN || all.isEmpty()) {
                throw failed;
            }
            home.failed(all.getFirst(), failed);
            return look.in(home.toRead());
        }
    }

    /** From the list into the buckets. */
    private void take() {
        List<Sample> samples;
        synchronized (this) {
            samples = waiting;
            waiting = new ArrayList<>(Math.min(samples.size(), 10_000));
            unwrittenHappenings.addAll(happened);
            happened = new ArrayList<>();
        }
        samples.forEach(one -> unwritten.take(one.id(), one.at(), one.longestGap(), one.values()));
        if (home.dead()) {
            unwrittenHappenings.clear();
        }
    }

    private void guarded(boolean all) {
        try {
            write(all);
        } catch (RuntimeException | LinkageError broken) { // a scheduled task that throws is never run again
            LOG.log(System.Logger.Level.ERROR, "history", broken);
        }
    }

    /** @param all also what is written less often */
    private void write(boolean all) {
        take();
        long now = clock.millis();
        var due = due(now, all);
        for (int tries = 0; tries < GIVE_UP_TRIES; tries++) {
            var database = home.toWrite();
            if (database == null) {
                return;
            }
            try {
                long began = System.nanoTime();
                writing.write(database, unwritten, due, unwrittenHappenings, now);
                batches++;
                batchNanos += System.nanoTime() - began;
                unwrittenHappenings = new ArrayList<>();
                due.forEach(tier -> writtenAt.put(tier, now));
                tidy(database, due, now);
                return;
            } catch (SQLException failed) {
                if (!again(database, failed, now)) {
                    return;
                }
            }
        }
    }

    private boolean again(Database database, SQLException failed, long now) {
        if (Trouble.of(failed) == Trouble.FULL && database.most() < Long.MAX_VALUE) {
            try {
                if (database.used() > database.most() / 2) {
                    var until = writing.giveUp(database, now);
                    if (until != null) {
                        full(until);
                        return true;
                    }
                }
            } catch (SQLException worse) {
                return home.failed(database, worse);
            }
        }
        return home.failed(database, failed);
    }

    private Set<Tier> due(long now, boolean all) {
        var due = EnumSet.noneOf(Tier.class);
        for (var tier : Tier.values()) {
            var last = writtenAt.putIfAbsent(tier, now);
            boolean passed = last != null && Math.abs(now - last) >= tier.writtenEvery;
            if (all || passed || tier == Tier.FINE) {
                due.add(tier);
            }
        }
        return due;
    }

    private void tidy(Database database, Set<Tier> due, long now) throws SQLException {
        if (due.contains(Tier.MIDDLE)) {
            unwritten.forget(now);
            var until = writing.tidy(database, now);
            if (until != null) {
                full(until);
            }
        }
    }

    private void full(Instant until) {
        var sentence = "The history of lag has reached its bound: what is older than " + until + " was given up.";
        if (toldFull) {
            LOG.log(System.Logger.Level.INFO, sentence);
        } else {
            toldFull = true;
            tell.accept(sentence);
        }
    }

    /** Milliseconds that a batch took, in the mean. */
    double millisPerBatch() {
        return batches == 0 ? 0 : batchNanos / 1e6 / batches;
    }

    /** Writes now, as every ten seconds, and waits for it. */
    void writeNow(boolean all) {
        asked(() -> {
            guarded(all);
            return List.of();
        }).join();
    }

    /** Writes what is not written yet, if that does not take long. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        asked(() -> {
            guarded(true);
            home.close();
            return List.of();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the newest of the history is not written: its file is busy");
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
