package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done to the consumer, and in words why the rest cannot. A monitor that may only read has no buttons. */
final class ConsumerActions extends VBox {

    private final ConsumerViewModel model;
    private final Map<ConsumerAction, Button> buttons = new EnumMap<>(ConsumerAction.class);
    private final Label why = Parts.id(Parts.paragraph("", "caption"), "lag-consumer-why-not");

    ConsumerActions(ConsumerViewModel model) {
        this.model = model;
        getStyleClass().add("consumer-actions");
        if (model.readOnly()) {
            why.setText("This monitor is read-only: it can change nothing here.");
            getChildren().add(why);
            return;
        }
        var row = Parts.row(button(ConsumerAction.PAUSE, "fas-pause", "Pause…"),
                button(ConsumerAction.RESUME, "fas-play", "Resume…"),
                button(ConsumerAction.RESET, "fas-history", "Reset…"),
                button(ConsumerAction.UNPIN, "fas-unlink", "Unpin…"),
                button(ConsumerAction.EDIT, "fas-pen", "Edit…"), Parts.grow(),
                button(ConsumerAction.DELETE, "fas-trash-alt", "Delete…"));
        getChildren().addAll(row, why);
        model.page().subscribe(this::show);
        model.trouble().subscribe(trouble -> show(model.page().get()));
    }

    private Button button(ConsumerAction action, String icon, String text) {
        var button = Parts.button("lag-consumer-" + action.name().toLowerCase(Locale.ROOT), icon, text);
        button.setOnAction(pressed -> model.begin(action));
        buttons.put(action, button);
        return button;
    }

    private void show(@Nullable ConsumerPage page) {
        var reasons = new LinkedHashMap<String, List<String>>();
        buttons.forEach((action, button) -> {
            var against = page == null ? "" : model.against(action);
            button.setDisable(against != null);
            button.setAccessibleHelp(against);
            if (against != null && !against.isEmpty()) {
                reasons.computeIfAbsent(against, any -> new ArrayList<>()).add(word(action));
            }
        });
        boolean paused = page != null && page.gates().open(ConsumerAction.RESUME);
        present(ConsumerAction.RESUME, paused);
        present(ConsumerAction.PAUSE, !paused);
        reasons.values().forEach(actions -> actions.remove(word(paused
                ? ConsumerAction.PAUSE
                : ConsumerAction.RESUME)));
        reasons.values().removeIf(List::isEmpty);
        why.setText(String.join("  ", reasons.entrySet().stream()
                .map(reason -> String.join(", ", reason.getValue()) + ": " + Visible.line(reason.getKey(), 200))
                .toList()));
        Parts.present(why, !reasons.isEmpty());
    }

    /** Whether the keyboard is now on the button of this action, which must be there and not disabled for that. */
    boolean focus(@Nullable ConsumerAction action) {
        var button = action == null ? null : buttons.get(action);
        if (button == null || !button.isVisible() || button.isDisabled()) {
            return false;
        }
        button.requestFocus();
        return true;
    }

    private void present(ConsumerAction action, boolean there) {
        var button = buttons.get(action);
        if (button != null) {
            Parts.present(button, there);
        }
    }

    private static String word(ConsumerAction action) {
        var word = action.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
