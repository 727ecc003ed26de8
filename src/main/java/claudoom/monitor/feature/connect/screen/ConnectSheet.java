package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.screen.ConnectViewModel.Step;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where to connect and as whom, to be tried and gone to. Enter connects, Escape leaves all as it is. */
public final class ConnectSheet {

    private static final ButtonType TRY = new ButtonType("Try", ButtonData.LEFT);
    private static final ButtonType CONNECT = new ButtonType("Connect", ButtonData.OK_DONE);
    private static final ButtonType CANCEL = new ButtonType("Cancel", ButtonData.CANCEL_CLOSE);
    private static final double WIDTH = 680;
    private static final double HEIGHT = 318; // also for what is said under a field

    private final ConnectViewModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ComboBox<Choice> known = new ComboBox<>();
    private final ConnectFields fields;

    /** @param closed called when the sheet is gone */
    public ConnectSheet(ConnectViewModel model, Window owner, Runnable closed) {
        this.model = model;
        fields = new ConnectFields(model, owner);
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Connect to");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("connect-sheet");
        pane.getStyleClass().addAll("sheet", "connect-sheet");
        pane.getButtonTypes().setAll(TRY, CONNECT, CANCEL);
        pane.setContent(content());
        press(TRY, "connect-try", model::attempt);
        press(CONNECT, "connect-go", model::go).getStyleClass().add("accent");
        pane.lookupButton(CANCEL).setId("connect-cancel");
        model.told().subscribe((before, now) -> fields.focusFault());
        dialog.setOnHidden(gone -> {
            model.close();
            closed.run();
        });
    }

    public void show() {
        dialog.show();
        fields.focus(Part.SERVERS);
    }

    /** Brings the sheet that is open already before the eyes. */
    public void toFront() {
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    public void close() {
        dialog.close();
    }

    /** It does something else than close the sheet. */
    private Button press(ButtonType type, String id, Runnable act) {
        var button = (Button) dialog.getDialogPane().lookupButton(type);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(button, false);
        button.disableProperty().bind(model.step().isEqualTo(Step.GOING).or(model.step().isEqualTo(Step.FILLING)));
        button.addEventFilter(ActionEvent.ACTION, pressed -> {
            pressed.consume();
            act.run();
        });
        return button;
    }

    private Node content() {
        var scroll = new ScrollPane(fields.grid());
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.setMinHeight(120);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var from = Parts.id(Parts.label("", "caption"), "connect-from");
        model.from().subscribe(words -> from.setText(Visible.line(words, 100)));
        var head = Parts.row(Parts.label("Connect to", "sheet-title"), from, Parts.grow(), known());
        var broken = Parts.id(Parts.paragraph("", "control-fault"), "connect-broken");
        model.broken().subscribe(words -> {
            broken.setText(Visible.line(words, 800));
            Parts.present(broken, !words.isEmpty());
            fit();
        });
        var all = Parts.stack(head, broken, scroll, readOnly(), outcome(), forgets());
        all.getStyleClass().add("sheet-body");
        all.setPrefWidth(WIDTH);
        return all;
    }

    /** What is said of trying needs its room. */
    private void fit() {
        if (dialog.isShowing()) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }

    private Node known() {
        known.setId("connect-known");
        known.setPromptText("Fill in from…");
        known.setAccessibleText("Fill in from a context of the nats CLI or an earlier connection");
        known.setItems(model.choices());
        known.setMaxWidth(220);
        known.setVisibleRowCount(12);
        known.setButtonCell(new ChoiceCell(false));
        known.setCellFactory(list -> new ChoiceCell(true));
        known.valueProperty().subscribe(this::chosen);
        return known;
    }

    private void chosen(@Nullable Choice choice) {
        if (choice != null) {
            model.choose(choice);
        }
    }

    private Node readOnly() {
        CheckBox box = Parts.check("connect-read-only", "Read-only: nothing can be sent there", false);
        box.selectedProperty().bindBidirectional(model.readOnly());
        box.setDisable(model.readOnlyForEver());
        var why = Parts.paragraph("The program was started with --read-only; only a new start takes that back.",
                "caption");
        Parts.present(why, model.readOnlyForEver());
        return Parts.stack(box, why);
    }

    private Node outcome() {
        var words = Parts.id(Parts.paragraph(""), "connect-words");
        var reached = Parts.chip("fas-check-circle", "REACHED", Role.OK).plain();
        var failed = Parts.chip("fas-times-circle", "NOT REACHED", Role.BAD).plain();
        var line = Parts.row(reached, failed, words);
        line.getStyleClass().add("connect-outcome");
        model.words().subscribe(text -> words.setText(Visible.line(text, 1_000)));
        model.step().subscribe(step -> {
            Parts.present(reached, step == Step.REACHED);
            Parts.present(failed, step == Step.FAILED);
            Parts.present(line, step == Step.REACHED || step == Step.FAILED || step == Step.TRYING);
            fit();
        });
        return line;
    }

    private Node forgets() {
        var words = Parts.id(Parts.paragraph(""), "connect-forgets");
        model.forgets().subscribe(text -> words.setText(Visible.line(text, 400)));
        var line = Parts.row(Parts.slot(Parts.icon("fas-info-circle")), words);
        line.getStyleClass().add("connect-forgets");
        return line;
    }

}
