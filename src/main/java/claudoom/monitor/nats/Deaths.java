package claudoom.monitor.nats;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often a connection died of a message: after the second time within ten minutes it does without headers. One thread. */
final class Deaths {

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Job job;
    private boolean headers = true;
    private String notice = "";
    private @Nullable Instant last;

    Deaths(Job job) {
        this.job = job;
    }

    void count(@Nullable String subject, Instant now) {
        boolean again = last != null && last.plus(WITHIN).isAfter(now);
        if (again && headers && job.worksWithoutHeaders()) {
            headers = false;
            notice = job.twice(subject);
        } else if (headers) {
            notice = job.once(subject);
        }
        last = now;
    }

    /** Whether the next connection may have headers. */
    boolean headers() {
        return headers;
    }

    /** One sentence, or empty. */
    String notice(Instant now) {
        if (headers && last != null && !last.plus(WITHIN).isAfter(now)) {
            notice = "";
        }
        return notice;
    }
}
