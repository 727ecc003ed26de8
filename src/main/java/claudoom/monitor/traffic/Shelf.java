package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/** Messages kept after they left the tail, oldest first, within a budget of bytes. The intake thread alone writes. */
final class Shelf {

    private final long budget;
    private @Nullable Kept oldest;
    private @Nullable Kept newest;
    private long bytes;
    private long forgotten;

    /** Who asked to keep a message and must not rely on it any more when it is forgotten. */
    interface Owner {
        void forget(Kept gone);
    }

    Shelf(long budget) {
        this.budget = budget;
    }

    /** Keeps the message; {@link #fit} is to be called when the owner knows of it. */
    Kept put(Entry entry, int ordinal, Owner owner) {
        var kept = new Kept(entry, ordinal, owner);
        kept.older = newest;
        if (newest == null) {
            oldest = kept;
        } else {
            newest.newer = kept;
        }
        newest = kept;
        bytes += kept.cost();
        return kept;
    }

    /** Forgets the oldest ones until all fits, and tells how many; to be called after the owner knows what was put. */
    int fit() {
        long before = forgotten;
        while (bytes > budget && oldest != null) {
            var gone = oldest;
            drop(gone);
            forgotten++;
            if (gone.owner != null) {
                gone.owner.forget(gone);
            }
        }
        return (int) (forgotten - before);
    }

    /** It is not needed any more. */
    void drop(Kept kept) {
        if (kept.older == null) {
            oldest = kept.newer;
        } else {
            kept.older.newer = kept.newer;
        }
        if (kept.newer == null) {
            newest = kept.older;
        } else {
            kept.newer.older = kept.older;
        }
        kept.older = null;
        kept.newer = null;
        bytes -= kept.cost();
    }

    long budget() {
        return budget;
    }

    long bytes() {
        return bytes;
    }

    /** Messages that were forgotten because the budget was used up. */
    long forgotten() {
        return forgotten;
    }
}
