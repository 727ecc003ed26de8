package claudoom.monitor.feature.subjects.model;

import claudoom.monitor.traffic.Letters;
import claudoom.monitor.traffic.Letters.LatinTest;
import claudoom.monitor.traffic.Letters.LettersTest;
import java.util.Locale;
import java.util.function.Predicate;

/** A condition held against a subject as it is kept, so that a million of them need not become strings first. Any thread. */
@FunctionalInterface
interface SubjectTest {

    boolean meets(Letters subject);

    /** @param exact says what is true of a string, for what has no shorter way */
    static SubjectTest of(Criterion criterion, Predicate<String> exact) {
        var wanted = criterion.wanted();
        SubjectTest asString = subject -> exact.test(subject.part(0, subject.length()));
        return switch (criterion.readAs()) {
            case WILDCARD ->
                LatinPattern.canRead(wanted) ? latin(new LatinPattern(wanted)::matches, asString) : asString;
            case TEXT, AUTO -> {
                var lower = wanted.toLowerCase(Locale.ROOT);
                yield LatinText.canFind(lower) ? latin(new LatinText(lower)::in, asString) : asString;
            }
            case REGEX -> {
                var needed = NeededText.of(wanted).toLowerCase(Locale.ROOT);
                yield needed.isEmpty() ? asString : narrowed(new LatinText(needed), asString);
            }
        };
    }

    private static SubjectTest narrowed(LatinText needed, SubjectTest exact) {
        LatinTest mayHold = needed::in;
        LettersTest mayMeet = subject -> true;
        return subject -> subject.meets(mayHold, mayMeet) && exact.meets(subject);
    }

    private static SubjectTest latin(LatinTest test, SubjectTest otherwise) {
        LettersTest exact = otherwise::meets;
        return subject -> subject.meets(test, exact);
    }
}
