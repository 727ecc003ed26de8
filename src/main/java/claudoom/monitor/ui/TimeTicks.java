package claudoom.monitor.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments along a time axis, each written as precisely as their distance asks for; midnight carries the date. */
final class TimeTicks {

    /** One moment, epoch milliseconds, and how it is written. */
    record Tick(long at, String label) {}

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND,
        10 * SECOND,
        15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR,
        3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 182 * DAY, 364 * DAY};
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private TimeTicks() {}

    /** @param most at most about so many, because their words need room */
    static List<Tick> over(long from, long to, int most, ZoneId zone) {
        var ticks = new ArrayList<Tick>();
        if (to <= from || most < 1) {
            return ticks;
        }
        long step = step((to - from + most - 1) / most);
        for (long at = begin(from, step, zone); at <= to; at = next(at, step, zone)) {
            if (at >= from) {
                ticks.add(new Tick(at, label(at, step, zone)));
            }
        }
        return ticks;
    }

    private static long step(long least) {
        for (long step : STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return (least / (364 * DAY) + 1) * 364 * DAY;
    }

    /** A round moment of this place at or before {@code from}: steps count from midnight, long ones from a fixed day. */
    private static long begin(long from, long step, ZoneId zone) {
        var day = Instant.ofEpochMilli(from).atZone(zone).toLocalDate();
        if (step >= DAY) {
            long days = step / DAY;
            return midnight(LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), days) * days), zone);
        }
        long midnight = midnight(day, zone);
        return midnight + (from - midnight) / step * step;
    }

    /** One step on, and never past midnight without stopping there: days of 23 and 25 hours stay round. */
    private static long next(long at, long step, ZoneId zone) {
        var day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        if (step >= DAY) {
            return midnight(day.plusDays(step / DAY), zone);
        }
        return Math.min(at + step, midnight(day.plusDays(1), zone));
    }

    private static long midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static String label(long at, long step, ZoneId zone) {
        ZonedDateTime here = Instant.ofEpochMilli(at).atZone(zone);
        if (step >= DAY || here.equals(here.truncatedTo(ChronoUnit.DAYS))) {
            return DATE.format(here);
        }
        return (step >= MINUTE ? MINUTES : step >= SECOND ? SECONDS : MILLIS).format(here);
    }
}
