package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Holder;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which streams hold the subject, what of it, and how to read it. */
final class StoredPane {

    private final StoredViewModel model;
    private final Runnable openHistory;
    private final VBox holders = new VBox(16);
    private final EmptyState nothing = new EmptyState("fas-database", "", "");
    private final Label state = Parts.paragraph("", "caption");
    private final VBox node;

    /** @param openHistory shows the tab in which messages are read */
    StoredPane(StoredViewModel model, Runnable openHistory) {
        this.model = model;
        this.openHistory = openHistory;
        holders.setId("subjects-stored");
        holders.getStyleClass().add("leaf-body");
        var scroll = new ScrollPane(holders);
        scroll.setFitToWidth(true);
        var again = Parts.button("subjects-stored-again", "fas-sync", "Ask again", "small-button");
        again.setOnAction(click -> model.refresh());
        again.disableProperty().bind(model.busyProperty().or(model.askableProperty().not()));
        state.setId("subjects-stored-state");
        state.textProperty().bind(model.stateProperty());
        var body = new StackPane(nothing, scroll);
        VBox.setVgrow(body, Priority.ALWAYS);
        node = new VBox(body, Parts.foot(state, Parts.grow(), again));
        node.getStyleClass().add("leaf-stored");
        model.holders().addListener((ListChangeListener<Holder>) change -> show());
        model.stateProperty().subscribe(text -> show());
        Parts.present(scroll, false);
        holders.getChildren().addListener(
                (ListChangeListener<Node>) change -> Parts.present(scroll, !holders.getChildren().isEmpty()));
    }

    Node node() {
        return node;
    }

    private void show() {
        boolean none = model.holders().isEmpty();
        var words = model.stateProperty().get();
        nothing.say(model.nothing(), words.isEmpty() ? "Which streams hold it has not been asked." : words);
        Parts.present(nothing, none);
        Parts.present(state, !none && !words.isEmpty()); // else it stands in the middle
        holders.getChildren().setAll(model.holders().stream().map(this::holder).toList());
    }

    private Node holder(Holder holder) {
        var facts = Parts.facts();
        var id = "subjects-holder-" + holder.stream();
        facts.add(id, "Stream").setText(Visible.line(holder.stream(), 255));
        facts.add(id + "-messages", "Holds of it").setText(holder.messages() == null
                ? Figures.UNKNOWN
                : Figures.count(holder.messages()) + (holder.messages() == 1 ? " message" : " messages"));
        var newest = facts.add(id + "-newest", "Newest");
        if (holder.newest() != null) {
            newest.setText(RowWords.moment(holder.newest()));
            Parts.tip(newest, Figures.exact(holder.newest()));
        }
        facts.add(id + "-sequence", "At sequence").setText(
                holder.newestSequence() == 0 ? Figures.UNKNOWN : Figures.count(holder.newestSequence()));
        facts.add(id + "-retention", "Keeps").setText(keeps(holder));
        facts.add(id + "-asked", "Asked at").setText(Figures.time(model.askedAt()));
        var box = new VBox(8, facts);
        if (!holder.trouble().isEmpty()) {
            box.getChildren().add(Parts.paragraph(holder.trouble(), "caption"));
        }
        if (holder.newestSequence() > 0) {
            var read = Parts.button(id + "-read", "fas-history", "Read it in History", "small-button");
            read.setOnAction(click -> {
                model.choose(holder);
                openHistory.run();
            });
            box.getChildren().add(read);
        }
        return box;
    }

    private static String keeps(Holder holder) {
        return switch (holder.retention()) {
            case "limits" -> "until its limits";
            case "interest" -> "until every consumer is done with it";
            case "workqueue" -> "until a worker is done with it";
            default -> Figures.UNKNOWN;
        };
    }
}
