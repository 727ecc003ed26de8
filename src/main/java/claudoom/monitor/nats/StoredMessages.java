package claudoom.monitor.nats;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Asks for single messages that streams hold, one question a message and no consumer, so that the stream and whoever works on it
 * are left alone. Answers fail with {@link QuestionFailed}.
 */
public final class StoredMessages {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String GET = "$JS.API.STREAM.MSG.GET.";
    private static final String NAMES = "$JS.API.STREAM.NAMES";
    /** No account has more streams than anybody can read. */
    private static final int MOST_NAMES = 10_000;
    /** Servers take no longer names; who asks with one that fills a line of the protocol is thrown out. */
    private static final int LONGEST_NAME = 255;

    private final Questions questions;
    private final Executor reader;
    private final @Nullable CopiedMessages copies;

    /** @param reader where answers are read, because they may be large; they complete there */
    public StoredMessages(Questions questions, Executor reader) {
        this(questions, reader, null);
    }

    private StoredMessages(Questions questions, Executor reader, @Nullable CopiedMessages copies) {
        this.questions = questions;
        this.reader = reader;
        this.copies = copies;
    }

    /**
     * For somebody who looks: what nobody leads now is read from any of its copies, if the stream permits that, and the answer
     * {@linkplain StoredMessage#copy says so}. Not for anything that is decided or counted.
     */
    public StoredMessages orFromCopies() {
        return new StoredMessages(questions, reader, new CopiedMessages(questions));
    }

    /** Whether the name of a stream or a consumer, as somebody wrote it, can be part of a question. */
    public static boolean askable(String stream) {
        return !stream.isEmpty() && stream.length() <= LONGEST_NAME
                && stream.chars().noneMatch(c -> c <= ' ' || c == '.' || c == '*' || c == '>');
    }

    /** The message with exactly this sequence. */
    public CompletableFuture<StoredMessage> at(String stream, long sequence) {
        return get(stream, "{\"seq\":" + sequence + "}");
    }

    /** The first message from this sequence on whose subject matches; the pattern may hold wildcards. */
    public CompletableFuture<StoredMessage> next(String stream, long from, String pattern) {
        return get(stream, "{\"seq\":" + Math.max(1, from) + ",\"next_by_subj\":\"" + quoted(pattern) + "\"}");
    }

    /** The newest message on exactly this subject. */
    public CompletableFuture<StoredMessage> last(String stream, String subject) {
        return get(stream, "{\"last_by_subj\":\"" + quoted(subject) + "\"}");
    }

    private CompletableFuture<StoredMessage> get(String stream, String question) {
        if (!askable(stream)) {
            return CompletableFuture.completedFuture(new StoredMessage.Failed("its name cannot be asked for"));
        }
        var asked = questions.ask(GET + stream, question, PATIENCE).thenApplyAsync(StoredMessage::read, reader);
        var others = copies;
        return others == null
                ? asked
                : asked.thenCompose(answer -> answer instanceof StoredMessage.Failed failed && failed.leaderless()
                        ? others.get(stream, question, failed)
                        : CompletableFuture.completedFuture(answer));
    }

    /** Names of the streams that take in what is sent on this subject, or on what this pattern covers. */
    public CompletableFuture<List<String>> streams(String subject) {
        return names(subject, new LinkedHashSet<>());
    }

    private CompletableFuture<List<String>> names(String subject, Set<String> found) {
        var question = "{\"offset\":" + found.size() + ",\"subject\":\"" + quoted(subject) + "\"}";
        return questions.ask(NAMES, question, PATIENCE).thenComposeAsync(answer -> {
            try {
                var root = ServerAnswer.understood(NAMES, answer);
                int before = found.size();
                root.path("streams").forEach(name -> found.add(name.asString("")));
                boolean more = found.size() > before
                        && found.size() < Math.min(MOST_NAMES, root.path("total").asInt(0));
                return more ? names(subject, found) : CompletableFuture.completedFuture(List.copyOf(found));
            } catch (QuestionFailed refused) {
                return CompletableFuture.failedFuture(refused);
            }
        }, reader);
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }
}
