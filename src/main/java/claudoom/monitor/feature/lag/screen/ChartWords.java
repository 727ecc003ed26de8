package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How times, numbers and happenings are called on the lag chart. */
final class ChartWords {

    /** In the order in which they are drawn; the place of each picks its colour and dash. */
    static final List<Series> SERIES = List.of(Series.values());
    private static final int LONGEST = 80;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM ", Locale.ENGLISH);

    private ChartWords() {}

    static String of(Series series) {
        return switch (series) {
            case LAG -> "lag";
            case PENDING -> "pending";
            case ACK_PENDING -> "ack pending";
            case REDELIVERED -> "redelivered";
            case WAITING -> "waiting";
        };
    }

    /** As in "15 min", "6 h", "7 d". */
    static String of(Duration span) {
        return span.toMinutes() < 60
                ? span.toMinutes() + " min"
                : span.toHours() < 24 ? span.toHours() + " h" : span.toDays() + " d";
    }

    /** As in "19:32:10 – 19:42:10"; with the days where they are not both today. */
    static String range(long from, long to, long now) {
        var zone = ZoneId.systemDefault();
        var begin = Instant.ofEpochMilli(from);
        var end = Instant.ofEpochMilli(to);
        var today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
        boolean days = !begin.atZone(zone).toLocalDate().equals(today) || !end.atZone(zone).toLocalDate().equals(today);
        return (days ? DAY.format(begin.atZone(zone)) : "") + Figures.time(begin) + " – "
                + (days ? DAY.format(end.atZone(zone)) : "") + Figures.time(end);
    }

    static String of(Mark mark) {
        return Visible.line(mark.text(), LONGEST);
    }

    static String of(Kind kind) {
        return switch (kind) {
            case COMMAND -> "command";
            case CONSUMER -> "consumer";
            case STREAM -> "stream";
            case LEADER -> "leader";
            case CONNECTION -> "connection";
            case DEAD_LETTERS -> "dead letters";
            case SERVER -> "server";
        };
    }

    static String icon(Kind kind) {
        return switch (kind) {
            case COMMAND -> "fas-paper-plane";
            case CONSUMER -> "fas-hourglass-half";
            case STREAM -> "fas-database";
            case LEADER -> "fas-crown";
            case CONNECTION -> "fas-plug";
            case DEAD_LETTERS -> "fas-skull";
            case SERVER -> "fas-server";
        };
    }
}
