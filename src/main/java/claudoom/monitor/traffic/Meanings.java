package claudoom.monitor.traffic;

import claudoom.monitor.terms.Meaning;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** What subjects mean: asked of the grammar, and remembered for the few thousand that were asked for last. Thread-safe. */
final class Meanings {

    private static final int PLACES = 1 << 14;

    private final Function<String, Meaning> grammar;
    private final AtomicReferenceArray<Known> known = new AtomicReferenceArray<>(PLACES);

    private record Known(LiveSubject subject, Meaning meaning) {}

    Meanings(Function<String, Meaning> grammar) {
        this.grammar = grammar;
    }

    Meaning of(String subject) {
        return grammar.apply(subject);
    }

    Meaning of(LiveSubject subject) {
        var found = known.get(place(subject));
        return found != null && found.subject == subject ? found.meaning : remember(subject, of(subject.text()));
    }

    Meaning remember(LiveSubject subject, Meaning meaning) {
        if (subject.number() >= 0) {
            known.set(place(subject), new Known(subject, meaning));
        }
        return meaning;
    }

    private static int place(LiveSubject subject) {
        return subject.number() & PLACES - 1;
    }
}
