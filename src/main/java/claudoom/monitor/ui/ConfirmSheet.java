package claudoom.monitor.ui;

import claudoom.monitor.payload.Visible;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The last look before something is changed. The focus begins on Cancel, or in the field where a word must be typed. Escape
 * cancels, and Enter too unless the button that sends has the focus; only that button, pressed by Space or the pointer, sends.
 */
public final class ConfirmSheet {

    private static final ButtonType SEND = new ButtonType("Send", ButtonData.APPLY);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
    private static final double WIDTH = 620;
    private static final double HEIGHT = 270;
    private static final double LEAST_HEIGHT = 150;

    private final String id;
    private final ConfirmViewModel<?> model;
    private final Ways ways;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Label title = Parts.paragraph("", "sheet-title");
    private final VBox content = Parts.stack();
    private final ScrollPane scroll = new ScrollPane(content);
    private final TextField word = new TextField();
    private final Label demand = Parts.paragraph("");
    private final VBox asked = Parts.stack(demand, word);
    private final Label news = Parts.paragraph("");
    private final HBox newsLine =
            Parts.row(Parts.chip("fas-exclamation-triangle", "NOT DONE", Role.WARN).plain(), news);

    /**
     * What the sheet does.
     *
     * @param send sends now if nothing is against it, and says whether the sheet has done its work; called at each press of the button
     * @param enter called when Enter is pressed on that button, which does not send
     * @param closed called when the sheet is gone, however
     */
    public record Ways(BooleanSupplier send, Runnable enter, Runnable closed) {}

    /**
     * @param id what all ids begin with: {@code control} makes {@code control-sheet-send}
     * @param window the title of the window
     * @param question what stands on top until it is known what would be sent
     * @param more what else can be chosen before it is sent; under the facts, over the word to type
     */
    public ConfirmSheet(String id, String window, String question, ConfirmViewModel<?> model, Window owner, Ways ways,
            Node... more) {
        this.id = id;
        this.model = model;
        this.ways = ways;
        title.setText(question);
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(window);
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId(id + "-sheet");
        pane.getStyleClass().addAll("sheet", "confirm-sheet");
        pane.getButtonTypes().setAll(SEND, CANCEL);
        pane.setContent(body(more));
        dress(send(), cancel());
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::enterNeverSends);
        dialog.setOnShown(shown -> cancel().requestFocus());
        dialog.setOnHidden(gone -> ways.closed().run());
        model.text().subscribe(this::tell);
    }

    public void show() {
        dialog.show();
        var told = model.text().get();
        if (told != null && told.type() != null) {
            word.requestFocus();
        }
    }

    /** Brings the sheet that is open already before the eyes. */
    public void toFront() {
        window().requestFocus();
    }

    public void close() {
        dialog.close();
    }

    /** To which what is asked on the sheet belongs. */
    public Window window() {
        return dialog.getDialogPane().getScene().getWindow();
    }

    private Button send() {
        return (Button) dialog.getDialogPane().lookupButton(SEND);
    }

    private Button cancel() {
        return (Button) dialog.getDialogPane().lookupButton(CANCEL);
    }

    private Node body(Node... more) {
        title.setId(id + "-sheet-title");
        word.setId(id + "-sheet-word");
        word.textProperty().bindBidirectional(model.typed());
        news.setId(id + "-sheet-news");
        newsLine.getStyleClass().add("why");
        model.news().subscribe(words -> {
            news.setText(Visible.line(words, 1_000));
            Parts.present(newsLine, !words.isEmpty());
        });
        var reason = Parts.id(Parts.paragraph("", "caption"), id + "-sheet-reason");
        model.reason().subscribe(words -> {
            reason.setText(Visible.line(words, 1_000));
            if (model.refused()) {
                title.setText("This cannot be done");
                content.getChildren().setAll(Parts.paragraph(Visible.lines(words, 1_000)));
                Parts.present(send(), false); // there is nothing that it could send
                cancel().setText("Close");
            }
            Parts.present(reason, !model.refused()); // not the same twice
        });
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(WIDTH - 20);
        scroll.setMinHeight(LEAST_HEIGHT); // sized before its first layout the sheet would stay as low as it was empty
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Parts.present(asked, false);
        var all = Parts.stack(title, newsLine, scroll);
        all.getChildren().addAll(more);
        for (var each : more) { // what comes later would take its room from what is to be read
            each.managedProperty().subscribe(this::grow);
        }
        all.getChildren().addAll(asked, reason);
        all.getStyleClass().add("sheet-body");
        all.setPrefWidth(WIDTH);
        return all;
    }

    private void dress(Button send, Button cancel) {
        send.setId(id + "-sheet-send");
        send.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(send, false);
        send.setDefaultButton(false);
        send.disableProperty().bind(model.ready().not());
        send.accessibleHelpProperty().bind(model.reason());
        send.addEventFilter(ActionEvent.ACTION, pressed -> {
            if (!ways.send().getAsBoolean()) {
                pressed.consume();
            }
        });
        cancel.setId(id + "-sheet-cancel");
        cancel.setDefaultButton(true);
    }

    /** Enter on a focused button would press it: here it cancels, or says what sends, and does nothing while the word is typed. */
    private void enterNeverSends(KeyEvent key) {
        boolean elsewhere =
                key.getTarget() instanceof Button other && !other.equals(send()) && !other.equals(cancel());
        if (key.getCode() != KeyCode.ENTER || elsewhere) {
            return;
        }
        key.consume();
        if (send().isFocused()) {
            ways.enter().run();
        } else if (!word.isFocused()) {
            dialog.close();
        }
    }

    private void tell(@Nullable ConfirmText told) {
        if (told == null) {
            return;
        }
        var send = send();
        send.setText(Visible.line(told.button(), 80));
        send.getStyleClass().removeAll("danger", "accent");
        send.getStyleClass().add(told.danger() ? "danger" : "accent");
        title.setText(Visible.line(told.title(), 200) + "?");
        content.getChildren().setAll(new ConfirmContent(id, told).nodes());
        var type = told.type();
        Parts.present(asked, type != null);
        if (type != null) {
            demand.setText(Visible.line(told.demand(), 400));
            word.setAccessibleText("Type " + type + " to confirm");
            word.setPromptText(Visible.line(type, 120));
            word.requestFocus();
        }
        grow();
    }

    private void grow() {
        var window = window();
        if (window != null) {
            fit();
            window.sizeToScene();
        }
    }

    /** As high as what is to be read, within bounds. */
    private void fit() {
        content.applyCss();
        scroll.setPrefViewportHeight(Math.clamp(content.prefHeight(WIDTH - 40), LEAST_HEIGHT, HEIGHT));
    }
}
