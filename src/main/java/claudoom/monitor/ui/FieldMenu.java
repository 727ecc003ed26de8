package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** What can be done with a value of a message, as a menu at that value. */
final class FieldMenu {

    private final String id;
    private final List<FieldAction> actions = new ArrayList<>();
    private final ContextMenu menu = new ContextMenu();
    private @Nullable FieldAction click;

    FieldMenu(String id) {
        this.id = id;
        menu.setId(id);
    }

    void add(FieldAction action) {
        actions.add(action);
    }

    void onClick(FieldAction action) {
        actions.add(action);
        click = action;
    }

    /** What stands after a number that a click acts on. */
    NumberGlyph glyph() {
        return click == null ? NumberGlyph.NONE : new NumberGlyph(click);
    }

    /** Does what a plain click on a value does, if that is anything. */
    boolean click(@Nullable Field field) {
        var action = click;
        if (action == null || field == null || !action.fits().test(field)) {
            return false;
        }
        action.act().accept(field);
        return true;
    }

    void show(Field field, Node at, double screenX, double screenY) {
        menu.getItems().setAll(items(field));
        menu.show(at, screenX, screenY);
    }

    private List<MenuItem> items(Field field) {
        var items = new ArrayList<MenuItem>();
        for (var action : actions) {
            if (action.fits().test(field)) {
                items.add(item(action.id(), action.icon(), action.words(), () -> action.act().accept(field)));
            }
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        if (field.leaf()) {
            items.add(item("copy-value", "fas-copy", "Copy value", () -> Clip.copy(field.text())));
        }
        items.add(item("copy-path", "fas-code-branch", "Copy " + (field.pointer().isEmpty() ? "name" : "JSON pointer"),
                () -> Clip.copy(field.pointer().isEmpty() ? field.path() : field.pointer())));
        return items;
    }

    private MenuItem item(String part, String icon, String words, Runnable act) {
        var item = new MenuItem(words, Parts.icon(icon));
        item.setId(id + "-" + part);
        item.setOnAction(chosen -> act.run());
        return item;
    }
}
