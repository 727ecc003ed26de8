package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.ui.Parts;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** How the tree is looked at: over which time, in which order, with which columns. */
final class TreeBar {

    private TreeBar() {}

    /** Ten seconds, a minute or five of them. */
    static Node windows(String id, ObservableValue<Window> window, Consumer<Window> choose) {
        var group = new ToggleGroup();
        var all = new HBox();
        all.getStyleClass().add("segments");
        all.setAlignment(Pos.CENTER_LEFT);
        for (var one : Window.values()) {
            var button = new ToggleButton(RowWords.over(one));
            button.setId(id + "-" + one.seconds());
            button.getStyleClass().add("quiet");
            button.setMinWidth(HBox.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setAccessibleText("rates over " + RowWords.over(one));
            button.setOnAction(click -> {
                button.setSelected(true); // one is always chosen
                choose.accept(one);
            });
            window.subscribe(now -> button.setSelected(now == one));
            Parts.tip(button, "Rates over the last " + RowWords.over(one));
            all.getChildren().add(button);
        }
        return all;
    }

    static Node sort(SubjectsViewModel model) {
        var button = menu("subjects-sort", "Order of what lies under one line");
        var group = new ToggleGroup();
        for (var by : SiblingOrder.By.values()) {
            var item = new RadioMenuItem(words(by));
            item.setId("subjects-sort-" + by.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            item.setToggleGroup(group);
            item.setOnAction(click -> model.order(new SiblingOrder(by, false)));
            model.orderProperty().subscribe(order -> item.setSelected(order.by() == by));
            button.getItems().add(item);
        }
        var reversed = new CheckMenuItem("The other way round");
        reversed.setId("subjects-sort-reversed");
        reversed.setOnAction(click -> model.order(new SiblingOrder(model.order().by(), reversed.isSelected())));
        model.orderProperty().subscribe(order -> {
            reversed.setSelected(order.reversed());
            button.setText("Sort: " + word(order.by()));
        });
        button.getItems().addAll(new SeparatorMenuItem(), reversed);
        return button;
    }

    private static String words(SiblingOrder.By by) {
        return switch (by) {
            case NAME -> "Name";
            case SUBJECTS -> "Subjects, most first";
            case MESSAGES -> "Messages, most first";
            case RATE -> "Messages a second, most first";
            case BYTES -> "Bytes, most first";
            case BYTE_RATE -> "Bytes a second, most first";
            case AGE -> "Age, newest first";
        };
    }

    private static String word(SiblingOrder.By by) {
        return switch (by) {
            case NAME -> "name";
            case SUBJECTS -> "subjects";
            case MESSAGES -> "messages";
            case RATE -> "msg/s";
            case BYTES -> "bytes";
            case BYTE_RATE -> "bytes/s";
            case AGE -> "age";
        };
    }

    static Node columns(SubjectColumns columns) {
        var button = menu("subjects-columns", "Which columns are shown");
        button.setText("Columns");
        for (var choice : columns.choices()) {
            var item = new CheckMenuItem(choice.title());
            item.setId(choice.id() + "-shown");
            item.setSelected(columns.wanted(choice));
            item.setOnAction(click -> columns.want(choice, item.isSelected()));
            button.getItems().add(item);
        }
        columns.onChange(() -> {
            for (int i = 0; i < columns.choices().size(); i++) {
                var choice = columns.choices().get(i);
                button.getItems().get(i).setText(choice.title()
                        + (columns.squeezed(choice) ? " (no room now)" : ""));
            }
        });
        return button;
    }

    private static MenuButton menu(String id, String what) {
        var button = new MenuButton();
        button.setId(id);
        button.getStyleClass().add("quiet");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.setAccessibleHelp(what);
        return Parts.tip(button, what);
    }
}
