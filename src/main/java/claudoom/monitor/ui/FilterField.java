package claudoom.monitor.ui;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The field at the top left of a screen that narrows what is shown, with what it found or what is wrong beside it. */
public final class FilterField extends HBox {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("error");
    private static final double MARK = 7;
    private static final KeyCombination FIND = KeyCombination.keyCombination("Shortcut+F");

    private final CustomTextField field = new CustomTextField();
    private final Label note = Parts.label("", "caption");
    private final Region mark = new Region();
    private int markFrom = -1;
    private int markTo = -1;
    private @Nullable Node screen;

    /** @param id of the text field; the note beside it is {@code id-note} */
    public FilterField(String id, String prompt) {
        getStyleClass().addAll("row", "filter-field");
        setAlignment(Pos.CENTER_LEFT);
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setLeft(Parts.slot(Parts.icon("fas-search")));
        field.setRight(Parts.label(FIND.getDisplayText(), "keys"));
        field.getStyleClass().add("filter");
        note.setId(id + "-note");
        note.setMinWidth(USE_PREF_SIZE);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::clearOnEscape);
        mark.getStyleClass().add("fault-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        getChildren().addAll(field, note, mark);
        field.needsLayoutProperty().subscribe(later -> requestLayout()); // what is marked may have moved
        say("");
    }

    /** Takes all the room there is, and gives the note away to be placed elsewhere. */
    public Label wide() {
        getChildren().remove(note);
        setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(Double.MAX_VALUE);
        note.getStyleClass().add("filter-note");
        note.setMinWidth(0);
        var whole = new Tooltip();
        whole.textProperty().bind(note.textProperty());
        note.setTooltip(whole);
        return note;
    }

    /** A second field of a screen, to which Ctrl+F does not lead. */
    public void withoutShortcut() {
        field.setRight(null); // out of sight alone it would go on taking room from what is typed
    }

    /** The field itself, for what helps with typing. */
    public TextField input() {
        return field;
    }

    /** Underlines the characters that are wrong; where something is missing the place; nothing if {@code from} is negative. */
    public void mark(int from, int to) {
        markFrom = from;
        markTo = to;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int length = field.getLength();
        mark.setVisible(markFrom >= 0 && markFrom <= length && field.getSkin() instanceof TextFieldSkin);
        if (mark.isVisible() && field.getSkin() instanceof TextFieldSkin skin) {
            double left = skin.getCharacterBounds(markFrom).getMinX();
            double right = markTo > markFrom && markTo <= length ? skin.getCharacterBounds(markTo).getMinX() : left;
            double from = Math.clamp(left, 0, field.getWidth() - MARK);
            double width = Math.clamp(right - left, MARK, field.getWidth() - from);
            mark.resizeRelocate(field.getLayoutX() + from, field.getLayoutY() + field.getHeight() - 5, width, 2);
        }
    }

    /** What the user typed. */
    public StringProperty textProperty() {
        return field.textProperty();
    }

    public String text() {
        return field.getText();
    }

    /** What was found: "14 match"; takes an error away. */
    public void say(String found) {
        show(found, false);
    }

    /** Why the text cannot be used, in a few words; the field is outlined until {@link #say} is called. */
    public void fault(String why) {
        show(why, true);
    }

    /** Says what was found, or why the text cannot be used while there is a reason, whenever one of them changes. */
    public void follow(ObservableValue<String> found, ObservableValue<String> fault) {
        Runnable tell = () -> show(fault.getValue().isEmpty() ? found.getValue() : fault.getValue(),
                !fault.getValue().isEmpty());
        found.subscribe(tell);
        fault.subscribe(tell);
    }

    /** Lets Ctrl+F anywhere on this screen come to this field, and Escape go back to the screen's list. */
    public void reachableFrom(Node screen) {
        this.screen = screen;
        screen.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (FIND.match(key)) {
                field.requestFocus();
                field.selectAll();
                key.consume();
            }
        });
    }

    private void show(String text, boolean faulty) {
        note.setText(text);
        Parts.present(note, !text.isEmpty());
        note.pseudoClassStateChanged(FAULTY, faulty);
        field.pseudoClassStateChanged(FAULTY, faulty);
        field.setAccessibleHelp(text);
    }

    /** The first Escape empties the field, the next goes back to the list. */
    private void clearOnEscape(KeyEvent key) {
        if (key.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (!field.getText().isEmpty()) {
            field.clear();
            key.consume();
        } else if (screen != null) {
            var list = screen.lookup(".table-view");
            var back = list == null ? screen.lookup(".list-view") : list;
            if (back != null) {
                back.requestFocus();
                key.consume();
            }
        }
    }
}
