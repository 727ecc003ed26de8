package claudoom.monitor.feature.control.screen;

import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The screen from which commands are sent: what and whom, the command itself, the ledger. */
public final class ControlView extends VBox {

    public ControlView(ControlParts parts) {
        getStyleClass().addAll("screen", "stack");
        setId("control");
        var filter = new FilterField("control-filter", "Filter agents");
        filter.textProperty().bindBidirectional(parts.model().agents().filter());
        filter.reachableFrom(this);
        boolean readOnly = parts.readOnly();
        var panes = readOnly
                ? new SplitPane(nothing(), parts.ledger())
                : new SplitPane(parts.picks(), parts.composing(), parts.ledger());
        panes.setId("control-panes");
        panes.getStyleClass().add("control-panes");
        if (readOnly) {
            panes.setDividerPositions(0.6);
        } else {
            panes.setDividerPositions(0.24, 0.66);
        }
        VBox.setVgrow(panes, Priority.ALWAYS);
        if (readOnly) {
            getChildren().addAll(banner(), panes);
        } else {
            getChildren().addAll(Parts.row(filter), panes);
        }
    }

    private static Node banner() {
        var banner = new Banner("control-read-only");
        banner.show(new Sign("fas-lock", "READ-ONLY", Role.INFO), "Read-only: nothing can be sent");
        return banner;
    }

    private static Node nothing() {
        return Parts.pane(new EmptyState("fas-lock", "Read-only: nothing can be sent",
                "Start the monitor without --read-only to send commands."));
    }
}
