package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the user typed to narrow the tree: something to look for, something to leave out, each in the subject or in its last payload. */
public final class SubjectFilter {

    /** Of a payload so many bytes are looked at. */
    public static final int LOOKED_AT = 64 << 10;

    private final @Nullable Part wanted;
    private final @Nullable Part unwanted;

    /** What a subject is for a filter. */
    public enum Verdict {
        IN, OUT,
        /** Its last payload is not kept any more, so nobody can say. */
        UNKNOWN
    }

    private record Part(Predicate<String> test, Criterion.Where where) {}

    private SubjectFilter(@Nullable Part wanted, @Nullable Part unwanted) {
        this.wanted = wanted;
        this.unwanted = unwanted;
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
        return new SubjectFilter(part(wanted), part(unwanted));
    }

    /** Reads the text by its look. */
    public static SubjectFilter of(String text) throws Unusable {
        return of(Criterion.NONE.text(text), Criterion.NONE);
    }

    private static @Nullable Part part(Criterion criterion) throws Unusable {
        return criterion.isBlank() ? null : new Part(TextTest.of(criterion), criterion.where());
    }

    /** Whether what it lets through changes with the messages. */
    public boolean looksAtPayloads() {
        return of(wanted, Criterion.Where.PAYLOAD) || of(unwanted, Criterion.Where.PAYLOAD);
    }

    private static boolean of(@Nullable Part part, Criterion.Where where) {
        return part != null && part.where == where;
    }

    /** For a filter that looks at subjects only. */
    boolean matches(String subject) {
        return !of(unwanted, Criterion.Where.SUBJECT, subject)
                && (wanted == null || of(wanted, Criterion.Where.SUBJECT, subject));
    }

    private static boolean of(@Nullable Part part, Criterion.Where where, String text) {
        return part != null && part.where == where && part.test.test(text);
    }

    /** A subject of which there is no payload here. */
    Verdict judge(String subject) {
        if (of(unwanted, Criterion.Where.SUBJECT, subject)
                || (of(wanted, Criterion.Where.SUBJECT) && !of(wanted, Criterion.Where.SUBJECT, subject))) {
            return Verdict.OUT;
        }
        return looksAtPayloads() ? Verdict.UNKNOWN : Verdict.IN;
    }

    Verdict judge(LiveSubject subject, Traffic traffic) {
        var byName = judge(subject.text());
        if (byName != Verdict.UNKNOWN) {
            return byName;
        }
        var newest = traffic.newest(subject);
        if (newest == null) {
            return Verdict.UNKNOWN;
        }
        var bytes = newest.arrival().payload();
        var payload = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.UTF_8);
        boolean in = !of(unwanted, Criterion.Where.PAYLOAD, payload)
                && (!of(wanted, Criterion.Where.PAYLOAD) || of(wanted, Criterion.Where.PAYLOAD, payload));
        return in ? Verdict.IN : Verdict.OUT;
    }
}
