package claudoom.monitor.ui;

import claudoom.monitor.terms.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/**
 * Which columns the user wants. While the table is too narrow for all of those the least important go; a link says which, and
 * brings them back in a table that scrolls sideways.
 */
public final class ColumnChoice<R> {

    private static final String NAME = "columns";
    private static final String ALL = "columns.all";
    private static final String YES = "yes";
    private static final double SCROLL_BAR = 8;

    private final Memory memory;
    private final List<Column<R, ?>> always;
    private final List<Choosable<R>> others = new ArrayList<>();
    private final MenuButton button = new MenuButton("", Parts.icon("fas-table"));
    private final Hyperlink more;
    private final Tooltip which = new Tooltip();
    private final Set<String> hidden = new TreeSet<>();
    private boolean all;

    /** @param there whether there is anything to show in it */
    private record Choosable<R>(Column<R, ?> column, BooleanProperty wanted, ObservableBooleanValue there) {

        boolean due() {
            return wanted.get() && there.get();
        }
    }

    /**
     * @param of the screen, with which the ids of the button and the link begin
     * @param always columns that cannot be put away
     */
    public ColumnChoice(String of, Memory memory, List<Column<R, ?>> always) {
        this.memory = memory;
        this.always = always;
        more = Parts.link(of + "-more-columns", "");
        all = YES.equals(memory.get(ALL));
        var last = memory.get(NAME);
        if (last != null) {
            hidden.addAll(List.of(last.split(" ")));
        }
        button.setId(of + "-columns");
        button.getStyleClass().add("quiet");
        button.setAccessibleText("Columns");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        Parts.tip(button, "Columns");
        more.setTooltip(which);
        more.getStyleClass().add("caption");
        Parts.present(more, false);
    }

    /** The next column by importance. */
    public ColumnChoice<R> then(Column<R, ?> column) {
        return then(column, new SimpleBooleanProperty(true));
    }

    /** @param there whether there is anything to show in it */
    public ColumnChoice<R> then(Column<R, ?> column, ObservableBooleanValue there) {
        var id = column.getId();
        var want = new SimpleBooleanProperty(!hidden.contains(id));
        others.add(new Choosable<>(column, want, there));
        var item = new CheckMenuItem(column.getText());
        item.setId(id + "-shown");
        item.selectedProperty().bindBidirectional(want);
        button.getItems().add(item);
        return this;
    }

    /** From now on the columns follow the width of the table. */
    public void in(TableView<R> table) {
        table.widthProperty().subscribe(() -> fit(table));
        for (var one : others) {
            one.wanted.subscribe((before, now) -> {
                remember();
                fit(table);
            });
            one.there.subscribe((before, now) -> fit(table));
        }
        more.setOnAction(pressed -> {
            all = !all;
            memory.put(ALL, all ? YES : null);
            fit(table);
        });
    }

    private void fit(TableView<R> table) {
        double left = table.getWidth() - SCROLL_BAR
                - always.stream().mapToDouble(TableColumn::getMinWidth).sum();
        boolean room = true;
        var beyond = new ArrayList<String>();
        for (var one : others) {
            boolean due = one.due();
            room &= !due || one.column.getMinWidth() <= left;
            left -= due && room ? one.column.getMinWidth() : 0;
            if (due && !room) {
                beyond.add(one.column.getText());
            }
            one.column.setVisible(due && (room || all));
        }
        say(beyond);
    }

    private void say(List<String> beyond) {
        Parts.present(more, !beyond.isEmpty());
        more.setText(all
                ? "Fit columns"
                : "+" + Figures.count(beyond.size()) + (beyond.size() == 1 ? " column" : " columns"));
        var names = beyond.stream().collect(Collectors.joining(", "));
        which.setText(all
                ? "Leave out what there is no room for: " + names
                : "No room for " + names + ". Show all: the table then scrolls sideways.");
        more.setAccessibleHelp(which.getText());
    }

    private void remember() {
        var away = others.stream().filter(one -> !one.wanted.get()).map(one -> one.column.getId()).toList();
        memory.put(NAME, away.isEmpty() ? null : String.join(" ", away));
    }

    /** Opens the choice. */
    public MenuButton button() {
        return button;
    }

    /** Says which columns found no room; not there while all did. */
    public Node more() {
        return more;
    }
}
