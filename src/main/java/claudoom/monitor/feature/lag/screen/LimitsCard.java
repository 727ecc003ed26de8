package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LimitSources;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The limits of the consumer on its page: what counts, who says so, and which are passed now. */
public final class LimitsCard extends VBox {

    private final Function<ConsumerId, List<LimitSources>> sources;
    private final Function<ConsumerId, @Nullable ConsumerLag> known;
    private final Consumer<ConsumerId> change;
    private final VBox lines = new VBox();
    private final Label passed = Parts.id(Parts.paragraph(""), "lag-consumer-over");
    private @Nullable ConsumerId shown;
    private List<LimitSources> told = List.of();

    /**
     * @param sources who says what about its limits
     * @param change opens what changes them
     */
    public LimitsCard(Function<ConsumerId, List<LimitSources>> sources,
            Function<ConsumerId, @Nullable ConsumerLag> known, Consumer<ConsumerId> change) {
        this.sources = sources;
        this.known = known;
        this.change = change;
        setId("lag-consumer-limits");
        getStyleClass().addAll("card", "consumer-card");
        var button = Parts.button("lag-consumer-limits-change", "fas-tachometer-alt", "Limits…", "small-button");
        Parts.tip(button, "Change the limits of this consumer   L");
        button.setOnAction(pressed -> change());
        var over = Parts.row(Parts.chip("fas-tachometer-alt", "OVER LIMIT", Role.WARN).plain(), passed);
        over.getStyleClass().add("why");
        passed.textProperty().subscribe(words -> Parts.present(over, !words.isEmpty()));
        getChildren().addAll(Parts.row(Parts.label("Limits", "card-title"), Parts.grow(), button), over, lines);
    }

    /** Opens what changes them. */
    void change() {
        var id = shown;
        if (id != null) {
            change.accept(id);
        }
    }

    void show(@Nullable ConsumerId id) {
        shown = id;
        refresh();
    }

    /** Takes what counts now. */
    public void refresh() {
        var id = shown;
        if (id == null) {
            return;
        }
        var lag = known.apply(id);
        passed.setText(lag == null ? "" : Visible.line(LagLimits.words(lag.outlook().passed()), 400));
        var all = sources.apply(id);
        if (!all.equals(told)) {
            told = all;
            var facts = Parts.facts();
            all.stream().filter(LimitsViewModel::worthALine)
                    .forEach(one -> facts.with(LimitWords.title(one.measure()), Parts.id(
                            Parts.paragraph(Visible.line(LimitWords.inForce(one), 300), "value"),
                            "lag-consumer-limit-" + one.measure().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
            facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
            lines.getChildren().setAll(facts);
        }
    }
}
