package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Bucket;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.feature.lag.model.Plot.Line;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts together what is known of consumers in a time, from memory and from the history. It waits: never on the frame thread. */
public final class PlotReader {

    private static final int BUCKETS = 1_200;
    private static final long PATIENCE_SECONDS = 20;
    private static final int REMEMBERED = 2_000;
    private static final Duration SAME = Duration.ofSeconds(10);

    private final LagBook book;
    private final LagMarks marks;
    private final Supplier<PastLag> past;
    /** What the history said last: it is asked anew only when something else is wanted. Used by one thread. */
    private final Map<Ask, List<Bucket>> answers = new LinkedHashMap<>();

    /** What is wanted; times in epoch milliseconds. */
    public record Question(List<ConsumerId> ids, Set<Series> series, long from, long to) {}

    /**
     * What there is.
     *
     * @param plots one for each consumer that was asked for and is known
     * @param problem why the history is not in it, a sentence; empty if it is
     */
    public record Answer(Question question, Map<ConsumerId, Plot> plots, List<Mark> marks, String problem) {}

    private record Ask(ConsumerId id, Series series, long from, long to) {}

    public PlotReader(LagBook book, LagMarks marks, Supplier<PastLag> past) {
        this.book = book;
        this.marks = marks;
        this.past = past;
    }

    /** One call at a time, on a thread that may wait. */
    public Answer read(Question question) {
        var plots = new LinkedHashMap<ConsumerId, Plot>();
        try {
            for (var id : question.ids()) {
                plots.put(id, plot(id, question));
            }
            return new Answer(question, plots, marks(question), "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return memoryOnly(question, "The reading was stopped.");
        } catch (TimeoutException slow) {
            return memoryOnly(question, "The history did not answer within %d s: only what this run has seen is drawn."
                    .formatted(PATIENCE_SECONDS));
        } catch (ExecutionException | RuntimeException broken) {
            return memoryOnly(question, "The history could not be read (%s): only what this run has seen is drawn."
                    .formatted(broken.getMessage()));
        }
    }

    private Answer memoryOnly(Question question, String problem) {
        var plots = new LinkedHashMap<ConsumerId, Plot>();
        for (var id : question.ids()) {
            plots.put(id, Plot.of(id, kept(id, question), question.series()));
        }
        return new Answer(question, plots, marks.between(Instant.ofEpochMilli(question.from()),
                Instant.ofEpochMilli(question.to())), problem);
    }

    private Map<Series, Line> kept(ConsumerId id, Question question) {
        var kept = book.lines(id, Instant.ofEpochMilli(question.from()));
        return kept == null ? Map.of() : Plot.kept(kept);
    }

    private Plot plot(ConsumerId id, Question question)
            throws InterruptedException, ExecutionException, TimeoutException {
        var kept = kept(id, question);
        var lines = new EnumMap<Series, Line>(Series.class);
        for (var series : question.series()) {
            var line = kept.getOrDefault(series, Line.NONE);
            long until = line.times().length == 0 ? question.to() : Math.min(line.times()[0], question.to());
            lines.put(series, until <= question.from()
                    ? line
                    : Plot.joined(buckets(new Ask(id, series, question.from(), until)), line));
        }
        return Plot.of(id, lines, question.series());
    }

    private List<Bucket> buckets(Ask ask) throws InterruptedException, ExecutionException, TimeoutException {
        var known = answers.get(ask);
        if (known == null) {
            known = past.get().between(ask.id, ask.series, Instant.ofEpochMilli(ask.from), Instant.ofEpochMilli(ask.to),
                    BUCKETS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answers.size() >= REMEMBERED) {
                answers.remove(answers.keySet().iterator().next());
            }
            answers.put(ask, known);
        }
        return known;
    }

    private List<Mark> marks(Question question) throws InterruptedException, ExecutionException, TimeoutException {
        var from = Instant.ofEpochMilli(question.from());
        var to = Instant.ofEpochMilli(question.to());
        var kept = past.get().marks(from, to).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var own = marks.between(from, to).stream().filter(mark -> kept.stream().noneMatch(one -> same(one, mark)));
        return Stream.concat(kept.stream(), own).sorted(Comparator.comparing(Mark::at)).toList();
    }

    /** Two windows that see the same thing see it a moment apart, and the history keeps it once. */
    private static boolean same(Mark one, Mark other) {
        return one.kind() == other.kind() && one.text().equals(other.text())
                && Objects.equals(one.consumer(), other.consumer()) && Objects.equals(one.stream(), other.stream())
                && Duration.between(one.at(), other.at()).abs().compareTo(SAME) < 0;
    }
}
