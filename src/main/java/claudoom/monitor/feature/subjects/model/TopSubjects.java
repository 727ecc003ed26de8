package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Picks the subjects with most messages in one pass, whatever their number. */
final class TopSubjects {

    private final int most;

    TopSubjects(int most) {
        this.most = most;
    }

    private record Candidate(int subject, long messages) {}

    /** Most messages first; of equal ones the subject that was there first. */
    List<TopSubject> of(Traffic traffic, IntFunction<@Nullable Double> perSecond, int subjects) {
        var fewestFirst = Comparator.comparingLong(Candidate::messages).thenComparing(Candidate::subject,
                Comparator.reverseOrder());
        var best = new PriorityQueue<Candidate>(fewestFirst);
        for (int subject = 0; subject < subjects; subject++) {
            var candidate = new Candidate(subject, traffic.subject(subject).messages());
            if (best.size() < most) {
                best.add(candidate);
            } else if (fewestFirst.compare(candidate, best.element()) > 0) {
                best.remove();
                best.add(candidate);
            }
        }
        var sorted = new ArrayList<>(best);
        sorted.sort(fewestFirst.reversed());
        return sorted.stream().map(candidate -> {
            var live = traffic.subject(candidate.subject);
            return new TopSubject(live.text(), candidate.messages, live.bytes(), perSecond.apply(candidate.subject),
                    live.lastSeen());
        }).toList();
    }
}
