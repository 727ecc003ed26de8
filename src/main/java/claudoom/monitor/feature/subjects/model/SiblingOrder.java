package claudoom.monitor.feature.subjects.model;

/** How the lines under one node are put in order. */
public record SiblingOrder(By by, boolean reversed) {

    public static final SiblingOrder NAME = new SiblingOrder(By.NAME, false);

    /** What is compared; in its natural direction what one looks for comes first. */
    public enum By {
        /** Numbers in names count as numbers: {@code agent-2} before {@code agent-10}. */
        NAME,
        /** Most first. */
        SUBJECTS,
        /** Most first. */
        MESSAGES,
        /** Fastest first, unknown last. */
        RATE,
        /** Most first, of payload. */
        BYTES,
        /** Newest first. */
        AGE
    }

    /** Whether the order changes although no subject comes. */
    public boolean moves() {
        return by != By.NAME;
    }
}
