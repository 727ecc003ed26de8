package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.feature.streams.model.SubjectPage.Line;
import claudoom.monitor.feature.streams.model.SubjectPage.Order;
import claudoom.monitor.feature.streams.screen.SubjectsViewModel.Phase;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Tables;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The subjects of a stream and how many messages of each there are, with the ways to those messages. */
final class SubjectsPane extends VBox {

    private final SubjectsViewModel model;
    private final Button insist = Parts.button("streams-subjects-insist", "fas-list",
            "Ask for the first " + Figures.count(SubjectPage.MOST));
    private final EmptyState nothing = new EmptyState("fas-stream", "", "", insist);
    private final TableView<Line> table;
    private final Label age = Parts.number("", "caption");

    /**
     * What can be done with a subject.
     *
     * @param messages shows its messages
     * @param purge asks whether to purge it; null where nothing can be changed
     */
    record Ways(Consumer<String> messages, @Nullable Consumer<String> purge) {}

    SubjectsPane(SubjectsViewModel model, Ways ways) {
        this.model = model;
        setId("streams-subjects-pane");
        getStyleClass().add("streams-tab");
        table = table();
        Tables.onOpen(table, line -> ways.messages().accept(line.subject()));
        insist.setOnAction(pressed -> model.narrow());
        age.setId("streams-subjects-age");
        var words = Parts.label("", "caption");
        words.setId("streams-subjects-words");
        words.textProperty().bind(model.wordsProperty());
        words.setMinWidth(0);
        VBox.setVgrow(table, Priority.ALWAYS);
        var pane = Parts.pane(table, Parts.foot(words, age, Parts.grow(), actions(ways)));
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(bar(), pane);
        model.phaseProperty().subscribe(phase -> say());
        model.troubleProperty().subscribe(trouble -> say());
    }

    private TableView<Line> table() {
        var subject = Tables.words("streams-subject-name", "Subject", 420,
                (Line line) -> of(Visible.line(line.subject(), 400))).lead();
        var messages = Tables.count("streams-subject-messages", "Messages", 120,
                (Line line) -> of((Long) line.messages())).strong();
        var share = Tables.number("streams-subject-share", "Of these", 96, (Line line) -> of(share(line)),
                Figures::percent).tail();
        List<Column<Line, ?>> columns = List.of(subject, messages, share);
        columns.forEach(column -> column.setSortable(false)); // what is ordered is chosen above, and done beside the frames
        messages.setMaxWidth(160);
        share.setMaxWidth(130);
        var made = Tables.table("streams-subject-table", model.lines(), nothing, columns);
        made.setFixedCellSize(30); // a guess of the height of so many rows would be far off
        made.setAccessibleText("Subjects of the stream");
        return made;
    }

    private static <T extends @Nullable Object> ObservableValue<T> of(T value) {
        return new ReadOnlyObjectWrapper<>(value);
    }

    private @Nullable Double share(Line line) {
        long all = model.messages();
        return all == 0 ? null : (Double) ((double) line.messages() / all);
    }

    private Node bar() {
        var field = Parts.filterField("streams-subjects-filter", "Subject, as in a.*.death");
        field.withoutShortcut();
        field.textProperty().bindBidirectional(model.filterProperty());
        field.input().setOnAction(entered -> model.narrow());
        field.input().setPrefColumnCount(24);
        Parts.tip(field.input(), "Enter asks for the subjects that match; * stands for a token, > for all that follow");
        var group = new ToggleGroup();
        var preceding = Parts.iconButton("streams-subjects-preceding", "fas-angle-left", "Subjects before these");
        preceding.setOnAction(pressed -> model.preceding());
        preceding.disableProperty().bind(model.hasPrecedingProperty().not().or(model.busyProperty()));
        var following = Parts.iconButton("streams-subjects-following", "fas-angle-right", "Subjects after these");
        following.setOnAction(pressed -> model.following());
        following.disableProperty().bind(model.hasFollowingProperty().not().or(model.busyProperty()));
        var more = Parts.row(preceding, following);
        Runnable there = () -> Parts.present(more,
                model.hasPrecedingProperty().get() || model.hasFollowingProperty().get());
        model.hasPrecedingProperty().subscribe(there);
        model.hasFollowingProperty().subscribe(there);
        there.run();
        var again = Parts.iconButton("streams-subjects-again", "fas-sync-alt", "Count again");
        again.setOnAction(pressed -> model.again());
        again.disableProperty().bind(model.busyProperty());
        var fault = Parts.label("", "control-fault");
        fault.setId("streams-subjects-fault");
        fault.textProperty().bind(model.faultProperty());
        model.faultProperty().subscribe(words -> Parts.present(fault, !words.isEmpty()));
        var bar = Parts.row(field, order(group, "streams-subjects-most", "most messages first", Order.MOST_MESSAGES),
                order(group, "streams-subjects-names", "by name", Order.NAME), more, Parts.grow(), again);
        bar.getStyleClass().add("streams-choices");
        return new VBox(4, bar, fault);
    }

    private RadioButton order(ToggleGroup group, String id, String words, Order by) {
        var choice = new RadioButton(words);
        choice.setId(id);
        choice.setToggleGroup(group);
        choice.setSelected(by == Order.MOST_MESSAGES);
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setOnAction(chosen -> model.order(by));
        return choice;
    }

    private HBox actions(Ways ways) {
        var messages = action("streams-subject-read", "fas-envelope-open-text", "Its messages",
                line -> ways.messages().accept(line.subject()));
        var copy = action("streams-subject-copy", "fas-copy", "Copy subject", line -> Clip.copy(line.subject()));
        var all = Parts.row(messages, copy);
        var purge = ways.purge();
        if (purge != null) {
            var button = Parts.button("streams-subject-purge", "fas-broom", "Purge…", "small-button");
            button.setOnAction(pressed -> chosen(line -> purge.accept(line.subject())));
            // a subject that reads as a pattern would take others with it
            button.disableProperty().bind(table.getSelectionModel().selectedItemProperty()
                    .map(line -> new SubjectPattern(line.subject()).hasWildcard()).orElse(true));
            all.getChildren().add(button);
        }
        return all;
    }

    private Button action(String id, String icon, String words, Consumer<Line> does) {
        var button = Parts.button(id, icon, words, "small-button");
        button.setOnAction(pressed -> chosen(does));
        button.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        return button;
    }

    private void chosen(Consumer<Line> does) {
        var line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            does.accept(line);
        }
    }

    private void say() {
        var phase = model.phaseProperty().get();
        var trouble = model.troubleProperty().get();
        Parts.present(insist, phase == Phase.TOO_MANY);
        switch (phase) {
            case ASKING -> nothing.say("fas-hourglass-half", "Counting its subjects", "");
            case TOO_MANY -> nothing.say("fas-stream", "Narrow the subject", trouble);
            case REFUSED -> nothing.say("fas-ban", "Subjects cannot be read", trouble);
            case EMPTY, SHOWN -> nothing.say("fas-inbox", "No subjects",
                    "The stream holds no message that matches. Try another subject.");
        }
    }

    /** Says how old the counts are. */
    void grow(Instant now) {
        var at = model.countedAt();
        age.setText(at == null
                ? ""
                : "counted " + Figures.ago(at, now) + (model.partial()
                        ? ", ordered among these"
                        : ""));
    }
}
