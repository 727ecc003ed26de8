package claudoom.monitor.ui;

import claudoom.monitor.ui.PayloadText.JsonLine;
import java.util.ArrayDeque;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A payload as a tree; of a very wide or very long one the first part, which says so. */
final class PayloadTree extends TreeView<JsonLine> {

    /** JavaFX's tree locks up at some ten thousand siblings. */
    static final int WIDEST = 1000;
    static final int LONGEST = 20_000;
    private static final int OPEN = 2;

    PayloadTree(String id) {
        setId(id);
        getStyleClass().addAll("payload-tree", "dense");
        setShowRoot(false);
        setCellFactory(view -> new Cell());
    }

    void show(List<JsonLine> lines) {
        var root = new TreeItem<>(new JsonLine(-1, "", "", "object"));
        var parents = new ArrayDeque<TreeItem<JsonLine>>();
        parents.push(root);
        int shown = Math.min(lines.size(), LONGEST);
        int hiddenBelow = Integer.MAX_VALUE;
        for (var line : lines.subList(0, shown)) {
            if (line.depth() > hiddenBelow) {
                continue;
            }
            hiddenBelow = Integer.MAX_VALUE;
            while (parents.size() > 1 && parents.element().getValue().depth() >= line.depth()) {
                parents.pop();
            }
            var siblings = parents.element().getChildren();
            if (siblings.size() >= WIDEST) {
                if (siblings.size() == WIDEST) {
                    siblings.add(new TreeItem<>(new JsonLine(line.depth(), "", "… and more, see Pretty", "more")));
                }
                hiddenBelow = line.depth();
                continue;
            }
            var item = new TreeItem<>(line);
            item.setExpanded(line.depth() < OPEN);
            siblings.add(item);
            parents.push(item);
        }
        if (lines.size() > shown) {
            root.getChildren().add(new TreeItem<>(new JsonLine(0, "", "… and more, see Pretty", "more")));
        }
        setRoot(root);
    }

    /** Name and value of one line; it keeps its labels. */
    private static final class Cell extends TreeCell<JsonLine> {

        private final Label name = Parts.label("", "tree-name");
        private final Label value = Parts.label("", "tree-value");
        private final HBox box = Parts.row(name, value);

        Cell() {
            name.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable JsonLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(line.key());
            Parts.present(name, !line.key().isEmpty());
            value.setText(line.value());
            value.getStyleClass().setAll("label", "tree-value", line.type());
            setGraphic(box);
        }
    }
}
