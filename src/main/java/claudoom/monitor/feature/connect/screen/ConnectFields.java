package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.io.File;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The fields of a connection, one under the other, each with what is wrong under it. Only those of the chosen login are there. */
final class ConnectFields {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("error");

    private final ConnectViewModel model;
    private final Window owner;
    private final GridPane grid = new GridPane();
    private final Map<Part, TextField> fields = new EnumMap<>(Part.class);
    private final Map<Part, Node> names = new EnumMap<>(Part.class);
    private final Map<Part, Node> boxes = new EnumMap<>(Part.class);
    private int row;

    ConnectFields(ConnectViewModel model, Window owner) {
        this.model = model;
        this.owner = owner;
        grid.getStyleClass().addAll("facts", "connect-grid");
        var words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(words, values);
        line(Part.SERVERS);
        login();
        for (var kind : LoginKind.values()) {
            kind.parts().forEach(this::line);
        }
        line(Part.CA);
        line(Part.CERT);
        line(Part.KEY);
        line(Part.INBOX);
        model.login().subscribe(this::present);
        model.kept().subscribe(kept -> fields.forEach((part, field) -> {
            if (part.secret()) {
                field.setPromptText(kept.contains(part) ? "as now, while server and login stay the same" : "");
            }
        }));
    }

    Node grid() {
        return grid;
    }

    /** To the first field that is wrong, if one is. */
    void focusFault() {
        fields.keySet().stream().filter(part -> !model.fault(part).get().isEmpty()).findFirst().ifPresent(this::focus);
    }

    void focus(Part part) {
        var field = fields.get(part);
        if (field != null) {
            field.requestFocus();
        }
    }

    private void login() {
        var kinds = new ComboBox<LoginKind>();
        kinds.getItems().setAll(LoginKind.values());
        kinds.setId("connect-login");
        kinds.setAccessibleText("Login");
        kinds.valueProperty().bindBidirectional(model.login());
        var name = Parts.label("Login", "value");
        name.setLabelFor(kinds);
        grid.addRow(row++, name, kinds);
    }

    private void line(Part part) {
        var id = "connect-" + part.id();
        var field = part.secret() ? new PasswordField() : new TextField();
        field.setId(id);
        field.setPromptText(part.hint());
        field.setAccessibleText(part.title());
        field.getStyleClass().add("connect-field");
        field.textProperty().bindBidirectional(model.text(part));
        HBox.setHgrow(field, Priority.ALWAYS);
        var box = Parts.row(field);
        if (part.file()) {
            var browse = Parts.button(id + "-browse", "fas-folder-open", "Choose…", "small-button");
            browse.setAccessibleText(part.title() + ": choose a file");
            browse.setOnAction(pressed -> browse(part));
            box.getChildren().add(browse);
        }
        var name = Parts.label(part.title(), "value");
        name.setLabelFor(field);
        grid.addRow(row++, name, box);
        var fault = Parts.id(Parts.paragraph("", "control-fault"), id + "-fault");
        grid.add(fault, 1, row++);
        model.fault(part).subscribe(words -> {
            fault.setText(Visible.line(words, 500));
            Parts.present(fault, !words.isEmpty());
            field.pseudoClassStateChanged(FAULTY, !words.isEmpty());
            field.setAccessibleHelp(words);
        });
        fields.put(part, field);
        names.put(part, name);
        boxes.put(part, box);
    }

    private void present(LoginKind chosen) {
        var ofLogins = Arrays.stream(LoginKind.values()).flatMap(kind -> kind.parts().stream()).toList();
        for (var nodes : List.of(names, boxes)) {
            nodes.forEach((part, node) -> Parts.present(node,
                    !ofLogins.contains(part) || chosen.parts().contains(part)));
        }
    }

    private void browse(Part part) {
        var chooser = new FileChooser();
        chooser.setTitle(part.title());
        var folder = new File(model.text(part).get()).getAbsoluteFile().getParentFile();
        if (!model.text(part).get().isBlank() && folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        var chosen = chooser.showOpenDialog(grid.getScene() == null ? owner : grid.getScene().getWindow());
        if (chosen != null) {
            model.text(part).set(chosen.getPath());
        }
    }
}
