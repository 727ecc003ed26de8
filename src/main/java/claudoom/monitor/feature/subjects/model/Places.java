package claudoom.monitor.feature.subjects.model;

/** The places for nodes: those that were given back are given away again, the one that is free for longest first. Not thread-safe. */
final class Places {

    private final Ints next;
    private int made;
    private int alive;
    private int first = Trie.NONE;
    private int last = Trie.NONE;

    /** @param next of a free place the one that is free next; of others it is not touched */
    Places(Ints next) {
        this.next = next;
    }

    int take() {
        alive++;
        if (first == Trie.NONE) {
            return made++;
        }
        int place = first;
        first = next.get(place);
        last = first == Trie.NONE ? Trie.NONE : last;
        return place;
    }

    /** Nobody is there any more, though it may not be free yet. */
    void died() {
        alive--;
    }

    void free(int place) {
        next.set(place, Trie.NONE);
        if (last == Trie.NONE) {
            first = place;
        } else {
            next.set(last, place);
        }
        last = place;
    }

    int alive() {
        return alive;
    }
}
