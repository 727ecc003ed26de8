package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;

/** Words over a plot, each as near as can be to its place; a word that would touch the one before it is left out. */
final class TagLine {

    /** A word and where its middle wants to be, in pixels. */
    record Wish(String word, double middle, double width) {}

    /** A word and where its left edge is. */
    record Placed(String word, double left) {}

    private static final double AIR = 8;

    private TagLine() {}

    /** @param wishes in the order of their importance; the first come first */
    static List<Placed> place(List<Wish> wishes, double from, double to) {
        var placed = new ArrayList<Placed>();
        var taken = new ArrayList<double[]>();
        for (var wish : wishes) {
            double left = Math.clamp(wish.middle() - wish.width() / 2, from, Math.max(from, to - wish.width()));
            double right = left + wish.width();
            if (taken.stream().noneMatch(t -> left < t[1] + AIR && right > t[0] - AIR)) {
                taken.add(new double[] {left, right});
                placed.add(new Placed(wish.word(), left));
            }
        }
        return placed;
    }
}
