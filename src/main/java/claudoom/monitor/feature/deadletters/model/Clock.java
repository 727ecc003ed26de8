package claudoom.monitor.feature.deadletters.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time of the day as it stands in a sentence. */
final class Clock {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Clock() {}

    static String words(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
