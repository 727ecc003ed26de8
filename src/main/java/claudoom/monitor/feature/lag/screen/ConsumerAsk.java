package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.Spans;
import claudoom.monitor.ui.Parts;
import java.time.Duration;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What an action needs to be told first: for how long, from where, or which settings; nothing is sent from here. */
final class ConsumerAsk extends VBox {

    private final ConsumerViewModel model;
    private final Label title = Parts.label("", "card-title");
    private final VBox body = Parts.stack();
    private final Label fault = Parts.id(Parts.paragraph("", "control-fault"), "lag-consumer-fault");

    ConsumerAsk(ConsumerViewModel model) {
        this.model = model;
        setId("lag-consumer-ask-more");
        getStyleClass().addAll("card", "consumer-ask");
        var review = Parts.button("lag-consumer-review", "fas-eye", "Review…", "accent");
        review.setOnAction(pressed -> model.reviewAsked());
        var cancel = new Button("Cancel");
        cancel.setId("lag-consumer-cancel");
        cancel.setOnAction(pressed -> model.stopAsking());
        getChildren().addAll(title, body, fault,
                Parts.row(review, cancel, Parts.label("Nothing is sent before you have seen it all once more.",
                        "caption")));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && key.getTarget() instanceof TextField) {
                model.reviewAsked();
                key.consume();
            }
        });
        model.fault().subscribe(text -> {
            fault.setText(text);
            Parts.present(fault, !text.isEmpty());
        });
        model.asking().subscribe(this::show);
    }

    private void show(@Nullable ConsumerAction action) {
        Parts.present(this, action != null);
        if (action == null) {
            body.getChildren().clear();
            return;
        }
        switch (action) {
            case PAUSE -> ask("Pause for how long?", pause());
            case RESET -> ask("Reset to which sequence?", field("lag-consumer-sequence", "Sequence", model.sequence(),
                    "It delivers from this message of the stream on."));
            case EDIT -> ask("Change settings", settings());
            default -> ask("", new VBox());
        }
    }

    private void ask(String question, Node more) {
        title.setText(question);
        body.getChildren().setAll(more);
        var field = more.lookup(".text-field");
        var first = field == null ? more.lookup(".choice-box") : field;
        (first == null ? more : first).requestFocus();
    }

    private Node pause() {
        var box = new ChoiceBox<Duration>();
        box.setId("lag-consumer-span");
        box.setAccessibleText("How long it is paused");
        box.getItems().setAll(ConsumerViewModel.SPANS);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Duration span) {
                return span == null ? "" : Spans.words(span);
            }

            @Override
            public Duration fromString(String text) {
                throw new UnsupportedOperationException("spans are chosen");
            }
        });
        box.setValue(model.span().get());
        box.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.span().set(chosen);
            }
        });
        return Parts.row(box, Parts.label("After that it goes on by itself.", "caption"));
    }

    private static Node field(String id, String word, StringProperty text, String meaning) {
        var grid = new GridPane();
        line(grid, id, word, text, meaning, 0);
        return dressed(grid);
    }

    private Node settings() {
        var fields = model.fields();
        var grid = new GridPane();
        line(grid, "lag-consumer-ack-wait", "Ack wait", fields.ackWait(),
                "such as 30 s; counts where there is no backoff", 0);
        line(grid, "lag-consumer-max-deliver", "Max deliver", fields.maxDeliver(), "a number, or no limit", 1);
        line(grid, "lag-consumer-max-pending", "Max ack pending", fields.maxAckPending(), "a number, or no limit", 2);
        line(grid, "lag-consumer-backoff", "Backoff", fields.backoff(), "such as 1 s, 2 s, 4 s, or nothing", 3);
        line(grid, "lag-consumer-description", "Description", fields.description(), "what it is for", 4);
        return dressed(grid);
    }

    private static Node dressed(GridPane grid) {
        grid.getStyleClass().add("facts");
        return grid;
    }

    private static void line(GridPane grid, String id, String word, StringProperty text, String meaning, int row) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(word);
        field.setAccessibleHelp(meaning);
        field.setPrefWidth(260);
        field.textProperty().bindBidirectional(text);
        HBox.setHgrow(field, Priority.SOMETIMES);
        var name = Parts.label(word, "caption");
        name.setLabelFor(field);
        grid.addRow(row, name, field, Parts.label(meaning, "caption"));
    }
}
