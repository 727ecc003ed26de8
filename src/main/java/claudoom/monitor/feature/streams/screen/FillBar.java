package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How much of a limit is used: a bar and its percent; from 80 % on with a sign of warning. */
final class FillBar extends HBox {

    private static final double LONG = 40;
    private static final double WHOLE = 116;

    private final Region full = new Region();
    private final Region empty = new Region();
    private final Label percent = Parts.number("");

    FillBar() {
        getStyleClass().addAll("row", "streams-fill");
        setAlignment(Pos.CENTER_LEFT);
        full.getStyleClass().add("streams-fill-full");
        empty.getStyleClass().add("streams-fill-empty");
        var bar = new HBox(full, empty);
        bar.getStyleClass().add("streams-fill-bar");
        bar.setMinWidth(LONG);
        bar.setMaxHeight(8);
        setPrefWidth(WHOLE);
        setMinWidth(WHOLE);
        getChildren().addAll(bar, Parts.grow(), percent);
    }

    /** Null where nothing limits. */
    void show(@Nullable Double share) {
        double part = share == null ? 0 : Math.clamp(share, 0, 1);
        width(full, part * LONG);
        width(empty, LONG - part * LONG);
        boolean warn = share != null && share >= StreamLine.FULL;
        (warn ? Role.WARN : Role.OFF).wear(full.getStyleClass());
        percent.setText(written(share));
        percent.setGraphic(warn ? Parts.icon("fas-exclamation-triangle", "state-icon", "warn") : null);
    }

    static String written(@Nullable Double share) {
        return share == null ? "no limit" : Figures.percent(share);
    }

    private static void width(Region part, double width) {
        part.setMinWidth(width);
        part.setPrefWidth(width);
        part.setMaxWidth(width);
    }
}
