package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.terms.RegexSize;
import claudoom.monitor.traffic.Letters;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the user typed to narrow the tree: something to look for, something to leave out, each in the subject or in its last payload. */
public final class SubjectFilter {

    /** Of a payload so many bytes are looked at. */
    public static final int LOOKED_AT = 64 << 10;

    /** Steps of an expression that is no trouble. */
    private static final long COMMON = 40;

    private final @Nullable Part wanted;
    private final @Nullable Part unwanted;
    private final Criterion excluded;

    /** What a subject is for a filter. */
    public enum Verdict {
        IN, OUT,
        /** Its last payload is not kept any more, so nobody can say. */
        UNKNOWN
    }

    private record Part(Predicate<String> test, SubjectTest ofSubject, Criterion.Where where, boolean plain,
            String text, @Nullable LatinText needed, long steps) {}

    private SubjectFilter(@Nullable Part wanted, @Nullable Part unwanted, Criterion excluded) {
        this.wanted = wanted;
        this.unwanted = unwanted;
        this.excluded = excluded;
    }

    /** Why a text cannot be used, in a few words for the user. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }

        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Unusable tells what is wrong with the text; a blank one is usable and no condition */
    public static void check(Criterion criterion) throws Unusable {
        part(criterion);
    }

    /** Lets through what meets the first and not the second; a blank one is no condition. */
    public static SubjectFilter of(Criterion wanted, Criterion unwanted) throws Unusable {
        return new SubjectFilter(part(wanted), part(unwanted), unwanted);
    }

    /** Reads the text by its look. */
    public static SubjectFilter of(String text) throws Unusable {
        return of(Criterion.NONE.text(text), Criterion.NONE);
    }

    private static @Nullable Part part(Criterion criterion) throws Unusable {
        if (criterion.isBlank()) {
            return null;
        }
        var test = TextTest.of(criterion);
        boolean plain = criterion.readAs() == Criterion.Mode.TEXT && criterion.where() == Criterion.Where.SUBJECT;
        return new Part(test, SubjectTest.of(criterion, test), criterion.where(), plain,
                criterion.wanted().toLowerCase(Locale.ROOT),
                LatinText.of(NeededText.of(criterion).toLowerCase(Locale.ROOT)),
                criterion.readAs() == Criterion.Mode.REGEX ? RegexSize.steps(criterion.wanted()) : 1);
    }

    /** Whether what it lets through changes with the messages. */
    public boolean looksAtPayloads() {
        return of(wanted, Criterion.Where.PAYLOAD) || of(unwanted, Criterion.Where.PAYLOAD);
    }

    /** How many times dearer than common it may be to judge one subject; measured, it grows faster than the steps. */
    int dear() {
        return Math.max(dear(wanted), dear(unwanted));
    }

    private static int dear(@Nullable Part part) {
        int times = part == null ? 1 : (int) Math.max(1, part.steps / COMMON);
        return times * times;
    }

    private static boolean of(@Nullable Part part, Criterion.Where where) {
        return part != null && part.where == where;
    }

    /** Whether all that it lets through the other one lets through as well, as it is when somebody types on. */
    boolean narrows(SubjectFilter other) {
        return wanted != null && other.wanted != null && wanted.plain && other.wanted.plain
                && !looksAtPayloads() && wanted.text.contains(other.wanted.text) && excluded.equals(other.excluded);
    }

    /** What every subject holds that is let through; null if nothing is known of that. */
    @Nullable LatinText needed() {
        return wanted == null || wanted.where != Criterion.Where.SUBJECT ? null : wanted.needed;
    }

    /** For a filter that looks at subjects only. */
    boolean matches(String subject) {
        return judge(subject) == Verdict.IN;
    }

    /** A subject of which there is no payload here. */
    Verdict judge(String subject) {
        return judge(Letters.of(subject));
    }

    /** As the other. */
    Verdict judge(Letters subject) {
        boolean out = named(unwanted, subject) || (of(wanted, Criterion.Where.SUBJECT) && !named(wanted, subject));
        return out ? Verdict.OUT : looksAtPayloads() ? Verdict.UNKNOWN : Verdict.IN;
    }

    private static boolean named(@Nullable Part part, Letters subject) {
        return part != null && part.where == Criterion.Where.SUBJECT && part.ofSubject.meets(subject);
    }

    private static boolean payload(@Nullable Part part, String text) {
        return part != null && part.where == Criterion.Where.PAYLOAD && part.test.test(text);
    }

    Verdict judge(LiveSubject subject, Traffic traffic) {
        var byName = judge(subject);
        if (byName != Verdict.UNKNOWN) {
            return byName;
        }
        var newest = traffic.newest(subject);
        if (newest == null) {
            return Verdict.UNKNOWN;
        }
        var bytes = newest.arrival().payload();
        var payload = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
        boolean in = !payload(unwanted, payload)
                && (!of(wanted, Criterion.Where.PAYLOAD) || payload(wanted, payload));
        return in ? Verdict.IN : Verdict.OUT;
    }
}
