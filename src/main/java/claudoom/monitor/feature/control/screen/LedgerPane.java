package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.screen.ControlViewModel.Shown;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every command that was sent, newest first; each opens into its messages. */
final class LedgerPane {

    /** A tree with very wide nodes locks up; the file has them all. */
    private static final int MOST_MESSAGES = 500;

    private final ControlViewModel model;
    private final TreeItem<LedgerRow> root = new TreeItem<>();
    private final Map<LedgerRow, TreeItem<LedgerRow>> items = new HashMap<>();

    LedgerPane(ControlViewModel model) {
        this.model = model;
    }

    Node node() {
        var tree = new TreeView<>(root);
        tree.setId("control-ledger");
        tree.setAccessibleText("Commands that were sent, newest first");
        tree.setShowRoot(false);
        tree.setFixedCellSize(48);
        tree.setCellFactory(view -> new LedgerCell());
        var empty = new EmptyState("fas-history", "No command yet",
                "Each is listed here with what became of it.");
        var middle = new StackPane(tree, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        model.ledger().addListener((ListChangeListener<LedgerRow>) change -> fill(tree, empty));
        fill(tree, empty);
        var log = Parts.id(Parts.paragraph(""), "control-log");
        log.textProperty().bind(model.words(Shown.LOG));
        var pane = Parts.pane(Parts.paneHead(Parts.label("Sent commands", "card-title")), middle, Parts.foot(log));
        pane.setMinWidth(240);
        return pane;
    }

    private void fill(Node tree, Node empty) {
        items.keySet().retainAll(model.ledger());
        List<TreeItem<LedgerRow>> wanted = new ArrayList<>();
        model.ledger().forEach(row -> wanted.add(items.computeIfAbsent(row, LedgerPane::item)));
        root.getChildren().setAll(wanted);
        Parts.present(tree, !wanted.isEmpty());
        Parts.present(empty, wanted.isEmpty());
    }

    /** The messages of a command are fixed when it is sent; only their outcomes come later. */
    private static TreeItem<LedgerRow> item(LedgerRow row) {
        var item = new TreeItem<>(row);
        var entry = row.entry().get();
        for (int i = 0; i < Math.min(MOST_MESSAGES, entry.deliveries().size()); i++) {
            var message = new LedgerRow(entry, i);
            row.entry().subscribe(message::accept);
            item.getChildren().add(new TreeItem<>(message));
        }
        return item;
    }
}
