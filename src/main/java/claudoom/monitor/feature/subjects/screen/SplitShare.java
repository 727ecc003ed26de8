package claudoom.monitor.feature.subjects.screen;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what was remembered, whatever it says by now. */
final class SplitShare {

    private SplitShare() {}

    /** A part of a whole, at least a tenth and at most nine. */
    static double of(@Nullable String text, double otherwise) {
        try {
            double share = text == null ? otherwise : Double.parseDouble(text);
            return share >= 0.1 && share <= 0.9 ? share : otherwise;
        } catch (NumberFormatException broken) {
            return otherwise;
        }
    }

    static String written(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
