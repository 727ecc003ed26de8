package claudoom.monitor.feature.subjects.model;

/**
 * What the outside calls a node: its place in the arrays and how often that place was given away. So a number that somebody
 * still holds is seen to mean nothing any more after its node was retired; only after 256 reuses of one place would it be
 * mistaken.
 */
final class Handles {

    static final int BITS = 23;
    private static final int PLACE = (1 << BITS) - 1;
    private static final int ROUNDS = 0xff;

    private final Ints round = new Ints(0);

    int of(int place) {
        return place < 0 ? place : place | round.get(place) << BITS;
    }

    static int place(int handle) {
        return handle & PLACE;
    }

    boolean current(int handle) {
        return handle >= 0 && handle >>> BITS == round.get(handle & PLACE);
    }

    /** From now on no number given out so far means this place. */
    void retire(int place) {
        round.set(place, (round.get(place) + 1) & ROUNDS);
    }
}
