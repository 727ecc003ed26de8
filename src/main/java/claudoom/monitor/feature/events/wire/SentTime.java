package claudoom.monitor.feature.events.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Arrival;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times that a message carries itself: when its publisher says it was sent, and when a stream's server got it. */
public final class SentTime {

    private static final String HEADER = "timestamp";
    /** The server puts it on what it copies from a stream to another subject. */
    private static final String SERVER_HEADER = "Nats-Time-Stamp";
    private static final int LARGEST = 256 << 10;
    private static final double OLDEST_SECONDS = 1e8;
    private static final double NEWEST_SECONDS = 1e11;

    private final Grammars grammars;

    public SentTime(Grammars grammars) {
        this.grammars = grammars;
    }

    /**
     * When the publisher says it sent the message, by its own clock: the time field of the payload, else the header
     * {@code timestamp}. RFC 3339 with its zone, or a number of seconds, milli-, micro- or nanoseconds since 1970; null if there
     * is none that can be understood.
     */
    public @Nullable Instant publisher(Arrival message) {
        boolean small = message.payload().length <= LARGEST;
        var said = small
                ? Fields.read(message.payload(), grammars.fields(message.meaning().kind())).text(FieldNames.TIME)
                : null;
        var sent = said == null ? null : read(said);
        return sent == null ? header(message, HEADER) : sent;
    }

    /** When a stream's server got the message, where the message says so; else null. */
    public @Nullable Instant server(Arrival message) {
        return header(message, SERVER_HEADER);
    }

    private static @Nullable Instant header(Arrival message, String wanted) {
        for (var header : message.headers().entrySet()) {
            List<String> values = header.getValue();
            if (header.getKey().equalsIgnoreCase(wanted) && !values.isEmpty()) {
                return read(values.getFirst());
            }
        }
        return null;
    }

    static @Nullable Instant read(String text) {
        if (text.length() > 40 || text.isEmpty()) {
            return null;
        }
        try {
            return Character.isDigit(text.charAt(0)) && text.indexOf('-', 1) < 0 && text.indexOf(':') < 0
                    ? number(Double.parseDouble(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException other) {
            return null;
        }
    }

    /** Nobody counts seconds before 1973 or after the year 5138, so the size tells the unit. */
    private static @Nullable Instant number(double value) {
        double seconds = value;
        for (int unit = 0; unit < 3 && seconds >= NEWEST_SECONDS; unit++) {
            seconds /= 1_000;
        }
        if (!(seconds >= OLDEST_SECONDS && seconds < NEWEST_SECONDS)) {
            return null;
        }
        return Instant.ofEpochSecond((long) seconds, Math.round((seconds - Math.floor(seconds)) * 1e6) * 1_000);
    }
}
