package claudoom.monitor.feature.streams.model;

import claudoom.monitor.terms.SubjectPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One point in which a stream is not as a document wants it.
 *
 * @param changeable whether an update can change it; else only making the stream anew would
 * @param loses whether changing it may take messages away at once
 */
public record Difference(String what, String is, String wanted, boolean changeable, boolean loses) {

    /** None if the stream is as the document wants it. */
    public static List<Difference> of(StreamSetup setup, Template wanted) {
        var all = new ArrayList<Difference>();
        if (!new TreeSet<>(setup.subjects()).equals(new TreeSet<>(wanted.subjects()))) {
            all.add(new Difference("subjects", String.join(", ", setup.subjects()),
                    String.join(", ", wanted.subjects()), true, false));
        }
        if (!setup.retention().equals(wanted.retention())) {
            all.add(new Difference("retention", setup.retention(), wanted.retention(), false, false));
        }
        if (!setup.storage().equals("file")) {
            all.add(new Difference("storage", setup.storage(), "file", false, false));
        }
        if (!setup.discard().equals("old")) {
            all.add(new Difference("discard", setup.discard(), "old", true, false));
        }
        var limits = setup.limits();
        if (!wanted.age().equals(limits.age())) {
            all.add(new Difference("max age", age(limits.age()), age(wanted.age()), true,
                    limits.age() == null || limits.age().compareTo(wanted.age()) > 0));
        }
        limit(all, "max bytes", limits.bytes(), wanted.bytes(), true);
        limit(all, "max message size", limits.messageSize(), wanted.messageSize(), false);
        if (wanted.duplicates() != null && !wanted.duplicates().equals(setup.duplicates())) {
            all.add(new Difference("duplicate window", age(setup.duplicates()), age(wanted.duplicates()), true, false));
        }
        return List.copyOf(all);
    }

    private static void limit(List<Difference> all, String what, @Nullable Long is, @Nullable Long wanted,
            boolean loses) {
        if (wanted != null && !Objects.equals(is, wanted)) {
            all.add(new Difference(what, bytes(is), bytes(wanted), true, loses && (is == null || is > wanted)));
        }
    }

    /** Another stream that already takes what this one is to take; null if there is none: the server allows no overlap. */
    public static @Nullable String overlap(Template wanted, Collection<StreamSetup> others) {
        for (var other : others) {
            for (var theirs : other.name().equals(wanted.name()) ? List.<String>of() : other.subjects()) {
                for (var ours : wanted.subjects()) {
                    if (new SubjectPattern(theirs).meets(new SubjectPattern(ours))) {
                        return other.name() + " (" + theirs + ")";
                    }
                }
            }
        }
        return null;
    }

    /** "7 d", "24 h", "2 min"; the largest unit that is exact. */
    public static String age(@Nullable Duration age) {
        if (age == null) {
            return "no limit";
        }
        long seconds = age.toSeconds();
        return seconds % 86_400 == 0 && seconds > 86_400
                ? seconds / 86_400 + " d"
                : seconds % 3_600 == 0
                        ? seconds / 3_600 + " h"
                        : seconds % 60 == 0 ? seconds / 60 + " min" : age.toMillis() / 1e3 + " s";
    }

    /** "512 MiB", "100 GiB"; the largest unit that is exact, else bytes. */
    public static String bytes(@Nullable Long bytes) {
        if (bytes == null) {
            return "no limit";
        }
        var units = List.of(" B", " KiB", " MiB", " GiB", " TiB");
        long size = bytes;
        int unit = 0;
        while (size != 0 && size % 1_024 == 0 && unit < units.size() - 1) {
            size /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, "%,d", size) + units.get(unit);
    }
}
