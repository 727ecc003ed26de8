package claudoom.monitor.traffic;

import java.util.Arrays;
import java.util.stream.Stream;

/** How often one agent reported something, and those of its last reports that left the tail. The intake thread writes, any may read. */
final class AgentVoice implements Shelf.Owner {

    /** So many of its last events are kept, however noisy others are. */
    static final int LAST = 10;
    private static final Kept[] NONE = {};

    private int events;
    private volatile Kept[] aside = NONE;

    /** Counts one more event and tells its ordinal. */
    int next() {
        return events++;
    }

    boolean among(int ordinal) {
        return events - ordinal <= LAST;
    }

    /** An event of this agent leaves the tail. */
    void leaves(Entry entry, int ordinal, Shelf shelf) {
        trim(shelf);
        var more = Arrays.copyOf(aside, aside.length + 1);
        more[aside.length] = shelf.put(entry, ordinal, this);
        aside = more;
        shelf.fit();
    }

    /** Lets go of what is not among the last any more. */
    void trim(Shelf shelf) {
        var all = aside;
        int old = 0;
        while (old < all.length && !among(all[old].ordinal())) {
            shelf.drop(all[old++]);
        }
        if (old > 0) {
            aside = old == all.length ? NONE : Arrays.copyOfRange(all, old, all.length);
        }
    }

    @Override
    public void forget(Kept gone) {
        aside = Arrays.stream(aside).filter(kept -> kept.ordinal() != gone.ordinal()).toArray(Kept[]::new);
    }

    boolean hasAside() {
        return aside.length > 0;
    }

    Stream<Entry> aside() {
        return Arrays.stream(aside).filter(kept -> among(kept.ordinal())).<Entry>mapMulti((kept, each) -> {
            var entry = kept.entry();
            if (entry != null) {
                each.accept(entry);
            }
        });
    }
}
