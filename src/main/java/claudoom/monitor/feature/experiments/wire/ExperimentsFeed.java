package claudoom.monitor.feature.experiments.wire;

import claudoom.monitor.feature.experiments.model.Experiments;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Traffic;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes the rare messages that tell of experiments, generations and commands, and reads them off the intake thread. */
public final class ExperimentsFeed {

    private static final int WAITING = 10_000;
    private static final Set<Kind> KINDS = EnumSet.of(Kind.EXPERIMENT, Kind.GENERATION, Kind.CONTROL);

    private final Grammars grammars;
    private final Experiments experiments;
    private final BlockingQueue<Arrival> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong unread = new AtomicLong();

    public ExperimentsFeed(Traffic traffic, Grammars grammars, Experiments experiments) {
        this.grammars = grammars;
        this.experiments = experiments;
        traffic.tap(meaning -> KINDS.contains(meaning.kind()), this::arrived);
    }

    private void arrived(Arrival arrival) {
        if (!waiting.offer(arrival)) {
            unread.incrementAndGet();
        }
    }

    /** Messages that were too many to be read. */
    public long unread() {
        return unread.get();
    }

    public void drain() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            read(next);
        }
    }

    private void read(Arrival arrival) {
        var meaning = arrival.meaning();
        var facts = new Read(Fields.read(arrival.payload(), grammars.fields(meaning.kind())));
        if (meaning.kind() == Kind.CONTROL && meaning.agent() == null) {
            experiments.command(meaning.event(), arrival.subject(), arrival.at());
        } else if (meaning.kind() == Kind.EXPERIMENT && meaning.experiment() != null) {
            experiments.experiment(meaning.experiment(), meaning.event(), facts, arrival.at());
        } else if (meaning.kind() == Kind.GENERATION && meaning.generation() != null) {
            experiments.generation(meaning.generation(), meaning.event(), facts, arrival.at());
        }
    }

    private record Read(FieldValues values) implements Experiments.Facts {

        @Override
        public @Nullable String text(String name) {
            return values.text(name);
        }

        @Override
        public @Nullable Double number(String name) {
            return values.number(name);
        }

        @Override
        public @Nullable Long whole(String name) {
            return values.whole(name);
        }
    }
}
