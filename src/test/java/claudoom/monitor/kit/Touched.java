package claudoom.monitor.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** What was set off in a tree of nodes since it is watched: layouts asked for; children, words, styles and bounds that changed. */
public final class Touched {

    private final List<String> touched = new ArrayList<>();

    private Touched() {}

    /** On the FX thread; nodes that come later are not watched, but their coming is noted. */
    public static Touched under(Node root) {
        var watching = new Touched();
        watching.watch(root);
        return watching;
    }

    private void watch(Node node) {
        onChange(node, "visible", node.visibleProperty());
        onChange(node, "bounds", node.boundsInParentProperty());
        onChange(node, "style", node.getStyleClass());
        switch (node) {
            case Labeled labeled -> onChange(node, "text", labeled.textProperty());
            case Text text -> onChange(node, "text", text.textProperty());
            default -> {
            }
        }
        if (node instanceof Parent parent) {
            parent.needsLayoutProperty().addListener((any, before, now) -> note(now, "layout", node));
            onChange(node, "children", parent.getChildrenUnmodifiable());
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::watch);
        }
    }

    private void onChange(Node node, String what, Observable value) {
        value.addListener(changed -> note(true, what, node));
        if (value instanceof ObservableValue<?> valid) {
            valid.getValue(); // else it would not say that it changed
        }
    }

    private void note(boolean happened, String what, Node node) {
        if (happened) {
            touched.add(what + " of " + node);
        }
    }

    /** In the order in which it happened; forgotten with this call. */
    public List<String> taken() {
        var taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }
}
