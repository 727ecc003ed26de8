package claudoom.monitor.feature.agents.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How often one agent usually speaks, and how long a silence it has shown to be usual for it: what is silence for one that
 * reports ten times a second is the usual pause for another. One thread.
 */
final class Rhythm {

    /** Nobody is called silent sooner than this, in milliseconds. */
    private static final double SHORTEST = 3_000;
    /** Nor sooner than this as long as its rhythm is not known. */
    private static final double UNKNOWN = 30_000;
    private static final double LEARNING = 0.3;
    private static final double DEVIATIONS = 8;
    /** Milliseconds between two looks. */
    private static final double LOOK_EVERY = 1_000;
    /** So many pauses make a habit, or with nothing between them a new rhythm. */
    private static final int HABIT = 3;
    private static final int PAUSES = 5;

    private final Deque<Long> pauses = new ArrayDeque<>();
    private long counted;
    private long countedAt;
    private double usual;
    private double deviation;
    private int pausesInARow;
    private boolean interrupted;

    /** @param events its events so far */
    void look(long now, long events) {
        if (interrupted) {
            interrupted = false;
            counted = events;
            countedAt = now;
            return;
        }
        if (countedAt == 0 && events > 1) {
            usual = LOOK_EVERY / events; // they came since the look before, when it was not known yet
        } else if (countedAt > 0 && events > counted && now > countedAt) {
            heard(now - countedAt, events - counted);
        }
        if (countedAt == 0 || events > counted) {
            counted = events;
            countedAt = now;
        }
    }

    private void heard(long passed, long events) {
        double interval = passed / (double) events;
        if (usual > 0 && passed > plain() && ++pausesInARow < HABIT) {
            pauses.addLast(passed);
            while (pauses.size() > PAUSES) {
                pauses.removeFirst();
            }
            return;
        }
        if (usual == 0 || pausesInARow >= HABIT) {
            usual = interval;
            deviation = 0;
        } else {
            deviation += LEARNING * (Math.abs(interval - usual) - deviation);
            usual += LEARNING * (interval - usual);
        }
        pausesInARow = 0;
    }

    /** The time until the next look tells nothing: nobody listened, or it was told to be silent. */
    void interrupt() {
        interrupted = countedAt > 0;
    }

    /** Its usual time between two events, or null when too few were seen. */
    @Nullable Duration usual() {
        return usual == 0 ? null : Duration.ofMillis(Math.max(1, Math.round(usual)));
    }

    /** How long it may be silent before anybody has to wonder, in milliseconds. */
    double patience() {
        return usual == 0 ? UNKNOWN : Math.max(plain(), Math.max(usual + DEVIATIONS * deviation, 2.0 * habit()));
    }

    /** Ten times its usual; the slower it is, the fewer times. */
    private double plain() {
        return Math.max(SHORTEST, Math.min(10 * usual, 3 * usual + 14_000));
    }

    private long habit() {
        return pauses.size() < HABIT ? 0 : pauses.stream().sorted().skip(pauses.size() / 2).findFirst().orElse(0L);
    }
}
