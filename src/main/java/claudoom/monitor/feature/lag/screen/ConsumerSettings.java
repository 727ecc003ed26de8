package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerWords;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole configuration in words: setting, value, and what that means. */
final class ConsumerSettings extends VBox {

    private @Nullable ConsumerConfig shown;

    ConsumerSettings() {
        setId("lag-consumer-settings");
        getStyleClass().add("stack");
    }

    void show(ConsumerConfig config) {
        if (config.equals(shown)) {
            return;
        }
        shown = config;
        var cards = new ArrayList<Node>();
        if (!config.description().isEmpty()) {
            cards.add(ConsumerNow.titled("Description",
                    Parts.id(Parts.paragraph(Visible.line(config.description(), 1_000)),
                            "lag-consumer-description-now")));
        }
        for (var section : ConsumerWords.of(config)) {
            cards.add(ConsumerNow.titled(section.title(), lines(section.lines())));
        }
        getChildren().setAll(cards);
    }

    private static Node lines(List<ConsumerWords.Line> lines) {
        var facts = Parts.facts();
        for (var line : lines) {
            var value = Parts.paragraph(Visible.line(line.value(), 500), "value");
            var meaning = Parts.paragraph(line.meaning(), "caption");
            facts.with(Visible.line(line.name(), 60), new VBox(value, meaning));
        }
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return facts;
    }
}
