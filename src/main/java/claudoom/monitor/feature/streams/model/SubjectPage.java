package claudoom.monitor.feature.streams.model;

import java.time.Instant;
import java.util.List;

/**
 * How many messages a stream held of each matching subject at one moment, as far as one answer tells: at most
 * {@link #MOST} subjects by name.
 *
 * @param subjects in the order of their names
 * @param first how many subjects stand before these
 * @param total how many match
 * @param at when it was counted, by our clock
 */
public record SubjectPage(List<Line> subjects, long first, long total, Instant at) {

    /** The server's own limit of one answer. */
    public static final int MOST = 100_000;

    /** One subject and how many messages of it there are. */
    public record Line(String subject, long messages) {}

    /** How the lines are ordered. */
    public enum Order {
        MOST_MESSAGES, NAME
    }

    public SubjectPage {
        subjects = List.copyOf(subjects);
    }

    /** Whether there are more subjects after these. */
    public boolean more() {
        return first + subjects.size() < total && !subjects.isEmpty();
    }

    /** Messages of all these subjects together. */
    public long messages() {
        return subjects.stream().mapToLong(Line::messages).sum();
    }

    /** In this order; takes a while for many, so not on the thread of the frames. */
    public List<Line> ordered(Order order) {
        return order == Order.NAME
                ? subjects
                : subjects.stream().sorted((a, b) -> Long.compare(b.messages(), a.messages())).toList();
    }
}
