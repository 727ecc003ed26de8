package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PlotReader;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Days of one consumer in a history made of arithmetic, and hundreds of consumers of the last minutes. */
final class LongStory {

    static final Aside IN_PLACE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };
    private static final Duration WIDTH = Duration.ofMinutes(5);

    private LongStory() {}

    static LagViewModel model(LagBook book, PastLag past, LagMarks marks, Memory memory) {
        return new LagViewModel(book, () -> {},
                new LagChartViewModel(new PlotReader(book, marks, () -> past), IN_PLACE, memory));
    }

    static LagMarks happened() {
        var marks = new LagMarks();
        marks.record(Story.END.minusSeconds(220), PastLag.Kind.COMMAND, "pause");
        marks.record(Story.END.minusSeconds(100), PastLag.Kind.COMMAND, "resume");
        marks.record(new Mark(Story.END.minusSeconds(98), PastLag.Kind.LEADER, "leader n1 → n2", "AGENT_EVENTS",
                "death-processor"));
        marks.record(new Mark(Story.END.minusSeconds(60), PastLag.Kind.LEADER, "leader n3 → n1", "METRICS",
                "analytics-batch"));
        return marks;
    }

    /** A wave a day, with one spike three days ago and a hole two days ago. */
    static PastLag days() {
        return new PastLag() {
            @Override
            public CompletableFuture<List<Bucket>> between(ConsumerId id, Series series, Instant from, Instant to,
                    int most) {
                var buckets = new ArrayList<Bucket>();
                long width = WIDTH.toMillis();
                for (long at = from.toEpochMilli() / width * width; at < to.toEpochMilli(); at += width) {
                    double ago = (Story.END.toEpochMilli() - at) / 86_400_000.0;
                    if (ago < 7 && (ago < 1.9 || ago > 2.1)) {
                        double middle = (600 + 500 * Math.sin(ago * 2 * Math.PI)) / (1 + series.name().length());
                        boolean spike = series == Series.LAG && Math.abs(ago - 3) < 0.0018;
                        buckets.add(new Bucket(Instant.ofEpochMilli(at), WIDTH, middle * 0.8,
                                spike ? 9_000 : middle * 1.2, middle, 150));
                    }
                }
                return CompletableFuture.completedFuture(buckets);
            }

            @Override
            public CompletableFuture<List<Mark>> marks(Instant from, Instant to) {
                return CompletableFuture.completedFuture(List.of());
            }
        };
    }

    /** So many consumers, each with ten minutes of samples. */
    static LagBook many(int consumers) {
        var book = new LagBook(Duration.ofSeconds(2));
        var setup = new ConsumerSetup(Instant.EPOCH, false, Ack.EXPLICIT, Duration.ofSeconds(30), 3, 1_000, List.of(),
                false);
        for (int c = 0; c < consumers; c++) {
            var id = new ConsumerId("AGENT_EVENTS", "worker-%03d".formatted(c));
            for (int i = 0; i < 300; i++) {
                long pending = Math.round((c * 37 % 97) * (1 + Math.sin(i / 30.0 + c)) * (c % 7 == 0 ? i : 10));
                var at = Story.END.minusSeconds((300 - i) * 2L);
                book.take(new ConsumerRow(id, setup, new ConsumerSample(at, at, pending, c % 5, 0, 1, false, false,
                        new Position(i * 10L, i * 10L), new Position(i * 10L, i * 10L), null)));
            }
        }
        book.sweptAt(Story.END, Duration.ofSeconds(2), null);
        return book;
    }
}
