package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.StoredQuestions;
import claudoom.monitor.feature.subjects.model.StoredQuestions.Question;
import claudoom.monitor.feature.subjects.model.StoredShelf;
import claudoom.monitor.feature.subjects.model.StreamSummary;
import claudoom.monitor.feature.subjects.screen.StoredPlacing.Placed;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Brings the subjects that streams hold into the tree: once for each line that is opened, one question at a time. While it is
 * looked at the streams are compared with those there were, and with each new connection all are asked again, so that what was
 * lost does not stay in the tree.
 */
public final class StoredTreeViewModel {

    private static final long TYPED = 700;
    /** Milliseconds between two looks at which streams there are, and after a look that failed. */
    private static final long COMPARED = 10_000;
    private static final long SOON = 3_000;

    private final Archive archive;
    private final Aside ask;
    private final StoredPlacing placing;
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
    private Instant connectedSince = Instant.MIN;
    private boolean anew;
    private long compareAt;
    private @Nullable Instant knownAt;
    private String outOfDate = "";
    private String pattern = "";
    private long typedAt;
    private long at;
    private Changed changed = (wanted, below) -> {};
    /** Whether the user asked for what comes. */
    private boolean byHand;

    StoredTreeViewModel(LeafSources sources, StoredShelf shelf) {
        archive = sources.archive();
        ask = sources.ask();
        memory = sources.memory();
        placing = new StoredPlacing(archive, shelf);
        shown = new ReadOnlyBooleanWrapper(!"no".equals(memory.get("stored")));
    }

    /** Is told when there are more or fewer subjects in the tree. */
    @FunctionalInterface
    interface Changed {

        /**
         * @param wanted whether the user asked for it just now, and not for one line only
         * @param below the path of the line for which it was asked; null if for none
         */
        void now(boolean wanted, @Nullable String below);
    }

    void onChange(Changed listener) {
        changed = listener;
    }

    /** With each new connection everything is asked, for the lines that are open: a server that was away may have lost it. */
    void link(LinkState state, Supplier<List<String>> openNow) {
        connected = state.connected();
        if (!connected || state.since().equals(connectedSince)) {
            return;
        }
        connectedSince = state.since();
        if (known) {
            anew = true;
            compareAt = at;
        } else {
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
        byHand = true;
        wanted.incrementAndGet();
        var before = questions.names();
        questions.clear();
        busy = false;
        asking = false;
        running = null;
        known = false;
        full = false;
        outOfDate = "";
        state.set("");
        long mine = wanted.get();
        ask.run(() -> {
            placing.forget(before);
            return before;
        }, done -> {
            if (mine == wanted.get()) {
                changed.now(byHand, null);
                byHand = byHand && shown.get();
            }
        });
        begin(openNow);
    }

    private void askStreams() {
        asking = true;
        known = true;
        streams(this::took);
    }

    /** Asks which streams there are. */
    private void streams(Consumer<Asked<List<StreamSummary>>> taker) {
        busy = true;
        long mine = wanted.get();
        ask.run(() -> mine == wanted.get() ? archive.streams() : Asked.<List<StreamSummary>>failed(""), answer -> {
            if (mine == wanted.get()) {
                busy = false;
                taker.accept(answer);
            }
        });
    }

    private void took(Asked<List<StreamSummary>> answer) {
        asking = false;
        var streams = answer.value();
        if (streams == null) {
            known = false;
            byHand = false;
            compareAt = at + COMPARED;
            state.set("What streams hold is not shown. " + answer.trouble());
            return;
        }
        knownNow();
        questions.streams(streams);
        open.forEach(questions::opened);
        state.set(answer.trouble());
        next();
    }

    private void knownNow() {
        knownAt = Instant.ofEpochMilli(at);
        compareAt = at + COMPARED;
        outOfDate = "";
    }

    /** Looks whether the streams are still those that were asked. */
    private void compared(Asked<List<StreamSummary>> answer) {
        var streams = answer.value();
        if (streams == null || !answer.trouble().isEmpty()) {
            compareAt = at + SOON;
            outOfDate = "What streams hold is from " + Figures.time(knownAt) + ". " + answer.trouble();
            next();
            return;
        }
        knownNow();
        var renewed = questions.renew(streams, anew);
        anew = false;
        full = full && renewed.gone().isEmpty();
        ask.run(() -> {
            placing.outdate(renewed.again());
            return placing.forget(renewed.gone());
        }, fewer -> {
            if (fewer) {
                changed.now(byHand, null);
            }
        });
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
        if (connected && shown.get() && !busy && at >= compareAt) {
            if (known) {
                streams(this::compared);
            } else if (!state.get().isEmpty()) {
                askStreams(); // it could not be asked before
            }
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
            byHand = byHand && busy;
            say();
            return;
        }
        busy = true;
        running = question;
        long mine = wanted.get();
        ask.run(() -> placing.place(question, () -> mine == wanted.get()), placed -> {
            if (mine == wanted.get()) {
                busy = false;
                running = null;
                took(question, placed);
            }
        });
    }

    private void took(Question question, Placed placed) {
        var page = placed.page();
        if (page == null) {
            questions.failed(question, placed.trouble());
        } else if (!page.whole()) {
            questions.many(question, page.total());
        }
        if (placed.different()) {
            changed.now(byHand, question.below());
        }
        full = full || !placed.room();
        next();
    }

    private void say() {
        var words = String.join(" ", questions.troubles());
        var all = full ? "More subjects are stored than the tree can take; F5 asks again." : words;
        state.set(outOfDate.isEmpty() ? all : outOfDate);
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
