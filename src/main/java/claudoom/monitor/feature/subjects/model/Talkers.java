package claudoom.monitor.feature.subjects.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Picks the subjects with most messages within a window, in one pass over plain numbers. */
final class Talkers {

    private final Ledger ledger;

    private record Candidate(int subject, long messages) {}

    Talkers(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Most messages first; of equal ones the subject with the smaller number. */
    List<Talker> of(Window window, int most) {
        var fewestFirst = Comparator.comparingLong(Candidate::messages).thenComparing(Candidate::subject,
                Comparator.reverseOrder());
        var best = new PriorityQueue<Candidate>(fewestFirst);
        long least = 0;
        for (int subject = 0; subject < ledger.known(); subject++) {
            long messages = ledger.windows.messages(subject, window);
            if (messages <= least) {
                continue;
            }
            best.add(new Candidate(subject, messages));
            if (best.size() > most) {
                best.remove();
                least = best.element().messages;
            }
        }
        var sorted = new ArrayList<>(best);
        sorted.sort(fewestFirst.reversed());
        return sorted.stream().map(candidate -> talker(candidate, window)).toList();
    }

    /** Of these nodes, in their order; null where no subject ends there any more. */
    List<@Nullable Talker> of(Window window, List<Integer> nodes) {
        var found = new ArrayList<@Nullable Talker>();
        for (int handle : nodes) {
            int node = ledger.trie.node(handle);
            int own = node == Trie.NONE ? Trie.NONE : ledger.trie.own(node);
            found.add(Ledger.isLive(own) && ledger.subject(own) != null
                    ? talker(new Candidate(own, ledger.windows.messages(own, window)), window)
                    : null);
        }
        return found;
    }

    private Talker talker(Candidate candidate, Window window) {
        int subject = candidate.subject;
        int node = ledger.node(subject);
        return new Talker(ledger.trie.handle(node), Objects.requireNonNull(ledger.subject(subject)).text(),
                candidate.messages,
                ledger.pace.rate(window, candidate.messages, ledger.windows.bytes(subject, window)));
    }
}
