package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Picks the subjects with most messages in one pass, whatever their number. */
final class TopSubjects {

    private final int most;

    TopSubjects(int most) {
        this.most = most;
    }

    private record Candidate(LiveSubject subject, long messages) {

        int number() {
            return subject.number();
        }
    }

    /** Most messages first; of equal ones the subject that was there first. */
    List<TopSubject> of(Traffic traffic) {
        var fewestFirst = Comparator.comparingLong(Candidate::messages).thenComparing(Candidate::number,
                Comparator.reverseOrder());
        var best = new PriorityQueue<Candidate>(fewestFirst);
        for (int number = 0, count = traffic.subjectCount(); number < count; number++) {
            var subject = traffic.subject(number);
            var candidate = new Candidate(subject, subject.messages());
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
            var live = candidate.subject;
            return new TopSubject(live.text(), candidate.messages, live.bytes(), live.lastSeen());
        }).toList();
    }
}
