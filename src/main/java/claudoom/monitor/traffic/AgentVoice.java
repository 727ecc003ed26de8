package claudoom.monitor.traffic;

import java.util.Arrays;
import java.util.stream.Stream;

/** Those of one agent's last reports that left the tail. The intake thread writes, any may read. */
final class AgentVoice implements Shelf.Owner {

    /** So many of its last events are kept, however noisy others are. */
    static final int LAST = 10;
    private static final Kept[] NONE = {};

    private final Voices voices;
    private final int number;
    private volatile Kept[] aside = NONE;

    AgentVoice(Voices voices, int number) {
        this.voices = voices;
        this.number = number;
    }

    private boolean among(int ordinal) {
        return voices.among(number, ordinal);
    }

    private void now(Kept[] kept) {
        aside = kept;
        voices.hasAside(number, kept.length > 0);
    }

    /** An event of this agent leaves the tail. */
    void leaves(Entry entry, int ordinal, Shelf shelf) {
        trim(shelf);
        var more = Arrays.copyOf(aside, aside.length + 1);
        more[aside.length] = shelf.put(entry, ordinal, this);
        now(more);
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
            now(old == all.length ? NONE : Arrays.copyOfRange(all, old, all.length));
        }
    }

    @Override
    public void forget(Kept gone) {
        if (among(gone.ordinal())) {
            voices.forgot();
        }
        now(Arrays.stream(aside).filter(kept -> kept.ordinal() != gone.ordinal()).toArray(Kept[]::new));
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
