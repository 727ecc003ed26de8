package claudoom.monitor.store;

import java.time.Duration;

/** How finely time is kept, and for how long. What is older than a tier keeps is still in the next one. */
enum Tier {

    FINE(0, Duration.ofSeconds(2), 150, Duration.ofHours(1), Duration.ofSeconds(10)),

    MIDDLE(1, Duration.ofSeconds(30), 120, Duration.ofDays(1), Duration.ofMinutes(1)),

    COARSE(2, Duration.ofMinutes(5), 144, Duration.ofDays(30), Duration.ofMinutes(5));

    /** As the file names it. */
    final int number;
    /** Of a bucket, in milliseconds. */
    final long width;
    /** How many buckets make a part: what is read and written at once. */
    final int slots;
    /** For how many milliseconds it is kept. */
    final long kept;
    /** After how many milliseconds it is written. */
    final long writtenEvery;

    Tier(int number, Duration width, int slots, Duration kept, Duration writtenEvery) {
        this.number = number;
        this.width = width.toMillis();
        this.slots = slots;
        this.kept = kept.toMillis();
        this.writtenEvery = writtenEvery.toMillis();
    }

    /** Which bucket a moment falls into, counted from the epoch. */
    long bucket(long at) {
        return Math.floorDiv(at, width);
    }

    /** Which part a moment falls into, counted from the epoch. */
    long part(long at) {
        return Math.floorDiv(at, width * slots);
    }

    /** Epoch milliseconds at which a part begins. */
    long startOf(long part) {
        return part * width * slots;
    }
}
