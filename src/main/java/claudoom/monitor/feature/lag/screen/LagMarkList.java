package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/** What happened in the time that is shown, as a list; choosing one puts the cursor there. */
final class LagMarkList {

    private static final int MOST = 20;
    private static final int LONGEST = 160;

    private final MenuButton button = new MenuButton("", Parts.icon("fas-map-marker-alt"));

    /** Puts the cursor at a moment. */
    @FunctionalInterface
    interface Pointer {
        void point(@Nullable Long at);
    }

    LagMarkList(Supplier<List<Mark>> marks, Pointer pointer) {
        button.setId("lag-marks");
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        button.getStyleClass().addAll("quiet", "small-button");
        button.getItems().add(new MenuItem("…"));
        button.setOnShowing(opening -> {
            var items = new ArrayList<MenuItem>();
            marks.get().reversed().stream().limit(MOST).forEach(mark -> items.add(item(mark, pointer)));
            int more = marks.get().size() - MOST;
            if (more > 0) {
                var rest = new MenuItem("and " + more + " before");
                rest.setDisable(true);
                items.add(rest);
            }
            button.getItems().setAll(items);
        });
        count(0);
    }

    private static MenuItem item(Mark mark, Pointer pointer) {
        var about = mark.consumer() == null ? "" : " · " + Visible.line(mark.consumer(), LONGEST);
        var item = new MenuItem("%s   %s   %s%s".formatted(Figures.time(mark.at()), ChartWords.of(mark.kind()),
                Visible.line(mark.text(), LONGEST), about), Parts.icon(ChartWords.icon(mark.kind())));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> pointer.point(mark.at().toEpochMilli()));
        return item;
    }

    MenuButton button() {
        return button;
    }

    /** How many there are to list. */
    void count(int marks) {
        button.setDisable(marks == 0);
        button.setText(Figures.count(marks));
        button.setAccessibleText(marks == 0 ? "Nothing happened in this time" : marks + " marks, what happened");
    }
}
