package claudoom.monitor.feature.lag.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state, the sentence that says what led to it and what to do (empty where there is nothing to say), and the facts behind it.
 * Of thousands few are read, so they are put into words when somebody reads them. Any thread.
 */
public final class Judgement {

    static final Judgement OK = new Judgement(LagState.OK, "");

    private final LagState state;
    private final Supplier<String> sentence;
    private final Supplier<List<String>> reasons;
    // found again by another thread it is the same, so nothing guards them
    private @Nullable String why;
    private @Nullable List<String> facts;

    public Judgement(LagState state, String why) {
        this(state, () -> why, List::of);
    }

    /** @param sentence and reasons: made of what never changes, for they are asked at any time */
    Judgement(LagState state, Supplier<String> sentence, Supplier<List<String>> reasons) {
        this.state = state;
        this.sentence = sentence;
        this.reasons = reasons;
    }

    public LagState state() {
        return state;
    }

    public String why() {
        var known = why;
        if (known == null) {
            known = sentence.get();
            why = known;
        }
        return known;
    }

    /** Each with its number, as in "12 open requests". */
    public List<String> facts() {
        var known = facts;
        if (known == null) {
            known = reasons.get();
            facts = known;
        }
        return known;
    }

    /** With another sentence behind the first. */
    Judgement and(Supplier<String> other) {
        return new Judgement(state, () -> why().isEmpty() ? other.get() : why() + " " + other.get(), this::facts);
    }

    /** Another state for the same reasons. */
    Judgement as(LagState other, Supplier<String> otherWhy) {
        return new Judgement(other, otherWhy, this::facts);
    }

    @Override
    public String toString() {
        return state + ": " + why();
    }
}
