package claudoom.monitor.feature.subjects.screen;

import atlantafx.base.controls.CustomTextField;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** What is looked for and what is left out, each with how it is read and where, and what came of it beside the field. */
final class FilterBar extends HBox {

    /** Room for "48,211 match". */
    private static final double FOUND = 84;
    private static final double NOTE = 210;
    private static final double TYPED = 130;
    /** Its width beside {@link #FOUND}, that and the gap between. */
    private static final double ALONE = 280 + FOUND + 8;
    private static final double TWO_LINES = 30;

    private final FilterField wanted = Parts.filterField("subjects-filter", "Text, a.*.b, a.> or /regex/");
    private final FilterField unwanted = Parts.filterField("subjects-exclude", "Exclude");

    /** @param screen from anywhere on which Ctrl+F comes here */
    FilterBar(FilterViewModel model, Node screen) {
        getStyleClass().addAll("row", "subjects-filters");
        setAlignment(Pos.CENTER_LEFT);
        wanted.reachableFrom(screen);
        plain(unwanted);
        unwanted.input().setMinWidth(TYPED); // what is typed stays readable beside the longest words about it
        bind(wanted, model.wantedProperty(), model::want);
        bind(unwanted, model.unwantedProperty(), model::exclude);
        wanted.follow(model.foundProperty(), model.faultProperty());
        unwanted.follow(model.wantedProperty().map(any -> ""), model.excludeFaultProperty());
        getChildren().addAll(wanted, mode("subjects-filter-mode", model.wantedProperty(), model::want),
                found(model.foundProperty(), model.faultProperty()), unwanted,
                mode("subjects-exclude-mode", model.unwantedProperty(), model::exclude),
                note(unwanted));
        leave(wanted, screen);
        leave(unwanted, screen);
    }

    /** The field takes the room of what it found until there is something, so that what stands behind does not move. */
    private Node found(ObservableValue<String> said, ObservableValue<String> fault) {
        var found = note(wanted);
        found.setMinWidth(FOUND);
        Runnable share = () -> {
            boolean any = !said.getValue().isEmpty() || !fault.getValue().isEmpty();
            Parts.present(found, any);
            wanted.input().setMinWidth(any ? TYPED : ALONE);
        };
        said.subscribe(share);
        fault.subscribe(share);
        share.run();
        return found;
    }

    /** From a field Down and Enter go to the tree. */
    private static void leave(FilterField field, Node screen) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                screen.lookup("#subjects-table").requestFocus();
                key.consume();
            }
        });
    }

    /** Goes on where somebody began to type elsewhere. */
    void type(String letter) {
        var field = wanted.lookup("#subjects-filter");
        wanted.textProperty().set(wanted.text() + letter);
        if (field instanceof CustomTextField text) {
            text.requestFocus();
            text.end();
        }
    }

    private static void plain(FilterField field) {
        if (field.lookup("#subjects-exclude") instanceof CustomTextField text) {
            text.setLeft(Parts.slot(Parts.icon("fas-minus-circle")));
            text.setRight(null);
            text.getStyleClass().add("exclude");
        }
    }

    private static void bind(FilterField field, ObservableValue<Criterion> criterion, Consumer<Criterion> take) {
        criterion.subscribe(now -> {
            if (!now.text().equals(field.text())) {
                field.textProperty().set(now.text());
            }
        });
        field.textProperty().subscribe(text -> take.accept(criterion.getValue().text(text)));
    }

    /** Beside the button that says how the text is read: what came of it belongs to both. */
    private static HBox note(FilterField field) {
        var note = field.lookup("#" + field.input().getId() + "-note");
        if (note instanceof Label words) {
            words.setWrapText(true);
            words.setMinWidth(0);
            words.setMaxWidth(NOTE);
            words.setMaxHeight(TWO_LINES);
            var whole = new Tooltip();
            whole.textProperty().bind(words.textProperty());
            words.setTooltip(whole);
        }
        var beside = new HBox(note);
        beside.getStyleClass().add("filter-field");
        beside.setAlignment(Pos.CENTER_LEFT);
        return beside;
    }

    private static Node mode(String id, ObservableValue<Criterion> criterion, Consumer<Criterion> take) {
        var button = new MenuButton();
        button.setId(id);
        button.getStyleClass().addAll("quiet", "criterion");
        button.setMinWidth(USE_PREF_SIZE);
        var modes = new ToggleGroup();
        for (var mode : Criterion.Mode.values()) {
            var item = item(id, mode.name(), words(mode), modes);
            item.setOnAction(click -> take.accept(criterion.getValue().mode(mode)));
            criterion.subscribe(now -> item.setSelected(now.mode() == mode));
            button.getItems().add(item);
        }
        button.getItems().add(new SeparatorMenuItem());
        var places = new ToggleGroup();
        for (var where : Criterion.Where.values()) {
            var item = item(id, where.name(), "In the " + where.word(), places);
            item.setOnAction(click -> take.accept(criterion.getValue().where(where)));
            criterion.subscribe(now -> item.setSelected(now.where() == where));
            button.getItems().add(item);
        }
        criterion.subscribe(now -> {
            var in = now.where() == Criterion.Where.PAYLOAD ? " in payload" : "";
            button.setText(now.readAs().word() + in);
            button.setAccessibleText("read as " + now.readAs().word() + ", in the " + now.where().word());
        });
        return button;
    }

    private static RadioMenuItem item(String id, String name, String words, ToggleGroup group) {
        var item = new RadioMenuItem(words);
        item.setId(id + "-" + name.toLowerCase(java.util.Locale.ROOT));
        item.setToggleGroup(group);
        return item;
    }

    private static String words(Criterion.Mode mode) {
        return switch (mode) {
            case AUTO -> "As it looks: a.*.b is a wildcard, /…/ a regex, \"…\" a text";
            case TEXT -> "Text, capitals or not";
            case WILDCARD -> "Wildcard: * one token, > the rest";
            case REGEX -> "Regular expression, capitals or not";
        };
    }
}
