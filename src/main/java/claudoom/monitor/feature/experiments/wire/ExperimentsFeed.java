package claudoom.monitor.feature.experiments.wire;

import claudoom.monitor.feature.experiments.model.Experiments;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes the rare messages that tell of experiments, generations and commands, and reads them off the intake thread. */
public final class ExperimentsFeed {

    private static final int WAITING = 50_000;
    private static final long WAITING_BYTES = 16 << 20;
    /** Commands to the whole experiment, of which only the words are kept. */
    private static final int COMMANDS = 1_000;
    /** Where too many come, the newest of so many subjects are read all the same, if they are small. */
    private static final int LATEST = 500;
    private static final int SMALL = 16 << 10;
    private static final Set<Kind> KINDS = EnumSet.of(Kind.EXPERIMENT, Kind.GENERATION, Kind.CONTROL);

    private final Grammars grammars;
    private final Experiments experiments;
    private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final BlockingQueue<Command> commands = new ArrayBlockingQueue<>(COMMANDS);
    private final Map<String, Arrival> latest = new ConcurrentHashMap<>();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final AtomicLong unread = new AtomicLong();

    private record Command(String event, String subject, Instant at) {}

    public ExperimentsFeed(Traffic traffic, Grammars grammars, Experiments experiments) {
        this.grammars = grammars;
        this.experiments = experiments;
        traffic.tap(meaning -> (KINDS.contains(meaning.kind()) && !toOneAgent(meaning)) || ofGeneration(meaning),
                this::arrived);
    }

    private static boolean ofGeneration(Meaning meaning) {
        return meaning.kind() == Kind.METRIC && meaning.generation() != null;
    }

    private static boolean toOneAgent(Meaning meaning) {
        return meaning.kind() == Kind.CONTROL && meaning.agent() != null;
    }

    /** On the intake. */
    private void arrived(Arrival arrival) {
        var meaning = arrival.meaning();
        if (meaning.kind() == Kind.CONTROL) {
            command(new Command(meaning.event(), arrival.subject(), arrival.at()));
            return;
        }
        if (meaning.kind() == Kind.EXPERIMENT && meaning.experiment() != null && meaning.event().equals("error")) {
            experiments.erred(meaning.experiment());
        }
        if (count.get() < WAITING && bytes.get() + arrival.payload().length <= WAITING_BYTES) {
            waiting.add(arrival);
            count.incrementAndGet();
            bytes.addAndGet(arrival.payload().length);
        } else {
            tooMany(arrival);
        }
    }

    /** The newest one decides. */
    private void command(Command next) {
        while (!commands.offer(next)) {
            commands.poll();
        }
    }

    private void tooMany(Arrival arrival) {
        var before = arrival.payload().length <= SMALL
                && (latest.size() < LATEST || latest.containsKey(arrival.subject()))
                        ? latest.put(arrival.subject(), arrival)
                        : arrival;
        if (before != null) {
            unread.incrementAndGet();
            var experiment = before.meaning().experiment();
            if (experiment != null && missed.size() < Experiments.MOST) {
                missed.add(experiment);
            }
        }
    }

    /** Messages that were too many to be read; errors among them are counted. */
    public long unread() {
        return unread.get();
    }

    /** From now on commands are not heard; those that came before are read first. Any thread. */
    public synchronized void unheard(Instant at) {
        commands();
        experiments.unheard(at);
    }

    private synchronized void commands() {
        for (var next = commands.poll(); next != null; next = commands.poll()) {
            experiments.command(next.event, next.subject, next.at);
        }
    }

    /** Reads what waits now. */
    public void drain() {
        commands();
        for (int left = count.get(); left > 0; left--) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            count.decrementAndGet();
            bytes.addAndGet(-next.payload().length);
            read(next);
        }
        if (count.get() == 0) {
            late();
        }
    }

    private void late() {
        latest.values().stream().sorted(Comparator.comparing(Arrival::at)).toList().forEach(late -> {
            latest.remove(late.subject(), late);
            read(late);
        });
        missed.removeIf(experiment -> {
            experiments.missed(experiment);
            return true;
        });
    }

    private void read(Arrival arrival) {
        var meaning = arrival.meaning();
        var values = Fields.read(arrival.payload(), grammars.fields(meaning.kind()));
        var facts = new Read(values);
        if (meaning.kind() == Kind.EXPERIMENT && meaning.experiment() != null) {
            experiments.experiment(meaning.experiment(), meaning.event(), facts, arrival.at());
        } else if (meaning.kind() == Kind.GENERATION && meaning.generation() != null) {
            experiments.generation(meaning.generation(), meaning.event(), facts, arrival.at());
        } else if (ofGeneration(meaning) && meaning.generation() != null) {
            experiments.measured(meaning.generation(), Measured.of(values, meaning.event()), arrival.at());
        }
    }

    private record Read(FieldValues values) implements Experiments.Facts {

        @Override
        public @Nullable String text(String name) {
            return values.text(name);
        }

        @Override
        public @Nullable Double number(String name) {
            return values.anyNumber(name);
        }

        @Override
        public @Nullable Long whole(String name) {
            return values.anyWhole(name);
        }
    }
}
