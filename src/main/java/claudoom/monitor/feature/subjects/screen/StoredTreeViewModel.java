package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.StoredPage;
import claudoom.monitor.feature.subjects.model.StoredQuestions;
import claudoom.monitor.feature.subjects.model.StoredQuestions.Question;
import claudoom.monitor.feature.subjects.model.StoredShelf;
import claudoom.monitor.feature.subjects.model.StreamSummary;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Brings the subjects that streams hold into the tree: once for each line that is opened and again only when somebody asks, one
 * question at a time.
 */
public final class StoredTreeViewModel {

    private static final long TYPED = 700;

    private final Archive archive;
    private final Aside ask;
    private final StoredShelf shelf;
    private final Memory memory;
    private final StoredQuestions questions = new StoredQuestions();
    private final ReadOnlyBooleanWrapper shown;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    /** Counts what is wanted, so that a long answer nobody waits for any more is not read to its end. */
    private final AtomicLong wanted = new AtomicLong();
    private List<String> open = List.of();
    private @Nullable Question running;
    private boolean busy;
    private boolean known;
    private boolean asking;
    private boolean full;
    private boolean connected;
    private String pattern = "";
    private long typedAt;
    private long at;
    private Runnable changed = () -> {};

    /** An answer that is in the tree already. */
    private record Placed(@Nullable StoredPage page, String trouble, boolean room) {}

    StoredTreeViewModel(LeafSources sources, StoredShelf shelf) {
        archive = sources.archive();
        ask = sources.ask();
        memory = sources.memory();
        this.shelf = shelf;
        shown = new ReadOnlyBooleanWrapper(!"no".equals(memory.get("stored")));
    }

    /** Is told when there are more or fewer subjects in the tree. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** With each new connection what could not be asked before is asked, for the lines that are open. */
    void connected(boolean now, Supplier<List<String>> openNow) {
        boolean again = now && !connected;
        connected = now;
        if (again) {
            begin(openNow.get());
        }
    }

    /** Asks for the first time, if it is wanted, for the lines that are open. */
    void begin(List<String> openNow) {
        if (shown.get() && !known && !busy) {
            open = List.copyOf(openNow);
            askStreams();
        }
    }

    /** Shows or leaves out what is only stored. */
    public void show(boolean wish, List<String> openNow) {
        shown.set(wish);
        memory.put("stored", wish ? null : "no");
        refresh(openNow);
    }

    /** Asks again for everything that is looked at. */
    void refresh(List<String> openNow) {
        wanted.incrementAndGet();
        var before = questions.names();
        questions.clear();
        busy = false;
        asking = false;
        running = null;
        known = false;
        full = false;
        state.set("");
        long mine = wanted.get();
        ask.run(() -> {
            before.forEach(shelf::forgetStored);
            return before;
        }, done -> {
            if (mine == wanted.get()) {
                changed.run();
            }
        });
        begin(openNow);
    }

    private void askStreams() {
        busy = true;
        asking = true;
        known = true;
        long mine = wanted.get();
        ask.run(() -> mine == wanted.get() ? archive.streams() : Asked.<List<StreamSummary>>failed(""), answer -> {
            if (mine == wanted.get()) {
                busy = false;
                took(answer);
            }
        });
    }

    private void took(Asked<List<StreamSummary>> answer) {
        asking = false;
        var streams = answer.value();
        if (streams == null) {
            known = false;
            state.set("What streams hold is not shown. " + answer.trouble());
            return;
        }
        questions.streams(streams);
        open.forEach(questions::opened);
        state.set(answer.trouble());
        next();
    }

    /** These are open by now, perhaps without anybody's doing. */
    void opened(List<String> paths) {
        paths.forEach(this::opened);
    }

    /** Somebody opened a line. */
    void opened(String path) {
        if (asking) {
            open = Stream.concat(open.stream(), Stream.of(path)).toList(); // which streams there are is not known yet
        } else if (known && shown.get()) {
            questions.opened(path);
            next();
        }
    }

    /** A line was closed: what is asked for it is not waited for. */
    void closed(String path) {
        questions.closed(path);
        var current = running;
        if (current != null && path.equals(current.below())) {
            questions.undone(current);
            wanted.incrementAndGet();
            busy = false;
            running = null;
            next();
        }
    }

    /** The filter is this now; who still types is not asked for at once. */
    void looksFor(Criterion filter) {
        pattern = filter.pattern();
        typedAt = at;
    }

    void sample(Instant now) {
        at = now.toEpochMilli();
        if (!pattern.isEmpty() && at - typedAt >= TYPED) {
            filtered(pattern);
            pattern = "";
        }
    }

    void filtered(String typed) {
        if (known && shown.get()) {
            questions.filtered(typed);
            next();
        }
    }

    private void next() {
        var question = busy || full ? null : questions.next();
        if (question == null) {
            say();
            return;
        }
        busy = true;
        running = question;
        long mine = wanted.get();
        ask.run(() -> place(question, mine), placed -> {
            if (mine == wanted.get()) {
                busy = false;
                running = null;
                took(question, placed);
            }
        });
    }

    /** On the asking thread: a hundred thousand subjects are not put into the tree within a frame. */
    private Placed place(Question question, long mine) {
        if (mine != wanted.get()) {
            return new Placed(null, "", true);
        }
        var answer = archive.subjects(question.stream(), question.filter(), StoredQuestions.MOST,
                () -> mine == wanted.get());
        var page = answer.value();
        if (page == null) {
            return new Placed(null, answer.trouble(), true);
        }
        for (var held : page.messages().entrySet()) {
            if (mine != wanted.get()) {
                return new Placed(null, "", true);
            }
            if (!shelf.stored(question.stream(), held.getKey(), held.getValue())) {
                return new Placed(page, "", false);
            }
        }
        return new Placed(page, "", true);
    }

    private void took(Question question, Placed placed) {
        var page = placed.page();
        if (page == null) {
            questions.failed(question, placed.trouble());
        } else if (!page.whole()) {
            questions.many(question, page.total());
        } else if (!page.messages().isEmpty()) {
            changed.run();
        }
        full = full || !placed.room();
        next();
    }

    private void say() {
        var words = String.join(" ", questions.troubles());
        state.set(full ? "More subjects are stored than the tree can take; F5 asks again." : words);
    }

    /** Whether stored subjects are shown. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is not shown and why; empty if nothing is missing. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }
}
