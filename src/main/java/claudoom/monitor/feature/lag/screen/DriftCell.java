package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.screen.LagRow.Drift;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Sparkline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A line and the number it ends in; of a consumer whose numbers are old ones since when they are. */
final class DriftCell extends HBox {

    private final Sparkline line = Sparkline.line().sized(64, 18);
    private final Label slope = Parts.number("");
    private final Label since = Parts.number("", "caption");

    DriftCell() {
        getStyleClass().add("row");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, Parts.grow(), slope, since);
    }

    void show(Drift drift) {
        boolean old = drift.since() != null;
        Parts.present(line, !old);
        Parts.present(slope, !old);
        Parts.present(since, old);
        if (old) {
            since.setText(words(drift));
        } else {
            line.role(drift.state().role()).show(drift.line());
            slope.setText(words(drift));
        }
    }

    /** As in "+12/s", "since 14:03:12". */
    static String words(@Nullable Drift drift) {
        return drift != null && drift.since() != null
                ? "since " + Figures.time(drift.since())
                : Figures.slope(drift == null ? null : drift.slope());
    }
}
