package claudoom.monitor.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Cuts a screen that nobody sees into pieces, since a whole one is too much for one frame. */
final class Pieces {

    private static final int DEEP = 5;

    private Pieces() {}

    /** Smaller ones before what they are parts of; the whole is the last. */
    static List<Node> of(Node whole) {
        var all = new ArrayList<Node>();
        collect(whole, DEEP, all);
        return all;
    }

    private static void collect(Node node, int deep, List<Node> into) {
        if (deep > 0) {
            parts(node).stream().filter(part -> !(part instanceof Label))
                    .forEach(part -> collect(part, deep - 1, into));
        }
        into.add(node);
    }

    /** Only of those that take their parts back as they were. */
    private static List<Node> parts(Node node) {
        return switch (node) {
            case SplitPane split when split.getSkin() == null -> split.getItems();
            case TabPane tabs when tabs.getSkin() == null ->
                tabs.getTabs().stream().map(Tab::getContent).filter(Objects::nonNull).toList();
            case VBox box -> box.getChildren();
            case HBox box -> box.getChildren();
            case StackPane stack -> stack.getChildren();
            default -> List.of();
        };
    }

    /** Does something with a piece while it is nobody's part. */
    static void apart(Node piece, Runnable work) {
        if (!(piece.getParent() instanceof Pane owner)) {
            if (piece.getParent() == null) {
                work.run();
            }
            return;
        }
        var all = List.copyOf(owner.getChildren());
        owner.getChildren().remove(piece);
        try {
            work.run();
        } finally {
            owner.getChildren().setAll(all);
        }
    }
}
