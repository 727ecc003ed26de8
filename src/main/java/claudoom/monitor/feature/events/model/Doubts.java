package claudoom.monitor.feature.events.model;

/** Messages of which a filter could not tell whether they match; they are left out, and counted. Any thread may look. */
public final class Doubts {

    private static final int LONGEST = 80;

    private volatile Told told = new Told(0, "");

    /**
     * How many, and why.
     *
     * @param reason of the newest of them; empty if there are none
     */
    public record Told(long count, String reason) {}

    /** One thread at a time. */
    void add(String reason) {
        told = new Told(told.count + 1, reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason);
    }

    public Told told() {
        return told;
    }
}
