package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** How the consumer is doing and why, in the words of the list. */
final class ConsumerHow {

    private static final Sign NOTHING = new Sign("fas-question-circle", "", Role.OFF);

    private final Chip state = Parts.id(new Chip(NOTHING), "lag-consumer-how");
    private final Chip whyChip = new Chip(NOTHING).plain();
    private final Label words = Parts.id(Parts.paragraph(""), "lag-consumer-why");
    private final HBox why = Parts.row(whyChip, words);

    ConsumerHow() {
        why.getStyleClass().add("why");
        show(null);
    }

    Chip state() {
        return state;
    }

    HBox why() {
        return why;
    }

    void show(@Nullable ConsumerLag lag) {
        Parts.present(state, lag != null);
        var reason = lag == null ? "" : state(lag);
        Parts.present(why, !reason.isEmpty());
        if (lag != null) {
            var sign = LagSigns.reason(lag);
            state.show(LagSigns.of(lag));
            whyChip.show(new Sign(sign.icon(), "WHY", sign.role()));
            sign.role().wear(why.getStyleClass());
            words.setText(reason);
        }
    }

    /** With the limits that are passed; empty where there is nothing to explain. */
    static String reason(ConsumerLag lag) {
        var passed = lag.outlook().passed();
        return passed.isEmpty()
                ? state(lag)
                : (state(lag) + " " + LagLimits.sentence(passed)).strip();
    }

    private static String state(ConsumerLag lag) {
        var since = lag.outlook().unknownSince();
        return since == null
                ? lag.judgement().why()
                : "Unknown since %s: the numbers here are from then. %s".formatted(Figures.time(since),
                        lag.judgement().why());
    }
}
