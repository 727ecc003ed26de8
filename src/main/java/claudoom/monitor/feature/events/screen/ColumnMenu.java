package claudoom.monitor.feature.events.screen;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Upright;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of columns: add one for a field of the payloads, move or remove one that was added. */
final class ColumnMenu {

    private static final int LONGEST = 60;

    private final MenuButton button = new MenuButton("Columns", Parts.icon("fas-table"));
    private final EventsViewModel model;
    private final AskLine ask;

    ColumnMenu(EventsViewModel model, AskLine ask) {
        this.model = model;
        this.ask = ask;
        button.getStyleClass().add("quiet");
        button.setId("events-columns");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        model.columns().places().subscribe(this::fill);
        fill();
    }

    MenuButton button() {
        return button;
    }

    private void fill() {
        var add = new MenuItem("Add column…");
        add.setId("events-column-add");
        add.setOnAction(e -> ask.ask(new AskLine.Question("Column for the field", "Add", "", true),
                model.columns()::refusal, model::addColumn));
        button.getItems().setAll(add);
        if (!model.columns().places().isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
        }
        for (var place : model.columns().places()) {
            var id = "events-column-" + button.getItems().size();
            var one = new Menu(Upright.line(Visible.line(place, LONGEST)));
            one.setMnemonicParsing(false);
            one.setId(id);
            one.getItems().setAll(acts(model, place, id));
            button.getItems().add(one);
        }
    }

    /** What can be done with an added column, for its head as well. */
    static List<MenuItem> acts(EventsViewModel model, String place, String id) {
        var places = model.columns().places();
        var left = item("Move left", id + "-left", () -> model.moveColumn(place, -1));
        left.setDisable(places.indexOf(place) == 0);
        var right = item("Move right", id + "-right", () -> model.moveColumn(place, 1));
        right.setDisable(places.indexOf(place) == places.size() - 1);
        return List.of(left, right, item("Remove this column", id + "-remove", () -> model.removeColumn(place)));
    }

    private static MenuItem item(String words, String id, Runnable act) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(e -> act.run());
        return item;
    }
}
