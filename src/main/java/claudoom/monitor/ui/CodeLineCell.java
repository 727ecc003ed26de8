package claudoom.monitor.ui;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One line of a long text. */
final class CodeLineCell extends ListCell<CodeView.Line> {

    private final boolean json;
    private final TextFlow flow = new TextFlow();

    private final NumberGlyph glyph;

    CodeLineCell(boolean json, NumberGlyph glyph) {
        this.json = json;
        this.glyph = glyph;
        if (json) {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }
    }

    @Override
    protected void updateItem(CodeView.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (line == null || empty) {
            setText("");
            setGraphic(null);
            return;
        }
        setText(Upright.line(line.text()));
        if (json) {
            flow.getChildren().setAll(CodeView.texts(Upright.line(line.text()), true, line.number(), glyph));
            setGraphic(flow);
        }
    }
}
