package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.StoredPage;
import claudoom.monitor.feature.subjects.model.StoredQuestions;
import claudoom.monitor.feature.subjects.model.StoredQuestions.Question;
import claudoom.monitor.feature.subjects.model.StoredShelf;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks a stream and puts its answer into the tree, on the asking thread: a hundred thousand subjects are not put there within a frame. */
final class StoredPlacing {

    private final Archive archive;
    private final StoredShelf shelf;
    /** Streams of which the tree still shows what they said before; that goes when their new answer comes. */
    private final Set<String> outdated = new HashSet<>();

    /**
     * An answer that is in the tree already.
     *
     * @param page null if there is none
     * @param room false if the tree could not take all of it
     * @param different whether there are more or fewer subjects in the tree than before
     */
    record Placed(@Nullable StoredPage page, String trouble, boolean room, boolean different) {

        static final Placed NOT_WANTED = new Placed(null, "", true, false);
    }

    StoredPlacing(Archive archive, StoredShelf shelf) {
        this.archive = archive;
        this.shelf = shelf;
    }

    /** What these streams said is not shown any more. */
    boolean forget(Collection<String> streams) {
        streams.forEach(shelf::forgetStored);
        outdated.removeAll(streams);
        return !streams.isEmpty();
    }

    /** What these streams said is shown until they are asked again. */
    void outdate(Collection<String> streams) {
        outdated.addAll(streams);
    }

    Placed place(Question question, BooleanSupplier wanted) {
        if (!wanted.getAsBoolean()) {
            return Placed.NOT_WANTED;
        }
        var answer = archive.subjects(question.stream(), question.filter(), StoredQuestions.MOST, wanted);
        var page = answer.value();
        if (page == null) {
            return new Placed(null, answer.trouble(), true, false);
        }
        boolean before = outdated.remove(question.stream());
        if (before) {
            shelf.forgetStored(question.stream());
        }
        for (var held : page.messages().entrySet()) {
            if (!wanted.getAsBoolean()) {
                return Placed.NOT_WANTED;
            }
            if (!shelf.stored(question.stream(), held.getKey(), held.getValue())) {
                return new Placed(page, "", false, true);
            }
        }
        return new Placed(page, "", true, before || (page.whole() && !page.messages().isEmpty()));
    }
}
