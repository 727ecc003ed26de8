package claudoom.monitor.feature.subjects.model;

/**
 * How the lines under one node are put in order.
 *
 * @param window over which rates are taken
 */
public record SiblingOrder(By by, boolean reversed, Window window) {

    public static final SiblingOrder NAME = new SiblingOrder(By.NAME, false);

    /** Rates over ten seconds. */
    public SiblingOrder(By by, boolean reversed) {
        this(by, reversed, Window.TEN_SECONDS);
    }

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
        /** Most a second first, unknown last. */
        BYTE_RATE,
        /** Newest first. */
        AGE
    }

    public SiblingOrder over(Window other) {
        return new SiblingOrder(by, reversed, other);
    }

    /** Whether the order changes although no subject comes. */
    public boolean moves() {
        return by != By.NAME;
    }
}
