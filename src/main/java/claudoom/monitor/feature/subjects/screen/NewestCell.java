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
            if (trend != null) {
                trend.show(); // it stays: a picture that comes anew is styled in a frame of its own
            }
            return;
        }
        setText(newest.text());
        if (newest.hasTrend() || newest.text().isEmpty()) {
            line().show(newest.hasTrend() ? newest.trend() : new double[0]);
            setGraphic(line());
        } else {
            setGraphic(null);
        }
    }

    private Sparkline line() {
        var there = trend;
        if (there == null) {
            there = Sparkline.line().sized(WIDTH, HEIGHT);
            there.setAccessibleText("messages a second");
            trend = there;
        }
        return there;
    }
}
