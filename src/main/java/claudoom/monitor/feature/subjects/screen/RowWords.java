package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.TokenClass;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** How the numbers and names of a row are written: short enough for their columns, exact in its tooltip. */
final class RowWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final int LONGEST_NAME = 160;
    /** Of a longer subject the middle is left out: a tip must fit beside what it is about. */
    static final int LONGEST_TIP = 400;

    private RowWords() {}

    static String name(Line line, boolean byName) {
        var range = line.range();
        if (!line.isRange()) {
            return line.name().isEmpty() ? "(empty)" : Visible.line(line.name(), LONGEST_NAME);
        }
        var of = range.of();
        if (of != null) {
            return of(of);
        }
        return byName
                ? range(range.firstName(), range.lastName())
                : Figures.count(range.first()) + " to " + Figures.count(range.last()) + " in this order";
    }

    /** What both names begin with is left out, up to a sign between words: the line above says it, and there is little room. */
    static String range(String first, String last) {
        int alike = 0;
        for (int i = 0; i < Math.min(first.length(), last.length()) && first.charAt(i) == last.charAt(i); i++) {
            char same = first.charAt(i);
            alike = Character.isLetterOrDigit(same) || Character.isSurrogate(same) ? alike : i + 1;
        }
        alike = alike == Math.min(first.length(), last.length()) ? 0 : alike;
        return Visible.line(first.substring(alike), 40) + (alike == 0 ? " to " : "–")
                + Visible.line(last.substring(alike), 40);
    }

    /** How many siblings stand behind one line; empty for a plain node. It stands where a value would, so that it is never cut. */
    static String values(Line line) {
        return line.isRange() ? Figures.count(line.range().size()) + " values" : "";
    }

    /** How a row is called beside its path. */
    static String title(SubjectRow row) {
        var name = row.nameProperty().get().text();
        return row.line().isRange() ? name + " (" + values(row.line()) + ")" : name;
    }

    private static String of(TokenClass of) {
        return switch (of.kind()) {
            case PREFIX -> Visible.line(of.prefix(), 60) + "…";
            case NUMBER -> "numbers";
            case UUID -> "UUIDs";
            case HEX -> "hex ids";
            case OTHER -> "other names";
        };
    }

    static String count(long messages) {
        return Figures.brief(messages);
    }

    /** Messages in streams, marked, because they are not those of the other rows. */
    static String stored(NodeFacts facts) {
        var stored = facts.stored();
        return stored == null ? Figures.UNKNOWN : count(stored);
    }

    static String rate(@Nullable Double perSecond) {
        return perSecond != null && perSecond >= 999_999.5
                ? Figures.brief(Math.round(perSecond))
                : Figures.rate(perSecond);
    }

    static String bytes(long bytes) {
        return Figures.bytes((Long) bytes);
    }

    static String bytes(@Nullable Double perSecond) {
        return perSecond != null && perSecond > 0 && perSecond < 0.5
                ? "<1 B"
                : Figures.bytes(perSecond == null ? null : (Long) Math.round(perSecond));
    }

    static String share(NodeFacts facts, NodeFacts parent) {
        var share = facts.shareOf(parent);
        return Figures.percent(share == null ? null : (Double) Math.min(1.0, share)); // read at two moments
    }

    /** Tenths of a second would never stand still. */
    static String age(long lastAt, Instant now) {
        if (lastAt == 0) {
            return Figures.UNKNOWN;
        }
        return now.toEpochMilli() - lastAt < 1000 ? "<1 s" : Figures.age(Instant.ofEpochMilli(lastAt), now);
    }

    /** A moment of any day, to the millisecond: shorter than it is known exactly, which belongs into a tooltip. */
    static String moment(Instant at) {
        return MOMENT.format(at.atZone(ZoneId.systemDefault()));
    }

    static String over(Window window) {
        return switch (window) {
            case TEN_SECONDS -> "10 s";
            case MINUTE -> "60 s";
            case FIVE_MINUTES -> "5 min";
        };
    }

    /** A subject as a tip can hold it; copying it gives the whole. */
    static String path(String path) {
        int length = path.codePointCount(0, path.length());
        if (length <= LONGEST_TIP) {
            return Visible.of(path);
        }
        int half = LONGEST_TIP / 2 - 1;
        return Visible.of(path.substring(0, path.offsetByCodePoints(0, half))) + "…"
                + Visible.of(path.substring(path.offsetByCodePoints(path.length(), -half)));
    }

    /** Everything in full. */
    static String tip(String path, SubjectRow row) {
        var lines = new StringJoiner("\n");
        var facts = row.facts();
        lines.add(path(path));
        if (row.line().isRange()) {
            lines.add(row.nameProperty().get().text() + ", " + values(row.line()));
        }
        var value = row.newestProperty().get().text();
        if (!row.line().isRange() && !value.isEmpty()) {
            lines.add(value);
        }
        if (facts == null) {
            return lines.toString();
        }
        lines.add(Figures.count(facts.subjects()) + (facts.subjects() == 1 ? " subject · " : " subjects · ")
                + Figures.count(facts.messages()) + (facts.messages() == 1 ? " message · " : " messages · ")
                + Figures.count(facts.bytes()) + " B");
        for (var window : Window.values()) {
            lines.add("over " + over(window) + ": " + Figures.rate(facts.perSecond(window)) + " msg/s · "
                    + bytes(facts.bytesPerSecond(window)) + "/s");
        }
        if (facts.lastAt() > 0) {
            lines.add("last " + Figures.exact(Instant.ofEpochMilli(facts.lastAt())));
        }
        if (facts.stored() != null) {
            lines.add("in streams when asked: " + Figures.count(facts.stored()) + " messages"
                    + (facts.onlyStored() ? ", none came since this program listens" : ""));
        }
        return lines.toString();
    }
}
