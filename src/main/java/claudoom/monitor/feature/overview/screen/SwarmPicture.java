package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Agent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** One small cell an agent, those that need somebody first; its form says the state as well as its colour. */
final class SwarmPicture extends Region {

    /** More agents than this and a cell could not be told from the next: then cells stand for shares of the swarm. */
    private static final int MOST = 200;
    private static final double GAP = 2;
    private static final Map<String, String> STYLES =
            Map.of("playing", "playing", "silent", "silent", "errored", "silent",
                    "dead", "dead", "paused", "resting", "never seen", "resting", "unknown", "resting");

    private List<String> shown = List.of();

    SwarmPicture() {
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(40);
    }

    void show(List<Agent> agents) {
        int cells = Math.min(MOST, agents.size());
        var next = java.util.stream.IntStream.range(0, cells)
                .mapToObj(n -> agents.get((int) ((long) n * agents.size() / cells)).state()).toList();
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        while (getChildren().size() > cells) {
            getChildren().removeLast();
        }
        while (getChildren().size() < cells) {
            getChildren().add(new Region());
        }
        for (int n = 0; n < cells; n++) {
            getChildren().get(n).getStyleClass().setAll("cell-agent", STYLES.getOrDefault(next.get(n), "resting"));
        }
        setAccessibleText(
                agents.stream().collect(Collectors.groupingBy(Agent::state, Collectors.counting())).toString());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int cells = getChildren().size();
        if (cells == 0) {
            return;
        }
        int rows = cells <= 12 ? 1 : cells <= 60 ? 2 : cells <= 120 ? 3 : 4;
        int columns = (cells + rows - 1) / rows;
        double width = Math.min(16, (getWidth() + GAP) / columns - GAP);
        double height = (getHeight() + GAP) / rows - GAP;
        for (int n = 0; n < cells; n++) {
            boolean flat = shown.get(n).equals("dead");
            double tall = flat ? Math.min(3, height) : height;
            int row = n / columns;
            double x = snapPositionX(n % columns * (width + GAP));
            double y = snapPositionY(row * (height + GAP) + height - tall);
            getChildren().get(n).resizeRelocate(x, y, Math.max(1, Math.floor(width)), tall);
        }
    }
}
