package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.terms.ConsumerId;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Opens the limits of a consumer to be changed, one at a time. */
public final class LimitsAsked {

    private final ChosenLimits chosen;
    private final Function<ConsumerId, @Nullable ConsumerLag> known;
    private final Consumer<ConsumerId> changed;
    private final Supplier<@Nullable Window> window;
    private @Nullable LimitsSheet sheet;
    private @Nullable LimitsViewModel model;

    public LimitsAsked(ChosenLimits chosen, Function<ConsumerId, @Nullable ConsumerLag> known,
            Consumer<ConsumerId> changed, Supplier<@Nullable Window> window) {
        this.chosen = chosen;
        this.known = known;
        this.changed = changed;
        this.window = window;
    }

    public void open(ConsumerId id) {
        var over = window.get();
        if (sheet != null) {
            sheet.toFront();
        } else if (over != null) {
            var made = new LimitsViewModel(id, chosen, known);
            model = made;
            sheet = new LimitsSheet(made, over, saved -> closed(id, saved));
            sheet.show();
        }
    }

    private void closed(ConsumerId id, boolean saved) {
        sheet = null;
        model = null;
        if (saved) {
            changed.accept(id);
        }
    }

    public void refresh() {
        if (model != null) {
            model.refresh();
        }
    }
}
