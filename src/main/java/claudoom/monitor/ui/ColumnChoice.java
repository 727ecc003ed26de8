package claudoom.monitor.ui;

import claudoom.monitor.terms.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/** Which columns the user wants; of those the least important go while the table is too narrow for all. */
public final class ColumnChoice<R> {

    private static final String NAME = "columns";

    private final Memory memory;
    private final MenuButton button = new MenuButton("", Parts.icon("fas-columns"));
    private final Map<String, BooleanProperty> wanted = new LinkedHashMap<>();
    private final Set<String> hidden = new TreeSet<>();

    /**
     * @param id of the button
     * @param always columns that cannot be put away
     */
    public ColumnChoice(String id, Memory memory, Column<?, ?>... always) {
        this.memory = memory;
        var last = memory.get(NAME);
        if (last != null) {
            hidden.addAll(List.of(last.split(" ")));
        }
        for (var column : always) {
            hidden.remove(column.getId());
        }
        button.setId(id);
        button.getStyleClass().add("quiet");
        button.setAccessibleText("Columns");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        Parts.tip(button, "Columns");
    }

    /** @param room whether there is room for the column, if it is wanted */
    public ColumnChoice<R> from(Column<R, ?> column, ObservableBooleanValue room) {
        var id = column.getId();
        var want = new SimpleBooleanProperty(!hidden.contains(id));
        wanted.put(id, want);
        column.visibleProperty().bind(want.and(room));
        var item = new CheckMenuItem(column.getText());
        item.setId(id + "-shown");
        item.selectedProperty().bindBidirectional(want);
        button.getItems().add(item);
        want.subscribe((before, now) -> remember());
        return this;
    }

    private void remember() {
        var away = wanted.entrySet().stream().filter(one -> !one.getValue().get()).map(Map.Entry::getKey).toList();
        memory.put(NAME, away.isEmpty() ? null : String.join(" ", away));
    }

    /** Opens the choice. */
    public MenuButton button() {
        return button;
    }
}
