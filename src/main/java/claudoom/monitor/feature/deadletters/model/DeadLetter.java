package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message that could not be worked off, with everything known of it.
 *
 * @param number its own for as long as the program runs, from 1
 * @param notice the first message that spoke of it
 * @param stored where a stream keeps that message, or null if that is unknown or nowhere
 * @param reports how often it was reported: a server repeats itself after a change of leader
 * @param last when it was reported last
 */
public record DeadLetter(long number, Notice notice, @Nullable StoredAt stored, long reports, Instant last,
        Original original) {

    public Source source() {
        return notice.source();
    }

    public String subject() {
        return notice.subject();
    }

    public Failure failure() {
        return notice.failure();
    }

    /** When it was given up, or first reported. */
    public Instant time() {
        return notice.time();
    }

    public String fingerprint() {
        return notice.fingerprint();
    }

    /** The first subject of the message; holds wildcards where only a part of it is known. */
    public @Nullable String originalSubject() {
        return original.subject() != null ? original.subject() : failure().subject();
    }

    /** The subject that failed if it is known, else the subject it came on. */
    public String bestSubject() {
        var first = originalSubject();
        return first != null ? first : subject();
    }

    /** What one wants to read: of an advisory the message that it speaks of, which may be not here. */
    public byte[] payload() {
        return source().advisory() ? original.payload() : notice.bytes();
    }

    /** Payload bytes of the dead message, or null when it is not here. */
    public @Nullable Long size() {
        if (source().advisory()) {
            return original.here() ? (Long) (long) original.payload().length : null;
        }
        return (long) notice.bytes().length;
    }

    /** Bytes that are kept in memory for it. */
    long weight() {
        return (long) notice.bytes().length + original.payload().length;
    }

    DeadLetter reportedAgain(Instant at) {
        return new DeadLetter(number, notice, stored, reports + 1, at.isAfter(last) ? at : last, original);
    }

    DeadLetter storedAt(StoredAt place) {
        return new DeadLetter(number, notice, place, reports, last, original);
    }

    DeadLetter with(Original found) {
        return new DeadLetter(number, notice, stored, reports, last, found);
    }
}
