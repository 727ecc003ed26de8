package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.EventFacts.Weight;
import java.util.Locale;

/** What sort of line it is, and its word. */
public record Mark(Sort sort, String word) {

    static final Mark NONE = new Mark(Sort.QUIET, "");

    /** How a line looks. */
    public enum Sort {
        QUIET(""), PLAIN(""), DEATH("fas-skull"), ERROR("fas-exclamation-circle"), DEAD_LETTER(
                "fas-envelope"), MILESTONE("fas-flag"), CONTROL("fas-sliders-h"), GAP("fas-unlink"), GONE("");

        private final String icon;

        Sort(String icon) {
            this.icon = icon;
        }

        static Sort of(Weight weight) {
            return switch (weight) {
                case QUIET -> QUIET;
                case PLAIN -> PLAIN;
                case DEATH -> DEATH;
                case ERROR -> ERROR;
                case DEAD_LETTER -> DEAD_LETTER;
                case MILESTONE -> MILESTONE;
                case CONTROL -> CONTROL;
            };
        }

        /** Ikonli code, empty for lines that need none. */
        String icon() {
            return icon;
        }

        /** The style class of such a line. */
        String style() {
            return "event-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
