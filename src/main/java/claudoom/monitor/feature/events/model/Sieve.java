package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Tail;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts a filter to messages of the tail; what a subject alone decides is decided once. For one thread at a time. */
final class Sieve {

    private final Filter filter;
    /** By the number of the subject. */
    private @Nullable Known[] known = new Known[1_024];

    /** A number may belong to another subject later. */
    private record Known(LiveSubject subject, Verdict verdict) {}

    Sieve(Filter filter) {
        this.filter = filter;
    }

    /** A copy of the message if it is wanted; null if it is not, or not in the tail any more. */
    @Nullable Entry take(Tail tail, long number) {
        var subject = tail.subjectOf(number);
        if (subject == null) {
            return null;
        }
        var verdict = about(subject);
        if (verdict == Verdict.NO) {
            return null;
        }
        var entry = tail.read(number);
        return entry == null || (verdict == Verdict.LOOK && !filter.accepts(entry)) ? null : entry;
    }

    private Verdict about(LiveSubject subject) {
        int number = subject.number();
        if (number < 0) {
            return filter.about(subject.text(), subject.meaning());
        }
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
        }
        var found = known[number];
        if (found == null || found.subject != subject) {
            found = new Known(subject, filter.about(subject.text(), subject.meaning()));
            known[number] = found;
        }
        return found.verdict;
    }
}
