package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Fill;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file says of a place where messages are missing. */
final class GapWords {

    /** Stands where a message says where it is from. */
    static final String SOURCE = "gap";

    private GapWords() {}

    static String cause(Break missing) {
        return missing.cause().name().toLowerCase(Locale.ROOT);
    }

    /** Messages that were read from streams into it; null while that goes on. */
    static @Nullable Long filled(Break missing) {
        return switch (missing.fill().phase()) {
            case DONE, PARTLY -> missing.fill().filled();
            case RUNNING -> null;
            case NONE, FAILED -> 0L;
        };
    }

    /** "not_observed from 2026-11-20T19:42:05Z to 2026-11-20T19:42:09Z, lost unknown, filled 812". */
    static String of(Break missing) {
        var span = missing.span();
        var filled = filled(missing);
        return cause(missing) + " from " + missing.from()
                + (missing.to() == null ? ", still lasting" : " to " + missing.to())
                + ", lost " + (missing.lost() == null ? "unknown" : missing.lost())
                + (span == null ? "" : ", " + span.first() + " to " + span.last() + " of " + span.of())
                + (missing.fill().phase() == Fill.Phase.NONE || filled == null ? "" : ", filled " + filled);
    }
}
