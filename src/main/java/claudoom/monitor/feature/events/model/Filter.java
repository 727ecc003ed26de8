package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Entry;
import java.util.List;

/** Which messages the list shows: of this scope, and all conditions hold. */
public final class Filter {

    /** Leaves nothing out, and so costs nothing per message. */
    public static final Filter EVERYTHING = new Filter(Scope.ALL, List.of());

    private final Scope scope;
    private final List<Term> terms;

    Filter(Scope scope, List<Term> terms) {
        this.scope = scope;
        this.terms = List.copyOf(terms);
    }

    public boolean everything() {
        return scope == Scope.ALL && terms.isEmpty();
    }

    Verdict about(String subject, Meaning meaning) {
        if (!scope.holds(meaning)) {
            return Verdict.NO;
        }
        var all = Verdict.YES;
        for (var term : terms) {
            var one = term.about(subject, meaning);
            if (one == Verdict.NO) {
                return Verdict.NO;
            }
            all = one == Verdict.LOOK ? one : all;
        }
        return all;
    }

    /** Asked only where {@link #about} left it open. */
    boolean accepts(Entry entry) {
        var subject = entry.subject();
        for (var term : terms) {
            if (term.about(subject.text(), subject.meaning()) == Verdict.LOOK && !term.holds(entry)) {
                return false;
            }
        }
        return true;
    }
}
