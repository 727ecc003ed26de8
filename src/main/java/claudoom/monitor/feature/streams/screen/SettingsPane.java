package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How a stream is configured and what it holds, in words. */
final class SettingsPane extends VBox {

    private static final int LONGEST = 4_000;

    private final VBox body = new VBox(12);
    private final CopiesPane copies = new CopiesPane();
    private @Nullable StreamLine shown;

    SettingsPane() {
        setId("streams-settings");
        getStyleClass().add("streams-tab");
        body.getStyleClass().add("streams-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var pane = Parts.pane(scroll);
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().add(pane);
    }

    void show(StreamLine line, ClusterNews news) {
        var setup = line.setup();
        copies.show(line, news);
        if (setup == null) {
            body.getChildren().setAll(Parts.paragraph("Nobody has told how it is configured yet.", "caption"));
            return;
        }
        if (shown != null && setup.equals(shown.setup()) && same(line)) {
            return;
        }
        shown = line;
        var copy = Parts.button("streams-copy-settings", "fas-copy", "Copy as JSON", "small-button");
        copy.setOnAction(pressed -> Clip.copy(setup.json()));
        body.getChildren().setAll(top(setting(setup)), top(state(line)), copies, Parts.row(copy));
    }

    private boolean same(StreamLine line) {
        return shown != null && line.state() != null && shown.state() != null
                && line.state().messages() == shown.state().messages()
                && line.state().deleted() == shown.state().deleted();
    }

    private static Facts setting(StreamSetup setup) {
        var facts = Parts.facts();
        if (setup.description() != null) {
            facts.with("Description", Visible.line(setup.description(), LONGEST));
        }
        facts.with("Takes in", setup.subjects().isEmpty()
                ? "no subject of its own"
                : Visible.lines(String.join("\n", setup.subjects()), LONGEST));
        if (!setup.origin().isEmpty()) {
            facts.with("From streams", Visible.line(setup.origin(), LONGEST));
        }
        facts.with("Keeps", StreamSigns.keeps(setup));
        facts.with("When full", setup.discard().equals("new")
                ? "refuses new messages"
                : "drops the oldest messages");
        var limits = setup.limits();
        facts.with("A message", limits.messageSize() == null
                ? "may be as large as the server allows"
                : "may have at most " + Difference.bytes(limits.messageSize()));
        facts.with("Consumers", limits.consumers() == null
                ? "as many as the server allows"
                : "at most " + Figures.count(limits.consumers()));
        facts.with("Duplicates", setup.duplicates() == null
                ? "are not recognised"
                : "with the same message id are dropped within " + Difference.age(setup.duplicates()));
        facts.with("Stored in", (setup.storage().equals("memory") ? "memory: gone with the server" : "files")
                + (setup.replicas() > 1 ? ", " + setup.replicas() + " copies" : ", one copy"));
        facts.with("Made", Figures.moment(setup.created()));
        facts.with("Forbidden", forbidden(setup));
        if (!setup.also().isEmpty()) {
            facts.with("Also", Visible.lines(String.join("\n", setup.also()), LONGEST));
        }
        return facts;
    }

    private static String forbidden(StreamSetup setup) {
        var words = new ArrayList<String>();
        if (setup.locks().sealed()) {
            words.add("everything: it is sealed");
        }
        if (setup.locks().denyDelete()) {
            words.add("to delete messages");
        }
        if (setup.locks().denyPurge()) {
            words.add("to purge it");
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static Facts state(StreamLine line) {
        var facts = Parts.facts();
        var state = line.state();
        if (state == null) {
            return facts.with("Holds", Figures.UNKNOWN);
        }
        facts.with("Holds", "%s messages of %s subjects, %s".formatted(Figures.count(state.messages()),
                Figures.count(state.subjects()), Figures.bytes(state.bytes())));
        var used = StreamSigns.used(line);
        if (!used.isEmpty()) {
            facts.with("Limits used", used);
        }
        facts.with("Sequences", "%s to %s, %s in between are gone".formatted(Figures.count(state.firstSequence()),
                Figures.count(state.lastSequence()), Figures.count(state.deleted())));
        facts.with("Oldest", Figures.moment(state.first()));
        facts.with("Newest", Figures.moment(state.last()));
        if (state.lost() > 0) {
            facts.with("Lost", Figures.count(state.lost()) + " messages: its files are damaged");
        }
        return facts;
    }

    private static Facts top(Facts facts) {
        facts.getChildren().forEach(each -> GridPane.setValignment(each, VPos.TOP));
        return facts;
    }
}
