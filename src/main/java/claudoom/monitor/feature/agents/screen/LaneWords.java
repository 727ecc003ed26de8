package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.LaneMark;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What the marks of the lanes mean: their legend, and one of them in words. */
final class LaneWords {

    private LaneWords() {}

    /** What the shapes of the marks mean. */
    static Node legend() {
        var legend = Parts.row(key("bar", "actions"), key("tick", "observed"), key("cross", "death"),
                key("square", "error"), key("triangle", "score"), key("ring", "RAG"));
        legend.getStyleClass().add("lane-legend");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        return legend;
    }

    private static Node key(String shape, String word) {
        var sample = new Region();
        sample.getStyleClass().addAll("lane-key", "lane-key-" + shape);
        var label = Parts.label(word, "caption");
        label.setGraphic(sample);
        return label;
    }

    /** @param told what its message tells; may be empty */
    static String of(LaneMark mark, String told) {
        return Figures.timeMillis(Instant.ofEpochMilli(mark.at())) + "  " + word(mark)
                + (mark.count() > 1 ? ", " + Figures.count(mark.count()) + " of them" : "")
                + (told.isEmpty() ? "" : "\n" + told) + "\nClick or Enter: open in Events";
    }

    private static String word(LaneMark mark) {
        return mark.subject().kind() == Kind.RAG_QUERY
                ? "RAG query"
                : Visible.line(mark.subject().meaning().event(), 40);
    }
}
