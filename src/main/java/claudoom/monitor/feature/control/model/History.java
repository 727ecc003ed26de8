package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last commands with their outcomes, oldest forgotten first. Any thread. */
public final class History {

    private final int most;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private volatile List<Entry> newestFirst = List.of();

    public History(int most) {
        this.most = most;
    }

    /** Puts what an earlier run has left under what this run has done. */
    public synchronized void before(List<Entry> oldestFirst) {
        var now = List.copyOf(entries.values());
        entries.clear();
        oldestFirst.forEach(entry -> entries.put(entry.id(), entry));
        now.forEach(entry -> entries.put(entry.id(), entry));
        changed();
    }

    public synchronized void add(Entry entry) {
        entries.put(entry.id(), entry);
        changed();
    }

    /** The entry after this outcome; the first outcome of a message stays. */
    public synchronized Entry settle(Entry entry, Parcel parcel, Outcome outcome) {
        var known = entries.getOrDefault(entry.id(), entry);
        var next = known.with(parcel.id(), outcome);
        entries.replace(entry.id(), next);
        changed();
        return next;
    }

    private void changed() {
        var oldest = entries.keySet().iterator();
        for (int over = entries.size() - most; over > 0; over--) {
            oldest.next();
            oldest.remove();
        }
        newestFirst = List.copyOf(entries.values()).reversed();
    }

    /** The same list as long as nothing changes. */
    public List<Entry> newestFirst() {
        return newestFirst;
    }

    /** Commands of this run that came to nothing and were not repeated with success, newest first. */
    public List<Entry> failed() {
        var done = new HashSet<String>();
        var failed = new ArrayList<Entry>();
        for (var entry : newestFirst) {
            if (entry.failed() && !done.contains(entry.command())) {
                failed.add(entry);
            } else if (entry.settled()) {
                done.add(entry.command());
            }
        }
        failed.removeIf(Entry::ended);
        return failed;
    }
}
