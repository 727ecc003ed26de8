package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.Holder;
import claudoom.monitor.feature.subjects.model.OlderMessages;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which streams hold the selected subject, and the part of its messages that was read from one of them. */
public final class StoredViewModel {

    static final int PAGE = 100;
    private static final int MOST = 2_000;
    private static final long MOST_BYTES = 32 << 20;

    private final Archive archive;
    private final Aside ask;
    private final ObservableList<Holder> holders = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper older = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loadable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper askable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    /** Counts what is wanted, so that a question for what nobody looks at any more is ended. */
    private final AtomicLong wanted = new AtomicLong();
    private String subject = "";
    private boolean branch;
    private boolean asked;
    private Instant now = Instant.EPOCH;
    private @Nullable Instant askedAt;
    private @Nullable Holder source;
    private List<HistoryMessage> messages = List.of();
    private long before = Long.MAX_VALUE;
    private boolean all;

    StoredViewModel(Archive archive, Aside ask) {
        this.archive = archive;
        this.ask = ask;
    }

    /**
     * @param shown empty for none, or for several together
     * @param above whether other subjects lie below it
     */
    void show(String shown, boolean above) {
        branch = above;
        askable.set(!shown.isEmpty());
        wanted.incrementAndGet();
        subject = shown;
        asked = false;
        source = null;
        holders.clear();
        forgetMessages();
        busy.set(false);
        state.set(shown.isEmpty() && above
                ? "Open the line and choose a subject: streams are asked for one at a time."
                : "");
        say();
    }

    /** In short that no stream is known to hold it. */
    String nothing() {
        return !askable.get()
                ? "Several subjects"
                : branch ? "Nothing on exactly this subject" : "Not known to be stored";
    }

    private void forgetMessages() {
        messages = List.of();
        before = Long.MAX_VALUE;
        all = false;
        older.set("");
    }

    /** What time it is, for what is asked from now on. */
    void sample(Instant at) {
        now = at;
    }

    /** When the streams were asked; null before. */
    @Nullable Instant askedAt() {
        return askedAt;
    }

    /** Asks which streams hold it, once. */
    void askOnce() {
        if (!asked && !subject.isEmpty()) {
            refresh();
        }
    }

    /** Asks again which streams hold it. */
    public void refresh() {
        if (subject.isEmpty() || busy.get()) {
            return;
        }
        asked = true;
        busy.set(true);
        state.set("Asking which streams hold it …");
        long mine = wanted.get();
        var about = subject;
        var began = now;
        ask.run(() -> mine == wanted.get() ? archive.holders(about) : Asked.<List<Holder>>failed(""), answer -> {
            if (mine == wanted.get()) {
                busy.set(false);
                askedAt = began;
                took(answer);
            }
        });
    }

    private void took(Asked<List<Holder>> answer) {
        var found = answer.value();
        holders.setAll(found == null ? List.of() : found);
        var before = source;
        source = before == null
                ? best()
                : holders.stream()
                        .filter(holder -> holder.stream().equals(before.stream())).findFirst().orElse(null);
        if (!answer.trouble().isEmpty()) {
            state.set(answer.trouble());
        } else {
            state.set(!holders.isEmpty()
                    ? ""
                    : branch
                            ? "No stream takes in this subject itself. What streams hold below it is told where the line is opened."
                            : "No stream takes in this subject: only what was heard live can be shown.");
        }
        say();
    }

    private @Nullable Holder best() {
        return holders.stream().filter(holder -> holder.messages() == null || holder.messages() > 0)
                .max(Comparator.comparingLong(
                        holder -> holder.messages() == null ? 0 : holder.messages()))
                .orElse(holders.isEmpty() ? null : holders.getFirst());
    }

    /** Reads from this stream from now on. */
    public void choose(Holder holder) {
        wanted.incrementAndGet();
        busy.set(false);
        source = holder;
        forgetMessages();
        say();
        loadOlder();
    }

    /** Reads the next part, going back in time. */
    public void loadOlder() {
        var from = source;
        if (from == null || busy.get() || !loadable.get()) {
            return;
        }
        busy.set(true);
        older.set("Reading " + from.stream() + " …");
        long mine = wanted.get();
        long below = before == Long.MAX_VALUE ? from.newestSequence() + 1 : before;
        var about = subject;
        ask.run(() -> mine == wanted.get()
                ? archive.older(from.stream(), about, below, PAGE, () -> mine == wanted.get())
                : Asked.<OlderMessages>failed(""), answer -> {
                    if (mine == wanted.get()) {
                        busy.set(false);
                        read(answer);
                    }
                });
    }

    private void read(Asked<OlderMessages> answer) {
        var part = answer.value();
        if (part == null) {
            older.set(answer.trouble());
            say();
            return;
        }
        var together = new ArrayList<>(messages);
        together.addAll(part.messages());
        messages = List.copyOf(together);
        before = part.before();
        all = part.all();
        older.set("");
        say();
    }

    private void say() {
        var from = source;
        boolean full = messages.size() >= MOST
                || messages.stream().mapToLong(one -> one.arrival().payload().length).sum() >= MOST_BYTES;
        boolean holds = from != null && from.newestSequence() > 0;
        loadable.set(holds && !all && !full);
        if (from == null || !older.get().isEmpty()) {
            return;
        }
        if (!holds) {
            older.set(from.trouble().isEmpty() ? from.stream() + " holds none of it now" : from.trouble());
        } else if (all) {
            older.set("That is all that " + from.stream() + " holds");
        } else if (full) {
            older.set("So many are shown at most; open it in Events for more");
        } else {
            older.set(from.stream() + " holds "
                    + (from.messages() == null ? "some" : Figures.count(from.messages())));
        }
    }

    /** What was read from the stream, newest first, without holes. */
    List<HistoryMessage> messages() {
        return messages;
    }

    public ObservableList<Holder> holders() {
        return holders;
    }

    /** Why there are no streams, or that they are being asked; empty if all is said. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What can be read, or why nothing can. */
    public ReadOnlyStringProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadableProperty() {
        return loadable.getReadOnlyProperty();
    }

    /** Whether one subject is selected, which streams can be asked for. */
    ReadOnlyBooleanProperty askableProperty() {
        return askable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
