package claudoom.monitor.ui;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small pieces every screen is put together from; their looks live in the style sheet, their ids come from whoever makes them. */
public final class Parts {

    private Parts() {}

    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that never gives up a character: for numbers, which may not end in an ellipsis. */
    public static Label number(String text, String... styles) {
        var label = label(text, styles);
        label.getStyleClass().add("num");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Text that takes as many lines as it needs. */
    public static Label paragraph(String text, String... styles) {
        var label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    public static FontIcon icon(String code, String... styles) {
        var icon = new FontIcon(code);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** An icon in a slot of fixed width: Font Awesome's icons differ in width, the words beside them must not. */
    public static StackPane slot(Node icon) {
        var slot = new StackPane(icon);
        slot.getStyleClass().add("icon-slot");
        return slot;
    }

    public static Chip chip(String iconCode, String word, Role role) {
        return new Chip(new Sign(iconCode, word, role));
    }

    /** @param styles {@code accent} for the one primary button of a screen, {@code danger} only in a last confirmation */
    public static Button button(String id, String iconCode, String text, String... styles) {
        var button = new Button(text, icon(iconCode));
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button that is only an icon; its name is spoken and shown as a tooltip. */
    public static Button iconButton(String id, String iconCode, String name) {
        var button = button(id, iconCode, "", "flat", "icon-only");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    public static Hyperlink link(String id, String text) {
        var link = new Hyperlink(text);
        link.setId(id);
        link.setMinWidth(Region.USE_PREF_SIZE);
        return link;
    }

    public static CheckBox check(String id, String text, boolean selected) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setSelected(selected);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    /** @see FilterField */
    public static FilterField filterField(String id, String prompt) {
        return new FilterField(id, prompt);
    }

    /** A big number and its unit on one base line; the number's label is the first child, its id the given one. */
    public static HBox figure(String id, String number, String unit) {
        var value = number(number, "figure");
        value.setId(id);
        var box = new HBox(value, label(unit, "unit"));
        box.getStyleClass().add("figure-line");
        return box;
    }

    public static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox stack(Node... nodes) {
        var stack = new VBox(nodes);
        stack.getStyleClass().add("stack");
        return stack;
    }

    /** Takes the room that is left in a row. */
    public static Region grow() {
        var filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        return filler;
    }

    public static HBox cardHead(String iconCode, String title, Node... right) {
        var head = row(slot(icon(iconCode)), label(title, "card-title"), grow());
        head.getStyleClass().add("card-head");
        head.getChildren().addAll(right);
        return head;
    }

    public static VBox card(Node... nodes) {
        var card = new VBox(nodes);
        card.getStyleClass().add("card");
        return card;
    }

    /** A card without padding whose middle grows: head, table or list, foot line. */
    public static VBox pane(Node... nodes) {
        var pane = card(nodes);
        pane.getStyleClass().add("pane");
        return pane;
    }

    /** The line under a list that says what is shown out of what, and how old it is. */
    public static HBox foot(Node... nodes) {
        var foot = row(nodes);
        foot.getStyleClass().add("pane-foot");
        return foot;
    }

    /** The line over a pane: what it is, and on the right how many. */
    public static HBox paneHead(Node... nodes) {
        var head = row(nodes);
        head.getStyleClass().add("pane-head");
        return head;
    }

    /**
     * Scrolls what changes while it is shown. A plain scroll pane keeps a picture of its view, which speeds up scrolling and is
     * painted anew, whole, for every figure that changes.
     */
    public static ScrollPane scroll(Node content) {
        var pane = new ScrollPane(content);
        pane.skinProperty().subscribe(skin -> pane.getChildrenUnmodifiable().forEach(part -> part.setCache(false)));
        return pane;
    }

    /** Pairs of word and value, one a line: "Reason  unexpected end of input". */
    public static Facts facts() {
        return new Facts();
    }

    /** Sets the tooltip; a control whose meaning is only a picture should say it in its accessible text as well. */
    public static <N extends Node> N tip(N node, String text) {
        Tooltip.install(node, new Tooltip(text));
        return node;
    }

    public static <N extends Node> N id(N node, String id) {
        node.setId(id);
        return node;
    }

    /** Shown or gone, without leaving a hole. */
    public static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
