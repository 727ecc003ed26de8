package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Peer;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The copies of a stream in a cluster: on which server, who leads, how far each is behind and when it was heard last. */
final class CopiesPane extends VBox {

    private final GridPane grid = new GridPane();
    private final Label note = Parts.id(Parts.paragraph("", "caption"), "streams-copies-note");
    private List<Line> shown = List.of();

    private record Line(String server, Sign sign, @Nullable Long lag, String heard) {}

    CopiesPane() {
        setId("streams-copies");
        getStyleClass().add("stack");
        grid.getStyleClass().add("facts");
        getChildren().addAll(Parts.label("Copies", "card-title"), grid, note);
    }

    /** Takes no room outside of a cluster. */
    void show(StreamLine line, ClusterNews news) {
        var lines = lines(line, news);
        Parts.present(this, !lines.isEmpty());
        note.setText(note(line, news));
        Parts.present(note, !note.getText().isEmpty());
        if (!lines.equals(shown)) {
            shown = lines;
            fill(lines);
        }
    }

    private static String note(StreamLine line, ClusterNews news) {
        var words = new ArrayList<String>();
        if (line.unknownSince() != null && line.state() != null) {
            words.add("As it was at " + Figures.time(line.state().at()) + ": nobody tells since then.");
        }
        if (!news.note().isEmpty()) {
            words.add(Visible.line(news.note(), StreamSigns.LONGEST));
        }
        return String.join(" ", words);
    }

    private static List<Line> lines(StreamLine line, ClusterNews news) {
        var state = line.state();
        if (state == null || state.leader() == null) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        lines.add(new Line(state.leader(), leader(line, news.lost().contains(state.leader())), null, ""));
        for (var peer : state.peers()) {
            lines.add(line.known()
                    ? new Line(peer.name(), sign(peer, news.lost().contains(peer.name())), peer.lag(), heard(peer))
                    : new Line(peer.name(), unknown("copy"), null, ""));
        }
        return lines;
    }

    private static Sign leader(StreamLine line, boolean lost) {
        return !line.known()
                ? unknown("led it last")
                : lost
                        ? new Sign("fas-exclamation-triangle", "leads, and does not answer", Role.WARN)
                        : new Sign("fas-crown", "leads", Role.OK);
    }

    private static Sign unknown(String word) {
        return new Sign("fas-question-circle", word, Role.OFF);
    }

    private static Sign sign(Peer peer, boolean lost) {
        if (lost) {
            return new Sign("fas-exclamation-triangle", "server lost", Role.WARN);
        }
        if (peer.behind()) {
            var word = peer.offline() ? "offline" : peer.late() ? "not heard" : "behind";
            return new Sign("fas-exclamation-triangle", word, Role.WARN);
        }
        return new Sign("fas-check-circle", peer.current() ? "up to date" : "taking over", Role.OK);
    }

    /** Of a server whose silence is not known nothing is said: never heard, or too new to tell. */
    private static String heard(Peer peer) {
        if (peer.silent() == null) {
            return peer.current() ? Figures.UNKNOWN : "not heard yet";
        }
        return peer.late() ? "heard " + Figures.age(peer.silent()) + " before" : "heard just before";
    }

    private void fill(List<Line> lines) {
        grid.getChildren().clear();
        int row = 0;
        grid.addRow(row++, head("Server"), head("State"), right(head("Lag in messages")), head("Heard"));
        for (var line : lines) {
            var name = Parts.label(Visible.line(line.server(), StreamSigns.LONGEST));
            var chip = new Chip(line.sign()).plain();
            var lag = Parts.number(line.lag() == null ? Figures.UNKNOWN : Figures.count(line.lag()));
            grid.addRow(row++, name, chip, right(lag), Parts.label(line.heard(), "muted"));
        }
    }

    private static Label head(String text) {
        return Parts.label(text, "caption");
    }

    private static Node right(Node node) {
        GridPane.setHalignment(node, HPos.RIGHT);
        return node;
    }
}
