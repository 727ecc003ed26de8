package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.ui.Sparkline;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The last cell of a row: the trend of a branch, the newest value of a subject; of a node that is both, both. */
final class NewestCell extends TableCell<SubjectRow, @Nullable Newest> {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 18;

    private @Nullable Sparkline trend;

    @Override
    protected void updateItem(@Nullable Newest newest, boolean empty) {
        super.updateItem(newest, empty);
        if (newest == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        setText(newest.text());
        if (!newest.hasTrend()) {
            setGraphic(null);
            return;
        }
        if (trend == null) {
            trend = Sparkline.line().sized(WIDTH, HEIGHT);
            trend.setAccessibleText("messages a second");
        }
        trend.show(newest.trend());
        setGraphic(trend);
    }
}
