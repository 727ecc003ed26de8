package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.terms.Outcome.Fate;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The icon, word and loudness of what became of a command. */
final class FateSigns {

    private FateSigns() {}

    static Sign of(Entry entry) {
        var open = of(entry.settled() ? entry.worst() : null, entry.ended());
        return new Sign(open.icon(), entry.words().toUpperCase(Locale.ROOT), open.role());
    }

    static Sign of(Delivery delivery, boolean ended) {
        var outcome = delivery.outcome();
        return of(outcome == null ? null : outcome.fate(), ended);
    }

    private static Sign of(@Nullable Fate fate, boolean ended) {
        if (fate == null) {
            return ended
                    ? new Sign("fas-question-circle", "OUTCOME UNKNOWN", Role.OFF)
                    : new Sign("fas-hourglass-half", "SENDING", Role.OFF);
        }
        var word = Entry.word(fate).toUpperCase(Locale.ROOT);
        return switch (fate) {
            case NOT_SENT -> new Sign("fas-ban", word, Role.BAD);
            case REFUSED -> new Sign("fas-lock", word, Role.BAD);
            case NOBODY_LISTENS -> new Sign("fas-user-slash", word, Role.WARN);
            case NO_ANSWER -> new Sign("fas-paper-plane", word, Role.INFO);
            case ANSWERED -> new Sign("fas-check-circle", word, Role.OK);
        };
    }
}
