package claudoom.monitor.nats;

/**
 * What a short look at a pattern saw.
 *
 * @param nanos how long it listened
 * @param subjects distinct ones, {@link #MOST_SUBJECTS} and more are not told apart
 * @param known messages that are received already on what is listened to
 * @param cut it ended early, because so much came; the numbers are those of the time it listened
 */
public record Look(String pattern, long messages, long bytes, long nanos, int subjects, long known, boolean cut) {

    public static final int MOST_SUBJECTS = 10_000;

    public double messagesPerSecond() {
        return messages * 1e9 / nanos;
    }

    public double bytesPerSecond() {
        return bytes * 1e9 / nanos;
    }
}
