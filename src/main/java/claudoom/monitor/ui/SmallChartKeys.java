package claudoom.monitor.ui;

import javafx.scene.input.KeyEvent;

/** Walks through small charts by keys: arrows, Home and End, Page Up and Page Down; Enter opens. */
final class SmallChartKeys {

    private final SmallCharts charts;

    SmallChartKeys(SmallCharts charts) {
        this.charts = charts;
    }

    void key(KeyEvent key) {
        if (key.isControlDown() || key.isAltDown() || key.isMetaDown() || charts.count() == 0) {
            return;
        }
        int at = charts.chosenProperty().get();
        var grid = charts.grid();
        int page = grid.across() * (int) Math.max(1, charts.getHeight() / grid.tall());
        switch (key.getCode()) {
            case LEFT -> choose(at - 1);
            case RIGHT -> choose(at + 1);
            case UP -> choose(at - grid.across());
            case DOWN -> choose(at + grid.across());
            case PAGE_UP -> choose(at - page);
            case PAGE_DOWN -> choose(at + page);
            case HOME -> choose(0);
            case END -> choose(charts.count() - 1);
            case ENTER -> charts.open(at);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose(int at) {
        int kept = Math.clamp(at, 0, charts.count() - 1);
        charts.chosenProperty().set(kept);
        charts.reveal(kept);
    }
}
