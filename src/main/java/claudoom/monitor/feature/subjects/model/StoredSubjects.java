package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subjects that streams hold, as they said when they were asked, with sums at every node above. Not thread-safe. */
final class StoredSubjects {

    /** Numbers from here on are those of stored subjects. */
    static final int FIRST = 1 << 30;
    static final int MOST = 200_000;

    private final Map<String, Held> held = new HashMap<>();
    private final List<@Nullable Held> byNumber = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();
    private final Map<Integer, Held> byNode = new HashMap<>();
    private final Map<Integer, Sum> sums = new HashMap<>();

    /** One stored subject. */
    static final class Held {

        final String subject;
        final Letters letters;
        final int number;
        final Map<String, Long> counts = new LinkedHashMap<>(2);
        int node;
        /** Whether no message of it came while this program listened. */
        boolean only;

        Held(String subject, int number) {
            this.subject = subject;
            letters = Letters.of(subject);
            this.number = number;
        }

        int place() {
            return number - FIRST;
        }
    }

    /** What lies at or below a node. */
    static final class Sum {
        long messages;
        int only;
        int subjects;
    }

    @Nullable Held of(String subject) {
        return held.get(subject);
    }

    /** Null if there are too many. */
    @Nullable Held make(String subject) {
        if (held.size() >= MOST) {
            return null;
        }
        int place = free.isEmpty() ? byNumber.size() : free.removeLast();
        var made = new Held(subject, FIRST + place);
        if (place == byNumber.size()) {
            byNumber.add(made);
        } else {
            byNumber.set(place, made);
        }
        held.put(subject, made);
        return made;
    }

    void at(Held stored, int node) {
        stored.node = node;
        byNode.put(node, stored);
    }

    void remove(Held gone) {
        held.remove(gone.subject);
        byNode.remove(gone.node);
        byNumber.set(gone.number - FIRST, null);
        free.add(gone.number - FIRST);
    }

    Letters text(int number) {
        return Objects.requireNonNull(byNumber.get(number - FIRST)).letters;
    }

    /** The one in a place that is taken. */
    Held in(int place) {
        return Objects.requireNonNull(byNumber.get(place));
    }

    /** Those of which no message came. */
    List<Held> only() {
        return held.values().stream().filter(one -> one.only).toList();
    }

    @Nullable Held at(int node) {
        return byNode.get(node);
    }

    List<Held> all() {
        return new ArrayList<>(held.values());
    }

    void add(Trie trie, int node, int subjects, int only, long messages) {
        for (int n = node; n != Trie.NONE; n = trie.parent(n)) {
            var sum = sums.computeIfAbsent(n, any -> new Sum());
            sum.subjects += subjects;
            sum.only += only;
            sum.messages += messages;
            if (sum.subjects == 0) {
                sums.remove(n);
            }
        }
    }

    @Nullable Sum sum(int node) {
        return sums.isEmpty() ? null : sums.get(node);
    }
}
