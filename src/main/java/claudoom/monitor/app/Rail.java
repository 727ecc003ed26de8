package claudoom.monitor.app;

import claudoom.monitor.feature.Feature;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screens by icon and word; a small count where something wants attention, never for mere traffic. */
final class Rail extends VBox {

    /** @param role warn or bad */
    record Badge(int count, Role role) {}

    private final Map<String, ToggleButton> items = new LinkedHashMap<>();
    /** More are said by the tooltip: beside the longest name there is room for two digits. */
    private static final int MOST = 99;

    private final Map<String, Label> badges = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Function<String, @Nullable Badge> badgeOf;

    Rail(List<Feature> screens, Consumer<String> open, Function<String, @Nullable Badge> badgeOf) {
        this.badgeOf = badgeOf;
        getStyleClass().add("rail");
        setId("rail");
        var mark = Parts.label("Monitor", "rail-mark");
        mark.setGraphic(Parts.slot(Parts.icon("fas-wave-square")));
        getChildren().add(mark);
        var group = new ToggleGroup();
        group.selectedToggleProperty().addListener((any, old, now) -> {
            if (now == null && old != null) {
                old.setSelected(true); // one screen is always chosen
            }
        });
        int key = 0;
        for (var screen : screens) {
            add(screen, ++key, group, open);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    /** Arrows walk along the rail; by themselves they would mark a screen that is not opened. */
    private void walk(KeyEvent event) {
        if (event.getCode().isArrowKey()) {
            int step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            var all = List.copyOf(items.values());
            for (int n = 0; n < all.size(); n++) {
                if (all.get(n).isFocused()) {
                    all.get(Math.clamp(n + step, 0, all.size() - 1)).requestFocus();
                    break;
                }
            }
            event.consume();
        }
    }

    private void add(Feature screen, int key, ToggleGroup group, Consumer<String> open) {
        var item = new ToggleButton(screen.name(), Parts.slot(Parts.icon(screen.icon())));
        item.setId("rail-" + id(screen.name()));
        item.setToggleGroup(group);
        item.getStyleClass().add("rail-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setTooltip(new Tooltip(screen.name() + "   Ctrl+" + key));
        item.setOnAction(event -> open.accept(screen.name()));
        var badge = Parts.label("", "badge");
        badge.setMouseTransparent(true);
        badge.setVisible(false);
        var stack = new StackPane(item, badge);
        stack.setAlignment(Pos.CENTER_RIGHT);
        items.put(screen.name(), item);
        badges.put(screen.name(), badge);
        keys.put(screen.name(), "Ctrl+" + key);
        getChildren().add(stack);
    }

    static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    void choose(String name) {
        var item = items.get(name);
        if (item != null) {
            item.setSelected(true);
        }
    }

    void refresh() {
        items.forEach((name, item) -> {
            var badge = badgeOf.apply(name);
            var label = badges.get(name);
            if (label != null) {
                label.setVisible(badge != null && badge.count > 0);
                if (badge != null && badge.count > 0) {
                    label.setText(badge.count > MOST ? MOST + "+" : Figures.count((long) badge.count));
                    badge.role.wear(label.getStyleClass());
                }
            }
            var whole = badge == null || badge.count == 0
                    ? name
                    : name + ", " + Figures.count((long) badge.count) + " need attention";
            item.setAccessibleText(whole);
            item.getTooltip().setText(whole + "   " + keys.get(name));
        });
    }
}
