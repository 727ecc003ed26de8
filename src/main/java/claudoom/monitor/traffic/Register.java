package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Knows every tracked subject by its text, up to a cap; at the cap a new subject takes the place of one that was least recently
 * seen. The intake thread writes, any may read.
 */
final class Register implements Tail.Subjects {

    private final int most;
    private final Meanings meanings;
    private final Voices voices;
    private final Shelf lastPayloads;
    private final Roll<LiveSubject> subjects = new Roll<>();
    private final SubjectTable table;
    private final Retiring retiring = new Retiring(subjects);
    private final Newcomers.Replaced replaced = new Newcomers.Replaced();
    private final Untracked untracked = new Untracked();
    private final List<Tap> taps = new CopyOnWriteArrayList<>();
    private final Map<GroupKey, SubjectGroup> groups = new HashMap<>();
    private long payloadsForgotten;

    private record GroupKey(Kind kind, int taps) {}

    private record Tap(Predicate<Meaning> wanted, Consumer<Arrival> taker) {}

    Register(Function<String, Meaning> grammar, int most, Voices voices, Shelf lastPayloads) {
        this.most = most;
        this.voices = voices;
        this.lastPayloads = lastPayloads;
        meanings = new Meanings(grammar);
        table = new SubjectTable(subjects, most);
    }

    void tap(Predicate<Meaning> wanted, Consumer<Arrival> taker) {
        if (taps.size() == Integer.SIZE) {
            throw new IllegalStateException("more than 32 taps");
        }
        taps.add(new Tap(wanted, taker));
    }

    /** @param first number of the oldest message in the tail */
    LiveSubject meet(String subject, long first) {
        int mixed = SubjectTable.mixed(subject.hashCode());
        var known = table.find(subject, mixed);
        return known == null ? meetNew(subject, mixed, first) : known;
    }

    private LiveSubject meetNew(String subject, int mixed, long first) {
        var meaning = meanings.of(subject);
        var group = group(meaning);
        var voice = voices.of(meaning);
        int number = subjects.count() < most ? subjects.count() : retiring.next(first);
        if (number < 0 || !table.put(number, mixed)) {
            untracked.add(subject, 1);
            return new LiveSubject(subject, group, voice, -1);
        }
        var live = new LiveSubject(subject, group, voice, number);
        untracked.remove(subject);
        if (number == subjects.count()) {
            subjects.add(live);
        } else {
            retire(subjects.get(number));
            subjects.replace(number, live);
            replaced.add(number);
        }
        if (group.tap() != null) {
            meanings.remember(live, meaning);
        }
        return live;
    }

    private void retire(LiveSubject old) {
        table.remove(old);
        untracked.add(old.text(), old.messages());
        unkeep(old);
    }

    /** What was kept as the last message of a subject is not its last any more. */
    void unkeep(LiveSubject subject) {
        var kept = subject.kept();
        if (kept == Kept.FORGOTTEN) {
            payloadsForgotten--;
        } else if (kept != null) {
            lastPayloads.drop(kept);
        }
        subject.keep(null);
    }

    @Override
    public void keep(Entry entry) {
        entry.subject().keep(lastPayloads.put(entry, 0, entry.subject()));
        payloadsForgotten += lastPayloads.fit();
    }

    private SubjectGroup group(Meaning meaning) {
        Consumer<Arrival> all = null;
        int wanted = 0;
        for (int i = 0; i < taps.size(); i++) {
            var tap = taps.get(i);
            if (tap.wanted.test(meaning)) {
                wanted |= 1 << i;
                all = all == null ? tap.taker : all.andThen(tap.taker);
            }
        }
        var taker = all;
        return groups.computeIfAbsent(new GroupKey(meaning.kind(), wanted), any -> new SubjectGroup(meaning.kind(), taker, meanings));
    }

    @Override
    public LiveSubject get(int number) {
        return subjects.get(number);
    }

    Roll<LiveSubject> subjects() {
        return subjects;
    }

    Newcomers.Replaced replaced() {
        return replaced;
    }

    Untracked untracked() {
        return untracked;
    }

    /** Subjects whose last message is forgotten now. */
    long payloadsForgotten() {
        return payloadsForgotten;
    }
}
