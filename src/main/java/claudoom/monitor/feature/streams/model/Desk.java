package claudoom.monitor.feature.streams.model;

import claudoom.monitor.terms.LinkState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the screen asks for; each answer comes at a frame, on the thread of the frames. */
public interface Desk {

    /** Either a value, or the sentence that says why there is none. */
    record Answer<T>(@Nullable T value, String trouble) {}

    /** A page of messages. */
    void browse(Ask ask, Consumer<Answer<Page>> then);

    /**
     * How many messages a stream holds of each subject that matches; a large question for a server, so not asked by itself
     * where there may be many.
     *
     * @param first how many subjects are left out at the beginning
     */
    void subjects(String stream, String pattern, long first, Consumer<Answer<SubjectPage>> then);

    /** The consumers of a stream. */
    void consumers(String stream, Consumer<Answer<List<ConsumerLine>>> then);

    /** Which servers could keep copies of a stream; null where nobody tells. */
    void servers(Consumer<@Nullable Servers> then);

    /** Makes a deed ready to be confirmed; changes nothing. */
    void prepare(Deed deed, Consumer<Prepared> then);

    /** Does what was confirmed. */
    void carryOut(Plan plan, boolean lenient, Consumer<Done> then);

    /** Writes the matching messages between two sequences, both included, to a file. */
    ExportRun export(String stream, String pattern, long first, long last, Path file);

    /** Asks for the list of streams at once. */
    void askNow();

    /** Shows a consumer where its lag is told. */
    void openLag(String stream, String consumer);

    /** The connection as it is now. */
    LinkState link();

    /** What this connection is called, such as PROD; may be empty. */
    String environment();

    /** True for a monitor that cannot change anything. */
    boolean readOnly();

    Instant now();

    /**
     * What messages are wanted.
     *
     * @param pattern {@code >} for all subjects
     */
    record Ask(String stream, String pattern, From from, int count) {}

    /** Where a page begins or ends. */
    sealed interface From {}

    record Newest() implements From {}

    record OlderThan(long sequence) implements From {}

    record At(GoTo place) implements From {}
}
