package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/** One message on a {@link Shelf}, between its neighbours. */
final class Kept {

    /** Stands where a message was kept and then forgotten. */
    static final Kept FORGOTTEN = new Kept(null, 0, null);

    private final @Nullable Entry entry;
    private final int ordinal;
    final Shelf.@Nullable Owner owner;
    @Nullable Kept older;
    @Nullable Kept newer;

    Kept(@Nullable Entry entry, int ordinal, Shelf.@Nullable Owner owner) {
        this.entry = entry;
        this.ordinal = ordinal;
        this.owner = owner;
    }

    @Nullable Entry entry() {
        return entry;
    }

    /** Its place among the messages of its owner. */
    int ordinal() {
        return ordinal;
    }

    /** What it takes in memory, about. */
    long cost() {
        return entry == null ? 0 : 176L + entry.payload().length + (entry.headers() == null ? 0 : 512);
    }
}
