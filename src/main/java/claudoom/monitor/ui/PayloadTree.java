package claudoom.monitor.ui;

import claudoom.monitor.payload.JsonLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A payload as a tree; of a very wide or very long one the first part, which says so. */
final class PayloadTree extends TreeView<JsonLine> {

    /** JavaFX's tree locks up at some ten thousand siblings. */
    static final int WIDEST = 1000;
    static final int LONGEST = 20_000;
    private static final int OPEN = 2;
    private NumberGlyph glyph = NumberGlyph.NONE;
    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    PayloadTree(String id) {
        setId(id);
        getStyleClass().addAll("payload-tree", "dense");
        setShowRoot(false);
        setCellFactory(view -> new Cell(glyph));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            var chosen = getSelectionModel().getSelectedItem();
            if (COPY.match(key) && chosen != null) {
                var line = chosen.getValue();
                Clip.copy(line.key().isEmpty() ? line.value() : line.key() + ": " + line.value());
                key.consume();
            }
        });
    }

    /** After each number there is to be this sign. */
    void signNumbers(NumberGlyph wanted) {
        glyph = wanted;
        setCellFactory(view -> new Cell(wanted));
    }

    void show(List<JsonLine> lines) {
        var path = new ArrayDeque<Branch>();
        path.push(new Branch(new TreeItem<>(new JsonLine(-1, "", "", "object", ""))));
        int shown = Math.min(lines.size(), LONGEST);
        int hiddenBelow = Integer.MAX_VALUE;
        for (var line : lines.subList(0, shown)) {
            if (line.depth() > hiddenBelow) {
                continue;
            }
            while (path.size() > 1 && path.element().depth() >= line.depth()) {
                path.pop().close();
            }
            boolean room = path.element().room();
            hiddenBelow = room ? Integer.MAX_VALUE : line.depth();
            if (room) {
                path.push(path.element().add(line));
            }
        }
        while (path.size() > 1) {
            path.pop().close();
        }
        var root = path.pop();
        if (lines.size() > shown) {
            root.children.add(more());
        }
        root.close();
        setRoot(root.item);
    }

    /** The value that a part of this tree shows. */
    @Nullable Field at(EventTarget part) {
        for (var node = part instanceof Node at ? at : null; node != null && !equals(node); node = node.getParent()) {
            if (node instanceof Cell cell) {
                return cell.getItem() == null ? null : Field.of(cell.getItem());
            }
        }
        return null;
    }

    @Nullable Field chosen() {
        var item = getSelectionModel().getSelectedItem();
        return item == null ? null : Field.of(item.getValue());
    }

    /** A line whose children are still being gathered: adding them one by one would tell every ancestor each time. */
    private record Branch(TreeItem<JsonLine> item, List<TreeItem<JsonLine>> children) {

        Branch(TreeItem<JsonLine> item) {
            this(item, new ArrayList<>());
        }

        int depth() {
            return item.getValue().depth();
        }

        /** Whether one more child may be shown; the first that may not leaves a word instead. */
        boolean room() {
            if (children.size() == WIDEST) {
                children.add(more());
            }
            return children.size() < WIDEST;
        }

        Branch add(JsonLine line) {
            var child = new TreeItem<>(line);
            child.setExpanded(line.depth() < OPEN);
            children.add(child);
            return new Branch(child);
        }

        void close() {
            item.getChildren().setAll(children);
        }
    }

    private static TreeItem<JsonLine> more() {
        return new TreeItem<>(new JsonLine(0, "", "… and more, see Pretty", "more", ""));
    }

    /** Name and value of one line; it keeps its labels. */
    private static final class Cell extends TreeCell<JsonLine> {

        private final Label name = Parts.label("", "tree-name");
        private final Label value = Parts.label("", "tree-value");
        private final FontIcon sign;
        private final boolean signs;
        private final HBox box;

        Cell(NumberGlyph glyph) {
            sign = glyph.make();
            box = Parts.row(name, value, sign);
            name.setMinWidth(USE_PREF_SIZE);
            signs = glyph.shown();
        }

        @Override
        protected void updateItem(@Nullable JsonLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                return;
            }
            name.setText(Upright.line(line.key()));
            Parts.present(name, !line.key().isEmpty());
            value.setText(Upright.line(line.value()));
            Parts.present(sign, signs && line.type().equals("number"));
            value.getStyleClass().setAll("label", "tree-value", line.type());
            setGraphic(box);
        }
    }
}
