package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagState;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.util.Locale;

/** The states of consumers as icon, word and colour; each icon has an outline of its own. */
final class LagSigns {

    private LagSigns() {}

    static Sign of(ConsumerLag lag) {
        return lag.overLimit()
                ? new Sign("fas-tachometer-alt", lag.headline(), role(lag.role()))
                : lag.state() == LagState.PAUSED
                        ? new Sign("fas-pause-circle", lag.headline(), role(lag.role()))
                        : of(lag.state());
    }

    /** Beside the sentence that says why: nothing is fine there where messages will be lost. */
    static Sign reason(ConsumerLag lag) {
        var sign = of(lag);
        var forecast = lag.outlook().forecast();
        return sign.role() == Role.OK && forecast != null && forecast.loses()
                ? new Sign("fas-exclamation-triangle", sign.word(), Role.WARN)
                : sign;
    }

    private static Role role(String name) {
        return Role.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Sign of(LagState state) {
        var icon = switch (state) {
            case OK -> "fas-check-circle";
            case CATCHING_UP -> "fas-arrow-circle-down";
            case REWOUND -> "fas-history";
            case FALLING_BEHIND -> "fas-exclamation-triangle";
            case EXHAUSTED -> "fas-times-circle";
            case STALLED -> "fas-hand-paper";
            case STOPPED -> "fas-stop-circle";
            case STORM -> "fas-redo-alt";
            case LOST_UNREAD -> "fas-eraser";
            case PAUSED -> "fas-pause-circle";
            case UNKNOWN -> "fas-question-circle";
        };
        return new Sign(icon, state.word(), role(state.role()));
    }
}
