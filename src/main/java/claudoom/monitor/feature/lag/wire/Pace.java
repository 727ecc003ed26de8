package claudoom.monitor.feature.lag.wire;

import java.time.Duration;

/**
 * How often is asked, so that asking never takes more than a fifth of the time: all of it for rounds over everything, or half of it
 * each for rounds and for what somebody looks at, when rounds take too long to come every two seconds.
 */
final class Pace {

    static final Duration USUAL = Duration.ofSeconds(2);
    private static final int FIFTH = 5;
    private static final int TENTH = 10;
    /** When a server does not reach others it waits four seconds for them, and that is no work for anybody. */
    private static final Duration MOST_WORK_WHILE_WAITING = Duration.ofSeconds(1);

    private Duration round = Duration.ZERO;
    private Duration look = Duration.ZERO;

    /** @param waited whether the server had to wait for others */
    void roundTook(Duration time, boolean waited) {
        round = waited && time.compareTo(MOST_WORK_WHILE_WAITING) > 0 ? MOST_WORK_WHILE_WAITING : time;
    }

    void lookTook(Duration time) {
        look = time;
    }

    /** Whether rounds come too seldom for what somebody looks at. */
    boolean slow() {
        return round.multipliedBy(FIFTH).compareTo(USUAL) > 0;
    }

    /** From the beginning of a round to that of the next. */
    Duration rounds(boolean looking) {
        return atLeastUsual(round.multipliedBy(slow() && looking ? TENTH : FIFTH));
    }

    /** From the beginning of a look to that of the next. */
    Duration looks() {
        return atLeastUsual(look.multipliedBy(TENTH));
    }

    private static Duration atLeastUsual(Duration wanted) {
        return wanted.compareTo(USUAL) > 0 ? wanted : USUAL;
    }
}
