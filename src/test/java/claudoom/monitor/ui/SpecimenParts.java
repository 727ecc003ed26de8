package claudoom.monitor.ui;

import static claudoom.monitor.ui.Parts.button;
import static claudoom.monitor.ui.Parts.card;
import static claudoom.monitor.ui.Parts.cardHead;
import static claudoom.monitor.ui.Parts.chip;
import static claudoom.monitor.ui.Parts.figure;
import static claudoom.monitor.ui.Parts.grow;
import static claudoom.monitor.ui.Parts.label;
import static claudoom.monitor.ui.Parts.row;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Chips, buttons, numbers, banners, sparklines and empty panes side by side. */
final class SpecimenParts {

    private SpecimenParts() {}

    static Parent page() {
        var paused = new Banner("paused", button("resume", "fas-play", "Resume now"));
        paused.show(new Sign("fas-pause-circle", "PAUSED", Role.INFO), "2 min ago by you · resumes in 8:00");
        var lost = new Banner("lost", button("try", "fas-bolt", "Try now"));
        lost.show(new Sign("fas-sync-alt", "RECONNECTING", Role.WARN), "since 12 s · numbers below are from 19:42:10");
        var refused = new Banner("refused");
        refused.show(new Sign("fas-ban", "REFUSED", Role.BAD), "nats://lab-1:4222 does not know this user or password. "
                + "Start again with --creds FILE, or set NATS_USER and NATS_PASSWORD and choose Try again.");
        var page = Parts.stack(paused, lost, refused, columns(signs(), controls(), numbers()), empties());
        VBox.setVgrow(page.getChildren().getLast(), Priority.ALWAYS);
        return page;
    }

    static GridPane columns(Node... nodes) {
        var columns = new GridPane(12, 12);
        for (var node : nodes) {
            var share = new ColumnConstraints();
            share.setPercentWidth(100.0 / nodes.length);
            columns.getColumnConstraints().add(share);
            GridPane.setVgrow(node, Priority.ALWAYS);
        }
        columns.addRow(0, nodes);
        return columns;
    }

    private static Node signs() {
        return card(cardHead("fas-hourglass-half", "Signs"), Parts.facts()
                .with("all is well", chip("fas-check-circle", "OK", Role.OK))
                .with("by itself", chip("fas-arrow-circle-down", "CATCHING UP", Role.INFO))
                .with("will go wrong", chip("fas-exclamation-triangle", "FALLING BEHIND", Role.WARN))
                .with("is wrong", chip("fas-hand-paper", "STALLED", Role.BAD))
                .with("on purpose", chip("fas-pause-circle", "PAUSED", Role.OFF))
                .with("in a pane", chip("fas-exclamation-circle", "12 failed", Role.BAD).plain()));
    }

    private static Node controls() {
        var found = Parts.filterField("find", "Filter letters");
        found.say("14 match");
        var faulty = Parts.filterField("faulty", "Filter letters");
        faulty.textProperty().set("kind = = 3");
        faulty.fault("value missing after =");
        var off = button("off", "fas-redo", "Re-drive", "accent");
        off.setDisable(true);
        return card(cardHead("fas-shapes", "Controls", Parts.iconButton("again", "fas-sync-alt", "Ask again")),
                row(button("redrive", "fas-redo", "Re-drive 7…", "accent"),
                        button("export", "fas-file-export", "Export")),
                row(button("discard", "fas-trash-alt", "Discard 7", "danger"), off),
                found, faulty,
                row(Parts.check("limits", "limits", true), Parts.check("log", "log", false),
                        Parts.link("more", "12 dead letters")));
    }

    private static Node numbers() {
        var hour = Sparkline.bars().role(Role.BAD).show(0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, Double.NaN, 0, 2, 0, 1,
                0, 0, 1, 1, 0, 3);
        hour.getStyleClass().add("picture");
        var rate = Sparkline.line().role(Role.OK).show(4, 5, 6, 5, 7, 8, Double.NaN, Double.NaN, 6, 7, 9, 8, 8.5);
        rate.getStyleClass().add("picture");
        return card(cardHead("fas-exchange-alt", "Numbers", label("1 h", "caption")),
                figure("rate", "1,204,311", "per second"), rate, hour,
                row(label("5 min", "caption"), grow(), label("peak 10,391", "caption", "num")));
    }

    private static Node empties() {
        var loading =
                new LoadingState("asking", "Asking nats-1 for its consumers", "3 of 4 streams answered, 1.2 s so far.");
        loading.progress(0.75);
        return columns(
                card(new EmptyState("fas-envelope-open", "No dead letters",
                        "Listening on two subjects since 18:42. A stream keeps them: DEAD_LETTERS.")),
                card(loading),
                card(new EmptyState("fas-ban", "Not allowed to see consumers",
                        "The account may not publish to $JS.API.CONSUMER.LIST.>. Everything else goes on.",
                        button("ask", "fas-redo", "Ask again"))));
    }
}
