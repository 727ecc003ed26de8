package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.PastLag.Series;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Over the lag chart: of whom it is, how long a time, how it is drawn, what to do with it. */
final class LagChartBar extends HBox {

    private static final double ZOOM = 1.5;

    private final LagChartViewModel model;
    private final Label title = Parts.label("", "card-title");
    private final List<ToggleButton> ranges = new ArrayList<>();
    private final ToggleButton now = new ToggleButton("Now");
    private final ChoiceBox<Series> compared = new ChoiceBox<>();

    LagChartBar(LagChartViewModel model, Node... actions) {
        this.model = model;
        getStyleClass().addAll("row", "card-head", "lag-bar");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("lag-chart-title");
        title.setMinWidth(60);
        getChildren().addAll(title, segments(), zoom("lag-zoom-in", "fas-search-plus", "Zoom in (+)", 1 / ZOOM),
                zoom("lag-zoom-out", "fas-search-minus", "Zoom out (−)", ZOOM), now(), compared(), Parts.grow(),
                check("lag-log", "log", model.logProperty()), check("lag-limits", "limits", model.limitsProperty()),
                small());
        getChildren().addAll(actions);
    }

    private Node segments() {
        var row = Parts.row();
        row.getStyleClass().add("segments");
        for (var span : LagChartViewModel.RANGES) {
            var button = new ToggleButton(ChartWords.of(span));
            button.setId("lag-range-" + span.toMinutes());
            button.getStyleClass().addAll("quiet", "small-button");
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText("Show " + ChartWords.of(span));
            Parts.tip(button, "The last " + ChartWords.of(span) + " (key " + (ranges.size() + 1) + " on the chart)");
            button.setOnAction(click -> {
                model.range(span);
                show();
            });
            ranges.add(button);
            row.getChildren().add(button);
        }
        return row;
    }

    private Node zoom(String id, String icon, String name, double factor) {
        var button = Parts.iconButton(id, icon, name);
        button.getStyleClass().add("small-button");
        button.setOnAction(click -> model.zoom(factor));
        return button;
    }

    private Node now() {
        now.setId("lag-now");
        now.getStyleClass().addAll("quiet", "small-button");
        now.setMinWidth(USE_PREF_SIZE);
        Parts.tip(now, "Back to now, and follow it (0)");
        now.setOnAction(click -> {
            model.backToNow();
            show();
        });
        return now;
    }

    private Node compared() {
        compared.setId("lag-compared");
        compared.setAccessibleText("Number that is compared");
        compared.getStyleClass().add("small-button");
        compared.getItems().setAll(Series.values());
        compared.setConverter(new StringConverter<>() {
            @Override
            public String toString(Series series) {
                return series == null ? "" : ChartWords.of(series);
            }

            @Override
            public Series fromString(String text) {
                return Series.LAG;
            }
        });
        compared.valueProperty().bindBidirectional(model.comparedProperty());
        compared.setMinWidth(USE_PREF_SIZE);
        return compared;
    }

    private static Node check(String id, String word, BooleanProperty on) {
        CheckBox box = Parts.check(id, word, on.get());
        box.selectedProperty().bindBidirectional(on);
        return box;
    }

    private Node small() {
        var button = new ToggleButton("", Parts.icon("fas-th"));
        button.setId("lag-small-switch");
        button.getStyleClass().addAll("quiet", "small-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText("A small chart of every consumer");
        Parts.tip(button, "A small chart of every consumer, the worst first (M)");
        button.selectedProperty().bindBidirectional(model.smallProperty());
        return button;
    }

    void title(String text, boolean several) {
        title.setText(text);
        Parts.present(compared, several);
    }

    /** Marks what is chosen. */
    void show() {
        var view = model.viewProperty().get();
        for (int i = 0; i < ranges.size(); i++) {
            ranges.get(i).setSelected(LagChartViewModel.RANGES.get(i).toMillis() == view.span());
        }
        now.setSelected(view.follows());
    }

    /** Digits choose a range, M the small charts, 0 the present; wherever in the chart's card the focus is. */
    void key(KeyEvent key) {
        if (key.isControlDown() || key.isAltDown() || key.isMetaDown()) {
            return;
        }
        int digit = key.getCode().isDigitKey() && key.getText().length() == 1 ? key.getText().charAt(0) - '0' : -1;
        if (digit == 0) {
            model.backToNow();
        } else if (digit > 0 && digit <= ranges.size()) {
            model.range(LagChartViewModel.RANGES.get(digit - 1));
        } else if (key.getCode() == KeyCode.M) {
            model.smallProperty().set(!model.smallProperty().get());
        } else if (key.getCode() == KeyCode.PLUS || key.getCode() == KeyCode.ADD || key.getCode() == KeyCode.EQUALS) {
            model.zoom(1 / ZOOM);
        } else if (key.getCode() == KeyCode.MINUS || key.getCode() == KeyCode.SUBTRACT) {
            model.zoom(ZOOM);
        } else {
            return;
        }
        key.consume();
    }
}
