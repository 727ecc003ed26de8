package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SubjectTree;
import org.jspecify.annotations.Nullable;

/** The line that the user opened last: what streams answer for it belongs below it, also while nothing else in the tree may move. */
final class JustOpened {

    private final SubjectTree tree;
    private final Arrangement arrangement;
    private @Nullable SubjectRow row;
    private int stored;

    JustOpened(SubjectTree tree, Arrangement arrangement) {
        this.tree = tree;
        this.arrangement = arrangement;
    }

    void now(SubjectRow opened) {
        row = opened.line().isRange() ? null : opened;
        stored = stored(opened);
    }

    /**
     * Lays out anew what lies below it, and nothing else.
     *
     * @param path for which there is more now
     * @return false if that is not the line, or something in it is chosen
     */
    boolean renew(@Nullable String path, @Nullable SubjectRow selected) {
        var opened = row;
        if (opened == null || !tree.path(opened.line().node()).equals(path) || !arrangement.rows().has(opened)
                || !arrangement.isOpen(opened) || below(opened, selected)) {
            return false;
        }
        int now = stored(opened);
        arrangement.renew(opened, now - stored);
        stored = now;
        return true;
    }

    private int stored(SubjectRow opened) {
        return tree.facts(opened.line().node()).storedOnly();
    }

    private boolean below(SubjectRow opened, @Nullable SubjectRow selected) {
        var above = selected == null ? null : arrangement.above(selected);
        while (above != null && !above.equals(opened)) {
            above = arrangement.above(above);
        }
        return above != null;
    }
}
