package claudoom.monitor.ui;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/**
 * Text in letters of equal width, to read, select and copy; JSON in quiet colours. A short text flows and can be selected to the
 * letter; a long one is a list of lines of which only those in view exist, so that a megabyte scrolls as lightly as a page.
 */
public final class CodeView extends StackPane {

    /** Beyond this a text is a list of lines: a flow of twenty thousand characters took up to half a second to lay out. */
    static final int FLOWS = 5_000;
    /** A longer line is shown on several. */
    static final int LONGEST_LINE = 200;

    private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");
    private static final KeyCombination ALL = KeyCombination.keyCombination("Shortcut+A");

    private final SelectableTextFlow flow = new SelectableTextFlow();
    private final ScrollPane scroll = new ScrollPane(flow);
    private final ListView<Line> lines = new ListView<>();
    private String text = "";
    private boolean wraps = true;
    private NumberGlyph glyph = NumberGlyph.NONE;

    /**
     * A line or, of a very long one, a part of it.
     *
     * @param number of the line in the text, from 0
     */
    record Line(String text, boolean continued, int number) {
        @Override
        public String toString() {
            return text;
        }
    }

    public CodeView(String id) {
        getStyleClass().add("code-view");
        scroll.setId(id);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true); // a long text is scrolled by keys as well
        flow.getStyleClass().add("code");
        lines.setId(id + "-lines");
        lines.getStyleClass().add("code-lines");
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(scroll, lines);
        show("", false);
    }

    /** Keeps lines as they are and scrolls sideways, for hex dumps; whole lines are selected. */
    public CodeView unwrapped() {
        wraps = false;
        return this;
    }

    /** After each number of JSON there is to be this sign. */
    void signNumbers(NumberGlyph wanted) {
        glyph = wanted;
    }

    /** @param json whether to colour it as JSON, if it is short enough */
    public void show(String shown, boolean json) {
        text = shown;
        boolean flows = wraps && shown.length() <= FLOWS;
        Parts.present(scroll, flows);
        Parts.present(lines, !flows);
        int focused = focusedGlyph();
        flow.clear();
        if (flows) {
            lines.getItems().clear();
            flow.setText(texts(Upright.lines(shown), json, 0, glyph));
            scroll.setVvalue(0);
            focusGlyph(focused);
        } else {
            lines.setCellFactory(view -> new CodeLineCell(json, glyph));
            lines.setItems(FXCollections.observableList(split(shown)));
            lines.scrollTo(0);
        }
    }

    /** What is selected, or all of it if nothing is. */
    public String selected() {
        return withoutGlyphs(marked());
    }

    private String marked() {
        if (lines.isVisible()) {
            var chosen = lines.getSelectionModel().getSelectedItems();
            return chosen.isEmpty()
                    ? text
                    : chosen.stream()
                            .map(line -> line.text() + (line.continued() ? "" : "\n"))
                            .collect(Collectors.joining()).stripTrailing();
        }
        var chosen = flow.getSelectedRangeAsString();
        return chosen == null || chosen.isEmpty() ? text : chosen;
    }

    public String text() {
        return text;
    }

    static List<Line> split(String text) {
        var split = new ArrayList<Line>();
        int number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); number++) {
            var line = lines.next();
            int at = 0;
            for (; line.length() - at > LONGEST_LINE; at += LONGEST_LINE) {
                split.add(new Line(line.substring(at, at + LONGEST_LINE), true, number));
            }
            split.add(new Line(line.substring(at), false, number));
        }
        return split;
    }

    /** Which line of the text a part of this view shows; -1 if none. */
    int lineAt(EventTarget part) {
        for (var node = part instanceof Node at ? at : null; node != null && !equals(node); node = node.getParent()) {
            if (node instanceof ListCell<?> cell) {
                return cell.getItem() instanceof Line line ? line.number() : -1;
            }
            if (node instanceof Text && node.getUserData() instanceof Integer number) {
                return number;
            }
        }
        return -1;
    }

    /** The line that the keyboard is at; the first if there is none. */
    int lineChosen() {
        var line = lines.isVisible() ? lines.getSelectionModel().getSelectedItem() : null;
        if (line != null || lines.isVisible()) {
            return line == null ? 0 : line.number();
        }
        var range = flow.getSelectedRangeAsString();
        var chosen = range == null ? null : withoutGlyphs(range);
        int at = chosen == null || chosen.isEmpty() ? 0 : Math.max(0, text.indexOf(chosen.strip()));
        return (int) text.substring(0, at).lines().count() - (at > 0 && text.charAt(at - 1) != '\n' ? 1 : 0);
    }

    private void key(KeyEvent key) {
        if (COPY.match(key)) {
            Clip.copy(selected());
            key.consume();
        } else if (ALL.match(key)) {
            if (lines.isVisible()) {
                lines.getSelectionModel().selectAll();
            } else {
                flow.selectAll();
            }
            key.consume();
        }
    }

    private List<Node> glyphs() {
        return flow.getChildren().stream().filter(node -> node.getStyleClass().contains("number-glyph")).toList();
    }

    /** Which sign has the keyboard, so that a newer message does not take it away; -1 if none. */
    private int focusedGlyph() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner == null ? -1 : glyphs().indexOf(owner);
    }

    private void focusGlyph(int which) {
        var signs = glyphs();
        if (which >= 0 && which < signs.size()) {
            signs.get(which).requestFocus();
        }
    }

    /** The signs are letters of their own font, which nobody wants to copy. */
    private String withoutGlyphs(String withMarks) {
        var marked = Upright.without(withMarks);
        return glyph.shown() && glyphs().stream().findFirst().orElse(null) instanceof Text sign
                ? marked.replace(" " + sign.getText(), "").replace(sign.getText(), "")
                : marked;
    }

    /** The text in its colours, every piece marked with its line. */
    static Text[] texts(String shown, boolean json, int firstLine, NumberGlyph glyph) {
        var pieces = json ? JsonInk.pieces(shown) : List.of(new JsonInk.Piece(shown, ""));
        var texts = new ArrayList<Text>(pieces.size());
        int line = firstLine;
        for (var piece : pieces) {
            for (var part : json ? piece.text().split("(?<=\n)") : new String[] {piece.text()}) {
                texts.add(text(part, piece.style(), line));
                if (glyph.shown() && piece.style().equals("number")) {
                    var sign = glyph.make();
                    sign.setUserData(line);
                    sign.setFocusTraversable(true);
                    texts.add(text(" ", "", line));
                    texts.add(sign);
                }
                line += part.endsWith("\n") ? 1 : 0;
            }
        }
        return texts.toArray(Text[]::new);
    }

    private static Text text(String shown, String style, int line) {
        var text = new Text(shown);
        text.setUserData(line);
        text.getStyleClass().add("code-text");
        if (!style.isEmpty()) {
            text.getStyleClass().add(style);
        }
        return text;
    }
}
