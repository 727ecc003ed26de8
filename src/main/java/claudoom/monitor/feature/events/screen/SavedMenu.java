package claudoom.monitor.feature.events.screen;

import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of filters that were given a name: take one, save what is typed, rename, delete. */
final class SavedMenu {

    private final MenuButton button = new MenuButton("Saved", Parts.icon("fas-bookmark"));
    private final SavedFilters saved;
    private final StringProperty target;
    private final AskLine ask;

    /** @param target takes the text of a filter that is chosen */
    SavedMenu(String id, SavedFilters saved, StringProperty target, AskLine ask) {
        this.saved = saved;
        this.target = target;
        this.ask = ask;
        button.getStyleClass().add("quiet");
        button.setId(id);
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setAccessibleText("Saved filters");
        saved.all().subscribe(this::fill);
        target.subscribe(text -> fill());
    }

    MenuButton button() {
        return button;
    }

    private void fill() {
        var items = button.getItems();
        items.clear();
        saved.all().forEach(one -> items.add(named(one.name(), "", name -> target.set(one.text()))));
        if (!saved.all().isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        var save = item("Save this filter as…", "-save",
                () -> ask.ask(new AskLine.Question("Save this filter as", "Save", "", false), saved::refusal,
                        name -> saved.save(name, target.get()), saved::consequence));
        save.setDisable(target.get().isBlank());
        items.add(save);
        if (!saved.all().isEmpty()) {
            items.addAll(List.of(each("Rename", "-rename", this::rename), each("Delete", "-delete", saved::delete)));
        }
    }

    private void rename(String name) {
        ask.ask(new AskLine.Question("Rename “" + name + "” to", "Rename", name, false),
                next -> saved.refusal(name, next), next -> saved.rename(name, next));
    }

    private Menu each(String title, String suffix, Consumer<String> act) {
        var menu = new Menu(title);
        menu.setId(button.getId() + suffix);
        saved.all().forEach(one -> menu.getItems().add(named(one.name(), suffix, act)));
        return menu;
    }

    private MenuItem named(String name, String suffix, Consumer<String> act) {
        var item = item(name, suffix + "-" + name.replaceAll("[^A-Za-z0-9]+", "-"), () -> act.accept(name));
        item.setMnemonicParsing(false);
        return item;
    }

    private MenuItem item(String title, String suffix, Runnable act) {
        var item = new MenuItem(title);
        item.setId(button.getId() + suffix);
        item.setOnAction(e -> {
            button.hide(); // an item that is gone by then would not close its menu
            act.run();
        });
        return item;
    }
}
