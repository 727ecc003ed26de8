package claudoom.monitor.ui;

import claudoom.monitor.payload.Visible;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Screen;
import javafx.stage.Window;

/**
 * A few words in the corner of the first screen, above other programs. It never takes the focus, and no key reaches it: what is
 * typed elsewhere when it comes cannot press its buttons.
 */
public final class CornerNote {

    private static final double WIDTH = 380;
    private static final double EDGE = 16;

    private final Popup popup = new Popup();
    private final Chip chip;
    private final Label title = Parts.paragraph("", "card-title");
    private final VBox lines = new VBox();
    private final Button open;
    private final VBox card;

    /** @param lines under the title */
    public record Words(Sign sign, String title, List<String> lines, String open) {}

    /**
     * What the pointer can do.
     *
     * @param open shows what it is about
     * @param close it was read
     * @param mute no more such notes
     */
    public record Acts(Runnable open, Runnable close, Runnable mute) {}

    /** @param id of the note; its buttons are {@code id-open}, {@code id-close} and {@code id-mute} */
    public CornerNote(String id, Acts acts) {
        chip = new Chip(new Sign("fas-info-circle", "", Role.INFO)).plain();
        open = button(id + "-open", "fas-arrow-right", "", acts.open(), "accent", "small-button");
        var mute = button(id + "-mute", "fas-bell-slash", "No more of these", acts.mute(), "flat", "small-button");
        var close = button(id + "-close", "fas-times", "", acts.close(), "flat", "icon-only");
        close.setAccessibleText("Close");
        title.setId(id + "-title");
        lines.setId(id + "-lines");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = Parts.row(chip, Parts.grow(), close);
        card = new VBox(head, title, lines, Parts.row(open, Parts.grow(), mute));
        card.setId(id);
        card.getStyleClass().addAll("corner-note", "stack");
        card.setAlignment(Pos.TOP_LEFT);
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        card.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                acts.open().run();
            }
        });
        popup.getContent().setAll(card);
        popup.setAutoHide(false);
        popup.setHideOnEscape(false);
        popup.setAnchorLocation(AnchorLocation.WINDOW_BOTTOM_RIGHT);
    }

    private static Button button(String id, String icon, String text, Runnable act, String... styles) {
        var button = Parts.button(id, icon, text, styles);
        button.setFocusTraversable(false); // keys of the owner's window are offered to whatever has the focus in here
        button.setOnAction(pressed -> act.run());
        return button;
    }

    /** Shows this, or changes what is shown. */
    public void show(Words words, Window owner) {
        chip.show(words.sign());
        title.setText(Visible.line(words.title(), 120));
        lines.getChildren().setAll(words.lines().stream().<Node>map(
                line -> Parts.paragraph(Visible.line(line, 200))).toList());
        Parts.present(lines, !words.lines().isEmpty());
        open.setText(Visible.line(words.open(), 40));
        card.setAccessibleText(words.title() + ". " + String.join(". ", words.lines()));
        if (!popup.isShowing()) {
            var room = Screen.getPrimary().getVisualBounds();
            popup.show(owner, room.getMaxX() - EDGE, room.getMaxY() - EDGE);
        }
    }

    public void hide() {
        popup.hide();
    }

    /** Whether somebody points at it, and may be reading. */
    public boolean pointedAt() {
        return popup.isShowing() && card.isHover();
    }
}
