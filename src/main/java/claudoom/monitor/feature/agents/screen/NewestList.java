package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentDetail.Newest;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The newest message of each kind that one agent sent, with its age; a click shows them all. */
final class NewestList extends VBox {

    private static final int MOST = 12;

    private final Consumer<String> open;
    private final List<Line> lines = new ArrayList<>();
    private final Label more = Parts.paragraph("", "caption");
    /** The subjects in the order in which they stand. */
    private List<String> order = List.of();

    /** @param open shows all messages of a subject */
    NewestList(Consumer<String> open) {
        this.open = open;
        setId("agents-newest");
        getStyleClass().add("agents-newest");
        more.setId("agents-newest-more");
        getChildren().add(more);
        Parts.present(more, false);
    }

    /** One kind: its word, count and age, under them what the newest says. */
    private final class Line extends VBox {

        private final Hyperlink event = Parts.link("", "");
        private final Label count = Parts.number("", "caption");
        private final Label age = Parts.number("", "caption");
        private final Label text = Parts.label("", "caption");

        Line() {
            getChildren().addAll(Parts.row(event, count, Parts.grow(), age), text);
            event.setAccessibleHelp("Shows these messages in Events");
        }

        void show(Newest newest, Instant now) {
            write(event, Visible.line(newest.event(), 40));
            event.setOnAction(pressed -> open.accept(newest.subject()));
            write(count, Figures.count(newest.count()) + " ×");
            write(age, Figures.ago(newest.at(), now));
            write(text, newest.text());
        }
    }

    /** @param subjects on how many subjects the agent is heard */
    void show(List<Newest> all, int subjects, Instant now) {
        var newest = isHover() || isFocusWithin() ? held(all) : all;
        int count = Math.min(MOST, newest.size());
        order = newest.stream().limit(count).map(Newest::subject).toList();
        while (lines.size() < count) {
            var line = new Line();
            lines.add(line);
            getChildren().add(getChildren().size() - 1, line);
        }
        for (int i = 0; i < lines.size(); i++) {
            Parts.present(lines.get(i), i < count);
            if (i < count) {
                lines.get(i).show(newest.get(i), now);
            }
        }
        Parts.present(more, subjects > count);
        write(more, subjects > count
                ? "and " + Figures.count((long) subjects - count) + " more subjects; Subjects shows them all"
                : "");
    }

    /** What is under the hand stays where it is: else another subject would be opened than the one that was read. */
    private List<Newest> held(List<Newest> all) {
        var places = new HashMap<String, Integer>();
        order.forEach(subject -> places.put(subject, places.size()));
        return all.stream().sorted(Comparator.comparingInt(one -> places.getOrDefault(one.subject(), order.size())))
                .toList();
    }

    private static void write(javafx.scene.control.Labeled label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }
}
