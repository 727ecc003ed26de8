package claudoom.monitor.feature.deadletters.screen;

import java.util.HashSet;
import java.util.List;

/** Which rows may come into the lists: under the pointer none do, until the user asks for them or for another list. */
final class Holding {

    private boolean held;
    private boolean groupsAnew = true;
    private boolean lettersAnew = true;
    private int waiting;

    /** True if what waited may come in now. */
    boolean hold(boolean hold) {
        boolean released = held && !hold;
        held = hold;
        return released;
    }

    /** The next rows are taken whole: another filter, another group, or somebody asked for the new ones. */
    void renew() {
        groupsAnew = true;
        lettersAnew = true;
    }

    List<GroupRow> groups(List<GroupRow> shown, List<GroupRow> wanted) {
        boolean whole = !held || groupsAnew;
        groupsAnew = false;
        return whole ? wanted : known(shown, wanted);
    }

    List<LetterRow> letters(List<LetterRow> shown, List<LetterRow> wanted) {
        boolean whole = !held || lettersAnew || shown.isEmpty();
        lettersAnew = false;
        var rows = whole ? wanted : known(shown, wanted);
        waiting = wanted.size() - rows.size();
        return rows;
    }

    private static <R> List<R> known(List<R> shown, List<R> wanted) {
        var there = new HashSet<>(shown);
        return wanted.stream().filter(there::contains).toList();
    }

    /** Letters that came and are not in the list yet. */
    int waiting() {
        return waiting;
    }
}
