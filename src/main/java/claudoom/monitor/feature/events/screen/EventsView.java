package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.DetailToggle;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FootLine;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The events screen: filter and actions on top, the list, the chosen message beside it. */
public final class EventsView extends VBox {

    private static final KeyCombination NEXT_GAP = KeyCombination.keyCombination("Shortcut+DOWN");
    private static final KeyCombination GAP_BEFORE = KeyCombination.keyCombination("Shortcut+UP");

    private final EventsViewModel model;
    private final EventDetail detail;
    private final EmptyState empty;

    /** @param parts those that are not made yet are made now */
    public EventsView(EventsViewModel model, Aside aside, EventsParts parts) {
        this.model = model;
        detail = parts.detail();
        empty = parts.empty();
        getStyleClass().addAll("screen", "stack");
        var export = parts.export();
        var split = new SplitPane(list(parts.table()), detail);
        split.setId("events-split");
        split.getStyleClass().add("plain-split");
        split.setDividerPositions(0.75);
        SplitPane.setResizableWithParent(split.getItems().getLast(), false);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(
                new FilterBar(model, aside, this, List.of(scope(), HistoryBar.sources(model.past())),
                        tools(export, split)),
                parts.history(), export.progress(), split);
        addEventFilter(KeyEvent.KEY_PRESSED, this::space);
        addEventFilter(KeyEvent.KEY_PRESSED, this::gap);
        model.sayings().emptinessProperty().subscribe(this::say);
    }

    /** Offers something to do with a value of the chosen message. */
    public void offer(FieldAction action) {
        detail.offer(action);
    }

    private Node scope() {
        var scope = new ChoiceBox<Scope>();
        scope.setId("events-scope");
        scope.setAccessibleText("Which messages");
        scope.getItems().setAll(Scope.values());
        scope.valueProperty().bindBidirectional(model.scopeProperty());
        scope.setPrefWidth(160);
        scope.setMinWidth(USE_PREF_SIZE);
        return scope;
    }

    private HBox tools(ExportBar export, SplitPane split) {
        return Parts.row(freeze(), export.button(), new DetailToggle("events-detail", split));
    }

    private Button freeze() {
        var freeze = Parts.button("events-freeze", "fas-snowflake", "Freeze  Space");
        freeze.setOnAction(e -> model.toggleFreeze());
        model.past().sourceProperty().subscribe(now -> Parts.present(freeze, now == null || now.live()));
        model.sight().paceProperty()
                .subscribe(pace -> freeze.setText(pace.stands() ? "Go on  Space" : "Freeze  Space"));
        return freeze;
    }

    /** @param list gets the focus back when the strip goes away under it */
    private Banner banner(EventTable list) {
        var catchUp = Parts.button("events-catch-up", "fas-forward", "Catch up", "small-button");
        catchUp.setOnAction(e -> {
            list.takeFocus();
            model.catchUp();
        });
        var now = Parts.button("events-jump", "fas-fast-forward", "Jump to now", "small-button");
        now.setOnAction(e -> {
            list.takeFocus();
            model.jumpToNow();
        });
        model.past().sourceProperty().subscribe(source -> {
            boolean live = source == null || source.live();
            Parts.present(catchUp, live); // what is read is there: nothing to wait for
            now.setText(live ? "Jump to now" : "To the last line");
        });
        var banner = new Banner("events-banner", catchUp, now);
        model.sayings().standingProperty().subscribe(standing -> {
            if (standing.word().isEmpty()) {
                banner.hide();
            } else {
                banner.show(new Sign(model.sight().paceProperty().get().stands() ? "fas-snowflake" : "fas-forward",
                        standing.word().toUpperCase(Locale.ROOT), standing.lost() ? Role.WARN : Role.INFO),
                        standing.facts());
            }
        });
        return banner;
    }

    /** The strip that says it is frozen takes the place of the foot line: no row moves when it comes. */
    private Node list(EventTable table) {
        var foot = new FootLine("events-foot");
        model.sayings().footProperty().subscribe(foot::show);
        VBox.setVgrow(table, Priority.ALWAYS);
        var below = new StackPane(Parts.foot(foot, gaps(table)), banner(table));
        below.getStyleClass().add("events-foot");
        return Parts.pane(table, below);
    }

    private Button gaps(EventTable table) {
        var gaps = Parts.button("events-gaps", "fas-chevron-up", "", "small-button");
        Parts.tip(gaps, "To the last gap: messages are missing there  Ctrl+Up");
        gaps.setMinWidth(USE_PREF_SIZE);
        gaps.setOnAction(e -> {
            model.sight().toGap(false);
            table.takeFocus(); // Enter fills in the gap that is chosen now
        });
        model.sight().gapsProperty().subscribe(count -> {
            gaps.setText(count.longValue() == 1 ? "1 gap" : Figures.count(count.longValue()) + " gaps");
            Parts.present(gaps, count.longValue() > 0);
        });
        return gaps;
    }

    private void say(Emptiness why) {
        switch (why) {
            case QUIET -> empty.say("fas-stream", "No messages yet",
                    "Everything that comes on the subscriptions is listed here, newest at the bottom.");
            case NO_MATCH -> empty.say("fas-filter", "Nothing matches", model.faultProperty().get().isEmpty()
                    ? "No message in the buffer matches the filter; new ones that do will appear here."
                    : "The filter cannot be used as it is typed; the last one that could is still in force.");
            case LOOKING -> empty.say("fas-hourglass-half", "Looking", "The filter goes through the buffer.");
            case NOT_CONNECTED ->
                empty.say("fas-unlink", "Not connected", "Messages appear as soon as there is a connection.");
            case PAST -> empty.say("fas-book-open", "No messages of the stream here",
                    "The line above tells how far the reading is; the filter and the start decide what is listed.");
        }
    }

    /** Wherever the focus is: who went to a gap by a link may go on by keys. */
    private void gap(KeyEvent key) {
        boolean next = NEXT_GAP.match(key);
        if (next || GAP_BEFORE.match(key)) {
            model.sight().toGap(next);
            key.consume();
        }
    }

    /** Space freezes wherever it does not mean something else. */
    private void space(KeyEvent key) {
        boolean meant = key.getTarget() instanceof TextInputControl || key.getTarget() instanceof ButtonBase
                || key.getTarget() instanceof ChoiceBox<?>;
        if (key.getCode() == KeyCode.SPACE && !meant) {
            model.toggleFreeze();
            key.consume();
        }
    }
}
