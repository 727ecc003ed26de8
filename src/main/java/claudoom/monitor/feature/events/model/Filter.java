package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Entry;
import java.util.List;

/** Which messages the list shows: of this scope, and all conditions hold. */
public final class Filter {

    /** Leaves nothing out, and so costs nothing per message. */
    public static final Filter EVERYTHING =
            new Filter(Scope.ALL, List.of(), entry -> new Inside.Seen(List.of(), null));
    /** What costs more than to search the bytes. */
    private static final int HEAVY = 15;

    private final Scope scope;
    private final Term.All terms;
    private final boolean nothing;
    private final Inside.Look look;

    Filter(Scope scope, List<Term> terms, Inside.Look look) {
        this.scope = scope;
        this.terms = new Term.All(terms);
        this.nothing = terms.isEmpty();
        this.look = look;
    }

    public boolean everything() {
        return scope == Scope.ALL && nothing;
    }

    /** Whether one message may take so long that it is no work for a frame. */
    boolean heavy() {
        return terms.terms().stream().anyMatch(term -> term.cost() >= HEAVY);
    }

    Verdict about(String subject, Meaning meaning) {
        return scope.holds(meaning) ? terms.about(subject, meaning) : Verdict.NO;
    }

    /** Asked only where {@link #about} left it open. */
    Answer judge(Entry entry, Doubts doubts) {
        var looked = new Looked(entry, look);
        var answer = terms.of(looked);
        if (answer == Answer.UNDECIDED) {
            doubts.add(looked.doubt());
        }
        return answer;
    }
}
