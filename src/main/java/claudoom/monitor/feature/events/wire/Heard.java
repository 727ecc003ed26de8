package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Vocabulary;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Leaves;
import claudoom.monitor.payload.Unpacked;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.Tail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Gathers the words of recent messages, some of each kind; too long for a frame, but bounded. */
public final class Heard implements Supplier<Vocabulary> {

    private static final int BACK = 5_000;
    private static final int OF_EACH_KIND = 25;
    private static final int LARGEST = 16 << 10;
    private static final int LEAVES = 60;
    private static final int MOST_WORDS = 300;
    private static final int MOST_VALUES = 8;
    private static final int LONGEST = 60;

    private final Tail tail;
    private final Grammars grammars;
    private final Function<String, As> readings;

    /** @param readings as what the payloads of a subject are read */
    public Heard(Tail tail, Grammars grammars, Function<String, As> readings) {
        this.tail = tail;
        this.grammars = grammars;
        this.readings = readings;
    }

    /** What is gathered in one go. */
    private record Gathering(Set<String> agents, Set<String> headers, Map<String, SequencedSet<String>> paths,
            Map<Kind, Integer> looked) {}

    @Override
    public Vocabulary get() {
        var all = new Gathering(new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), new EnumMap<>(Kind.class));
        long end = tail.end();
        for (long number = end - 1; number >= Math.max(tail.first(), end - BACK); number--) {
            var subject = tail.subjectOf(number);
            if (subject == null) {
                break;
            }
            add(all.agents, subject.meaning().agent() == null ? "" : subject.meaning().agent());
            if (all.looked.merge(subject.meaning().kind(), 1, Integer::sum) <= OF_EACH_KIND) {
                var entry = tail.read(number);
                if (entry != null) {
                    look(entry, all);
                }
            }
        }
        Map<String, List<String>> paths = new TreeMap<>();
        all.paths.forEach((path, values) -> paths.put(path, List.copyOf(values)));
        return new Vocabulary(List.copyOf(all.agents), List.copyOf(all.headers), paths);
    }

    private void look(Entry entry, Gathering all) {
        if (entry.headers() != null) {
            entry.headers().asMap().keySet().forEach(name -> add(all.headers, name));
        }
        if (entry.payload().length > LARGEST) {
            return;
        }
        var fields = grammars.fields(entry.subject().meaning().kind());
        var json = Unpacked.of(entry.payload(), readings.apply(entry.subject().text())).json();
        for (var leaf : Leaves.of(json, LEAVES)) {
            var path = unwrapped(leaf.path(), fields::envelope).text();
            if (all.paths.containsKey(path) || (all.paths.size() < MOST_WORDS && fit(path))) {
                var values = all.paths.computeIfAbsent(path, p -> new LinkedHashSet<>());
                if (!leaf.number() && values.size() < MOST_VALUES && fit(leaf.value())) {
                    values.add(leaf.value());
                }
            }
        }
    }

    private static JsonPath unwrapped(JsonPath path, Predicate<String> envelope) {
        List<String> steps = new ArrayList<>(path.steps());
        while (steps.size() > 1 && envelope.test(steps.getFirst())) {
            steps.removeFirst();
        }
        return new JsonPath(steps, false);
    }

    private static void add(Collection<String> words, String word) {
        if (words.size() < MOST_WORDS && fit(word)) {
            words.add(word);
        }
    }

    private static boolean fit(String word) {
        return !word.isEmpty() && word.length() <= LONGEST && Visible.of(word).equals(word);
    }
}
