package claudoom.monitor.feature.events.screen;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of columns: add one for a field of the payloads, remove one that was added. */
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
            var remove = new MenuItem("Remove " + Visible.line(place, LONGEST));
            remove.setMnemonicParsing(false);
            remove.setOnAction(e -> model.removeColumn(place));
            remove.setId("events-column-remove-" + button.getItems().size());
            button.getItems().add(remove);
        }
    }
}
