package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which line of a tree stands on a line of the pretty text that was made of it. */
public final class PrettyPlace {

    private PrettyPlace() {}

    /**
     * What stands there.
     *
     * @param textLine counted from 0
     * @return null for a line that only closes something, and beyond the end
     */
    public static @Nullable JsonLine of(List<JsonLine> lines, int textLine) {
        var held = new ArrayList<Boolean>();
        int at = -1;
        int base = lines.isEmpty() ? 0 : lines.getFirst().depth();
        for (JsonLine line : lines) {
            while (held.size() > line.depth() - base) {
                at += held.removeLast() ? 1 : 0;
            }
            if (!held.isEmpty()) {
                held.set(held.size() - 1, true);
            }
            at++;
            if (at >= textLine) {
                return at == textLine ? line : null;
            }
            if (!line.leaf()) {
                held.add(false);
            }
        }
        return null;
    }
}
