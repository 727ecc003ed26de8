package claudoom.monitor.feature.lag.model;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a stream or a consumer, as one of two sources tells it: the server at once in an advisory, or two
 * samples that differ.
 *
 * @param at by the clock of this machine
 * @param told whether the server told it, rather than a difference between two samples
 * @param consumer null if it happened to the stream itself
 * @param value the new leader; else nothing
 * @param text one short line, for {@link What#LEADER} empty
 */
public record Turn(Instant at, What what, boolean told, String stream, @Nullable String consumer, String value,
        String text) {

    /** What can happen to it. */
    public enum What {
        CREATED, UPDATED, DELETED, LEADER, OTHER
    }

    Mark mark(Instant when, String words) {
        var kind = what == What.LEADER ? Kind.LEADER : consumer == null ? Kind.STREAM : Kind.CONSUMER;
        return new Mark(when, kind, words, stream, consumer);
    }
}
