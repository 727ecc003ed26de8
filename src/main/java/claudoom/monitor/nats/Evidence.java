package claudoom.monitor.nats;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a server while one connection to it was tried: jnats itself only says that it was "unable to connect", and
 * tells the reasons, if at all, to its listeners.
 */
final class Evidence {

    private static final int MOST = 20;
    private static final int GREETING = 4_096;
    private static final Pattern COMPLAINT = Pattern.compile("-ERR\\s+'([^']{0,500})'");

    private final List<Throwable> problems = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> greeting = new AtomicReference<>("");
    private volatile @Nullable String complaint;
    private volatile boolean leaving;
    private volatile @Nullable Instant loginUntil;

    void problem(Throwable problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    /** @param text of an error of the server */
    void complaint(String text) {
        complaint = text;
    }

    /** The server says that it is going to shut down. */
    void leaving() {
        leaving = true;
    }

    /** @param until when the login that is used ends; null if it does not, or nobody knows */
    void login(@Nullable Instant until) {
        loginUntil = until;
    }

    /** Whether the login that was used has ended by then: a server only says that it does not take it. */
    boolean loginRanOut(Instant now) {
        var until = loginUntil;
        return until != null && until.isBefore(now);
    }

    /** Bytes that came in, from the first on. */
    void heard(byte[] bytes, int offset, int count) {
        if (count > 0 && greeting.get().length() < GREETING) {
            var text = new String(bytes, offset, Math.min(count, GREETING), StandardCharsets.ISO_8859_1);
            greeting.accumulateAndGet(text, String::concat);
        }
    }

    /** The first bytes that the server sent, empty if there were none. */
    String greeting() {
        return greeting.get();
    }

    boolean isLeaving() {
        return leaving;
    }

    /** What the server complained of last, or null; also when the complaint came before jnats began to read. */
    @Nullable String complaint() {
        if (complaint != null) {
            return complaint;
        }
        var match = COMPLAINT.matcher(greeting.get());
        return match.find() ? match.group(1) : null;
    }

    /** The first exception of the type that any of the problems is or has as its cause. */
    <T extends Throwable> @Nullable T find(Class<T> type) {
        for (var problem : problems) {
            int depth = 0;
            for (@Nullable Throwable cause = problem; cause != null && depth++ < MOST; cause = cause.getCause()) {
                if (type.isInstance(cause)) {
                    return type.cast(cause);
                }
            }
        }
        return null;
    }

    /** Whether any of the problems says these words. */
    boolean mentions(String words) {
        return problems.stream().anyMatch(problem -> String.valueOf(problem).contains(words));
    }

    /** The innermost message of the first problem that has one. */
    String words() {
        for (var problem : problems) {
            String found = null;
            int depth = 0;
            for (@Nullable Throwable cause = problem; cause != null && depth++ < MOST; cause = cause.getCause()) {
                found = cause.getMessage() == null ? found : cause.getMessage();
            }
            if (found != null) {
                return found;
            }
        }
        return "for an unknown reason";
    }
}
