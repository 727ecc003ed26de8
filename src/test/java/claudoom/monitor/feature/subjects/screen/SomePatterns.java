package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.feature.subjects.model.Patterns;
import claudoom.monitor.terms.PatternText;
import claudoom.monitor.terms.SubjectPattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patterns without a server. */
final class SomePatterns implements Patterns {

    private final List<Listening> all =
            new ArrayList<>(List.of(new Listening("clau-doom.>", 0, 0, 0, false, true)));
    /** Whether changes fail in a way that nobody foresaw. */
    boolean broken;
    /** Whether looks do. */
    boolean lookBreaks;
    FirstLook next = FirstLook.failed("no look was prepared");

    void came(String pattern, long messages) {
        all.replaceAll(one -> one.pattern().equals(pattern)
                ? new Listening(pattern, one.messages() + messages, one.bytes() + messages * 150, one.again(),
                        one.refused(), one.fromStart())
                : one);
    }

    void refuse(String pattern) {
        all.replaceAll(one -> one.pattern().equals(pattern) ? new Listening(pattern, 0, 0, 0, true, false) : one);
    }

    @Override
    public List<Listening> list() {
        return List.copyOf(all);
    }

    @Override
    public long takenBefore() {
        return 0;
    }

    @Override
    public @Nullable String against(String pattern) {
        var wrong = PatternText.refusal(pattern);
        return wrong != null
                ? wrong
                : all.stream().filter(one -> new SubjectPattern(one.pattern()).covers(new SubjectPattern(pattern)))
                        .map(one -> one.pattern() + " brings all of " + pattern + " already.").findFirst().orElse(null);
    }

    @Override
    public List<String> replaced(String pattern) {
        return all.stream().map(Listening::pattern)
                .filter(one -> new SubjectPattern(pattern).covers(new SubjectPattern(one))).toList();
    }

    @Override
    public List<String> behind(String pattern) {
        return List.of();
    }

    @Override
    public FirstLook look(String pattern) {
        if (lookBreaks) {
            throw new IllegalStateException("the look is broken");
        }
        return next;
    }

    private void fail() {
        if (broken) {
            throw new IllegalStateException("the change is broken");
        }
    }

    @Override
    public @Nullable String add(String pattern) {
        fail();
        all.add(new Listening(pattern, 0, 0, 0, false, false));
        return null;
    }

    @Override
    public @Nullable String remove(String pattern) {
        fail();
        all.removeIf(one -> one.pattern().equals(pattern));
        return null;
    }
}
