package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.screen.SubscriptionsViewModel.Step;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The sheet of what is listened to: each pattern with what it brought; patterns are looked at, included and left out here. */
public final class SubscriptionsSheet {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("error");
    private static final double WIDTH = 720;
    private static final double PATTERN = 190;
    private static final double HEIGHT = 520;

    private final SubscriptionsViewModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final TextField field = new TextField();
    private final TableView<SubscriptionRow> table;
    private final Button look = Parts.button("subjects-subscriptions-look", "fas-eye", "Look for 3 s");
    private final Button yes = Parts.button("subjects-subscriptions-yes", "fas-check", "Include", "accent");
    private final Button no = Parts.button("subjects-subscriptions-no", "fas-times", "Do not include");

    /** @param closed called when the sheet is gone */
    public SubscriptionsSheet(SubscriptionsViewModel model, Window owner, Runnable closed) {
        this.model = model;
        table = table();
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle("Subscriptions");
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("subjects-subscriptions");
        pane.getStyleClass().add("sheet");
        pane.setPrefSize(WIDTH, HEIGHT);
        var close = new ButtonType("Close", ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(close);
        pane.lookupButton(close).setId("subjects-subscriptions-close");
        ((Button) pane.lookupButton(close)).setDefaultButton(false);
        pane.setContent(content());
        dialog.setOnHidden(gone -> {
            model.no();
            closed.run();
        });
    }

    public void show() {
        dialog.show();
        field.requestFocus();
    }

    /** Brings the sheet that is open already before the eyes. */
    public void toFront() {
        dialog.getDialogPane().getScene().getWindow().requestFocus();
    }

    private Node content() {
        var foot = Parts.id(Parts.label(""), "subjects-subscriptions-foot");
        foot.textProperty().bind(model.foot());
        var leave = Parts.button("subjects-subscriptions-leave", "fas-minus-circle", "Leave out…");
        leave.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        leave.setOnAction(click -> leaveSelected());
        var list = Parts.pane(table, Parts.foot(foot));
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(list, Priority.ALWAYS);
        var all = Parts.stack(Parts.row(Parts.label("What is listened to", "sheet-title"), Parts.grow(), leave), list,
                ask(), answer());
        all.getStyleClass().add("sheet-body");
        return all;
    }

    private TableView<SubscriptionRow> table() {
        var made = Tables.table("subjects-subscriptions-table", model.rows(),
                new EmptyState("fas-deaf", "Nothing is listened to", "Write a pattern below and look at it first."),
                List.of(pattern(),
                        Tables.sign("subjects-subscriptions-state", "State", 130,
                                row -> row.connected()
                                        .flatMap(on -> row.facts().map(facts -> sign(facts.refused(), on)))),
                        count("messages", "Messages", 120, one -> one.messages()),
                        Tables.number("subjects-subscriptions-rate", "Msg/s", 80, SubscriptionRow::perSecond,
                                Figures::rate),
                        Tables.number("subjects-subscriptions-bytes", "Bytes", 80,
                                row -> row.facts().map(facts -> facts.bytes()), Figures::bytes),
                        count("again", "Twice", 70, one -> one.again())));
        made.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DELETE) {
                leaveSelected();
            }
        });
        return made;
    }

    private static Column<SubscriptionRow, @Nullable String> pattern() {
        Column<SubscriptionRow, @Nullable String> column = Tables.words("subjects-subscriptions-pattern", "Pattern",
                PATTERN, row -> row.facts().map(facts -> Visible.line(facts.pattern(), 300)));
        column.setMinWidth(PATTERN); // numbers do not take the room of what they belong to
        var cells = column.getCellFactory();
        column.setCellFactory(in -> {
            var cell = cells.call(in);
            var whole = new Tooltip();
            whole.textProperty().bind(cell.textProperty());
            cell.textProperty().subscribe(text -> cell.setTooltip(text == null || text.isEmpty() ? null : whole));
            return cell;
        });
        return column.lead();
    }

    private static Column<SubscriptionRow, Long> count(String id, String title, double width,
            ToLongFunction<claudoom.monitor.feature.subjects.model.Listening> number) {
        Column<SubscriptionRow, Long> column = Tables.count("subjects-subscriptions-" + id, title, width,
                row -> row.facts().map(facts -> number.applyAsLong(facts)));
        column.setMinWidth(width); // full figures are never cut, however narrow the sheet
        return column;
    }

    private static Sign sign(boolean refused, boolean connected) {
        if (!connected) {
            return new Sign("fas-sync-alt", "not connected", Role.OFF);
        }
        return refused
                ? new Sign("fas-ban", "NOT PERMITTED", Role.BAD)
                : new Sign("fas-check-circle", "listening", Role.OK);
    }

    private void leaveSelected() {
        var row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.leaveOut(row);
        }
    }

    private Node ask() {
        field.setId("subjects-subscriptions-field");
        field.setPromptText("another pattern, such as lab.>");
        field.setAccessibleText("Pattern to look at and include");
        HBox.setHgrow(field, Priority.ALWAYS);
        look.disableProperty().bind(field.textProperty().isEmpty()
                .or(model.step().isEqualTo(Step.LOOKING)).or(model.step().isEqualTo(Step.CHANGING)));
        look.setOnAction(click -> model.look(field.getText()));
        field.setOnAction(enter -> model.look(field.getText()));
        field.textProperty().subscribe(typed -> {
            if (!model.isAbout(typed) && (model.step().get() == Step.OFFERED || model.step().get() == Step.LOOKING)) {
                model.no(); // what was seen is not what stands in the field any more
            }
        });
        model.fault().subscribe(wrong -> {
            field.pseudoClassStateChanged(FAULTY, !wrong.isEmpty());
            field.setAccessibleHelp(wrong);
        });
        return Parts.row(field, look);
    }

    private Node answer() {
        var words = Parts.id(Parts.paragraph(""), "subjects-subscriptions-words");
        model.words().subscribe(text -> words.setText(Visible.line(text, 800)));
        var fault = Parts.id(Parts.paragraph("", "control-fault"), "subjects-subscriptions-fault");
        model.fault().subscribe(text -> {
            fault.setText(Visible.line(text, 500));
            Parts.present(fault, !text.isEmpty());
            Parts.present(words, text.isEmpty());
        });
        yes.setOnAction(click -> model.yes());
        no.setOnAction(click -> model.no());
        model.step().subscribe(this::step);
        var answer = Parts.stack(words, fault, Parts.row(yes, no));
        answer.getStyleClass().add("subscriptions-answer");
        return answer;
    }

    /** An offer comes by itself, so the focus stays where it is: a key that is pressed just then must not include anything. */
    private void step(Step now) {
        boolean question = now == Step.OFFERED || now == Step.LEAVING;
        boolean goes = look.isFocused() || (!question && (yes.isFocused() || no.isFocused()));
        if (goes && now != Step.OFFERED && dialog.isShowing()) {
            field.requestFocus(); // what has the focus cannot be pressed any more
        }
        Parts.present(yes, question);
        Parts.present(no, question);
        yes.setText(now == Step.LEAVING ? "Leave it out" : "Include");
        no.setText(now == Step.LEAVING ? "Keep it" : "Do not include");
        if (now == Step.LEAVING) {
            no.requestFocus();
        }
    }
}
