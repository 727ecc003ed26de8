package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Lag;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Sparkline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The consumers that are worst off. */
final class LagCard extends VBox {

    static final int LINES = 5;

    private final Label count = Parts.label("", "caption");
    private final VBox list = new VBox();
    private final List<Line> lines = new ArrayList<>();
    private final EmptyState empty = new EmptyState("fas-hourglass-half", "No consumers", "");

    /** @param openConsumer shows this one in Lag */
    LagCard(Consumer<String> open, Consumer<ConsumerId> openConsumer) {
        getStyleClass().addAll("card", "list-card");
        setId("overview-lag");
        count.setId("overview-lag-count");
        Hyperlink link = Parts.link("overview-open-lag", "Open Lag");
        link.setOnAction(event -> open.accept("Lag"));
        for (int n = 0; n < LINES; n++) {
            var line = new Line(openConsumer);
            line.setId("overview-lag-" + n);
            lines.add(line);
        }
        list.getChildren().addAll(lines);
        list.setMinHeight(LINES * 46);
        getChildren().addAll(Parts.cardHead("fas-hourglass-half", "Worst lag", count, link), list, empty);
    }

    void show(List<Lag> worst, int consumers, @Nullable String problem) {
        boolean nothing = worst.isEmpty();
        Parts.present(list, !nothing);
        Parts.present(empty, nothing);
        if (nothing) {
            empty.say(problem == null ? "No consumers" : "Lag is unknown",
                    problem == null ? "No stream of this account has a consumer." : problem);
        }
        count.setText(nothing
                ? ""
                : worst.size() + " of " + Figures.count((long) consumers)
                        + (consumers == 1 ? " consumer" : " consumers"));
        for (int n = 0; n < LINES; n++) {
            boolean there = n < worst.size();
            lines.get(n).setVisible(there);
            if (there) {
                lines.get(n).show(worst.get(n));
            }
        }
    }

    private static final class Line extends HBox {

        private final Label name = Parts.label("", "name");
        private final Label stream = Parts.label("", "caption");
        private final Chip state = new Chip(new Sign("fas-question-circle", "UNKNOWN", Role.OFF));
        private final Sparkline trend = Sparkline.line();
        private final Label lag = Parts.number("", "figure-small");
        private final Label detail = Parts.number("", "caption");

        private @Nullable Lag shown;

        Line(Consumer<ConsumerId> open) {
            getStyleClass().addAll("row", "list-line");
            Opening.on(this, () -> {
                if (shown != null) {
                    open.accept(new ConsumerId(shown.stream(), shown.consumer()));
                }
            });
            setAlignment(Pos.CENTER_LEFT);
            var names = new VBox(name, stream);
            names.getStyleClass().add("two-lines");
            names.setMinWidth(110);
            names.setPrefWidth(150);
            HBox.setHgrow(names, Priority.SOMETIMES);
            var states = new HBox(state);
            states.setAlignment(Pos.CENTER_LEFT);
            states.getStyleClass().add("state-column");
            trend.getStyleClass().addAll("spark-column", "wide-only");
            HBox.setHgrow(trend, Priority.ALWAYS);
            var numbers = new VBox(lag, detail);
            numbers.getStyleClass().addAll("two-lines", "number-column");
            getChildren().addAll(names, states, trend, numbers);
        }

        void show(Lag worst) {
            shown = worst;
            name.setText(Visible.line(worst.consumer(), 80));
            stream.setText(Visible.line(worst.stream(), 80));
            var role = Role.valueOf(worst.role().toUpperCase(Locale.ROOT));
            state.show(new Sign(worst.icon(), worst.state(), role));
            trend.role(role);
            trend.show(worst.trend());
            setAccessibleText("Open " + name.getText() + " in Lag, " + worst.state());
            lag.setText(Figures.count(worst.lag()));
            detail.setText(worst.detail());
        }
    }
}
