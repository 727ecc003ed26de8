package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Two lines of the ledger: what and its outcome, when and how. */
final class LedgerCell extends TreeCell<LedgerRow> {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Label what = Parts.label("");
    private final Label how = Parts.label("", "caption");
    private final Chip chip = new Chip(new Sign("fas-hourglass-half", "", Role.OFF)).plain();
    private final Tooltip tip = new Tooltip();
    private final VBox box = new VBox(Parts.row(what, Parts.grow(), chip), how);
    private Subscription watching = Subscription.EMPTY;

    LedgerCell() {
        box.getStyleClass().add("two-lines");
        what.setMinWidth(40);
        box.setMinWidth(0);
        box.setPrefWidth(10);
        tip.setWrapText(true);
        tip.setMaxWidth(500);
    }

    @Override
    protected void updateItem(@Nullable LedgerRow row, boolean empty) {
        super.updateItem(row, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (row == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        setGraphic(box);
        setTooltip(tip);
        watching = row.entry().subscribe(entry -> {
            var delivery = row.delivery();
            if (delivery == null) {
                show(entry);
            } else {
                show(entry, delivery);
            }
        });
    }

    private void show(Entry entry) {
        int count = entry.deliveries().size();
        say(entry.title(), FateSigns.of(entry), when(entry.at())
                + (count == 1 ? "" : " · " + ControlViewModel.count(count, " message")) + " to "
                + place(entry.server()));
        tip.setText(
                Figures.exact(entry.at()) + "\nby " + Visible.of(entry.who()) + " to " + Visible.of(entry.server())
                        + ", " + entry.grammar() + "\n" + entry.words());
    }

    /** With its date, because the ledger goes back over days. */
    private static String when(Instant at) {
        return WHEN.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String place(String server) {
        int scheme = server.indexOf("://");
        return scheme < 0 ? server : server.substring(scheme + 3);
    }

    private void show(Entry entry, Delivery delivery) {
        var parcel = delivery.parcel();
        var outcome = delivery.outcome();
        say(parcel.target() == null ? parcel.subject() : parcel.target(), FateSigns.of(delivery, entry.ended()),
                outcome == null ? parcel.subject() : Figures.latency(outcome.after()) + " · " + outcome.detail());
        tip.setText(Visible.line(parcel.subject(), 300) + "\n" + Visible.line(parcel.payload(), 600)
                + (outcome == null ? "" : "\n" + Visible.line(outcome.detail(), 600)));
    }

    private void say(String first, Sign sign, String second) {
        what.setText(Visible.line(first, 120));
        chip.show(sign);
        how.setText(Visible.line(second, 200));
        setAccessibleText(what.getText() + ", " + sign.word() + ", " + how.getText());
    }
}
