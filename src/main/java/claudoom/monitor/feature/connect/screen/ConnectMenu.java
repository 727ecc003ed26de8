package claudoom.monitor.feature.connect.screen;

import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The menu under the name of the connection: where one could be instead. It is read anew whenever it is opened. */
public final class ConnectMenu {

    private static final double WIDTH = 420;

    private final MenuButton button;
    private final Acts acts;
    private final MenuItem connect = item("connect-to", "fas-plug", "Connect to…");
    private final MenuItem again = item("connect-again", "fas-bolt", "Connect again now");
    private final MenuItem about = item("connection-facts", "fas-info-circle", "About this connection");
    private @Nullable List<Choice> shown;

    /** What the menu can set off. */
    public interface Acts {

        /** Reads what can be chosen, and fills it in when that is done. */
        void read(Consumer<List<Choice>> found);

        void choose(Choice choice);

        void connect();

        void again();

        void about();

        /** Whether there is no connection just now. */
        boolean lost();

        /** Why one cannot go elsewhere, or null. */
        @Nullable String stays();
    }

    public ConnectMenu(MenuButton button, Acts acts) {
        this.button = button;
        this.acts = acts;
        connect.setAccelerator(KeyCombination.keyCombination("Shortcut+Shift+O"));
        connect.setOnAction(chosen -> acts.connect());
        again.setOnAction(chosen -> acts.again());
        about.setOnAction(chosen -> acts.about());
        button.setOnShowing(opening -> {
            again.setVisible(acts.lost());
            acts.read(this::fill);
        });
        fill(List.of());
    }

    private static MenuItem item(String id, String icon, String words) {
        var item = new MenuItem(words, Parts.icon(icon));
        item.setId(id);
        return item;
    }

    private void fill(List<Choice> choices) {
        if (choices.equals(shown)) {
            return; // what is open stays as it is under the pointer
        }
        shown = choices;
        var items = new ArrayList<MenuItem>();
        var group = new ToggleGroup();
        choices.forEach(choice -> items.add(choice.broken() ? broken(choice) : usable(choice, group)));
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        var stays = acts.stays();
        items.add(stays == null ? connect : words("connect-stays", "fas-info-circle", stays, ""));
        items.add(again);
        items.add(about);
        button.getItems().setAll(items);
    }

    private MenuItem usable(Choice choice, ToggleGroup group) {
        var item = new RadioMenuItem(ChoiceCell.words(choice));
        item.setId("connect-choice-" + choice.name());
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(choice.current());
        item.setDisable(!choice.current() && acts.stays() != null);
        item.setOnAction(chosen -> {
            group.getToggles().stream().filter(one -> ((RadioMenuItem) one).getUserData() != null)
                    .forEach(one -> one.setSelected(true)); // it is not there yet
            if (!choice.current()) {
                acts.choose(choice);
            }
        });
        item.setUserData(choice.current() ? choice : null);
        return item;
    }

    /** Not greyed out, for its reason is to be read; it does nothing. */
    private static MenuItem broken(Choice choice) {
        return words("connect-choice-" + choice.name(), "fas-exclamation-triangle", Visible.line(choice.name(), 60),
                Visible.line(choice.fault(), 400));
    }

    private static MenuItem words(String id, String icon, String first, String second) {
        var words = new Said(Parts.paragraph(first));
        if (!second.isEmpty()) {
            words.getChildren().add(Parts.paragraph(second, "caption"));
        }
        var line = new HBox(Parts.slot(Parts.icon(icon, "state-icon", "warn")), words);
        line.getStyleClass().add("connect-said");
        var item = new CustomMenuItem(line, false);
        item.setId(id);
        return item;
    }

    /** As high as its words are when they are wrapped, for which a menu does not ask. */
    private static final class Said extends VBox {

        Said(Node words) {
            super(words);
            setPrefWidth(WIDTH);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? WIDTH : width);
        }
    }
}
