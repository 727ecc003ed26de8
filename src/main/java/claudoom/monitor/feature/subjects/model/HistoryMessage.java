package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.Arrival;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message of a subject's history: heard live, read from a stream, or both.
 *
 * @param number its place among all messages heard; -1 if it was only read from a stream
 * @param hole whether others on this subject may have come right before it that nobody could keep
 * @param stored where a stream holds it; null if that is not known
 */
public record HistoryMessage(Arrival arrival, long number, boolean hole, @Nullable Place stored) {

    /** A stream and a sequence in it. */
    public record Place(String stream, long sequence) {}

    public boolean live() {
        return number >= 0;
    }

    public long at() {
        return arrival.at().toEpochMilli();
    }

    /** Equal for equal payloads. */
    int mark() {
        return Arrays.hashCode(arrival.payload());
    }

    HistoryMessage in(@Nullable Place place) {
        return new HistoryMessage(arrival, number, hole, place);
    }

    /** Whether this and that are one message, however it became known. */
    public boolean same(HistoryMessage that) {
        return (number >= 0 && number == that.number) || (stored != null && Objects.equals(stored, that.stored));
    }
}
