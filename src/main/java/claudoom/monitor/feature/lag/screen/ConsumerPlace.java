package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Parts;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Where the list of consumers stands, and in its place the page of one of them while it is open. */
public final class ConsumerPlace extends StackPane {

    private final Node list;
    private final ConsumerView page;

    public ConsumerPlace(Node list, ConsumerView page, ConsumerViewModel model) {
        super(list, page);
        this.list = list;
        this.page = page;
        setId("lag-place");
        model.id().subscribe(this::show);
    }

    private void show(@Nullable ConsumerId id) {
        boolean open = id != null;
        boolean was = page.isVisible();
        Parts.present(page, open);
        Parts.present(list, !open);
        if (open && !was) {
            page.focus();
        } else if (!open && was) {
            var table = list.lookup("#lag-table");
            if (table != null) {
                table.requestFocus();
            }
        }
    }
}
