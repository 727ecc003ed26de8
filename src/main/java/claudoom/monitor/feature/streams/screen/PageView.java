package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.ExportRun;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One stream: its messages, its configuration in words, its consumers, and at the end what is dangerous. */
final class PageView extends VBox {

    private final StreamsViewModel model;
    private final StreamRow row;
    private final OutFiles files;
    private final BrowseViewModel browse;
    private final SettingsPane settings = new SettingsPane();
    private final ConsumersViewModel consumers;
    private final SubjectsViewModel subjects;
    private final MessagesPane messages;
    private final ChangePane change;
    private final SubjectsPane subjectsPane;
    private final Tab messagesTab;
    private final Tab subjectsTab;
    private final Tab consumersTab;
    private final Tab changeTab;
    private final Chip state = Parts.chip("fas-check-circle", "", Role.OK);
    private final Label figures = Parts.label("", "caption");
    private final Label exported = Parts.label("", "caption");
    private final Button stop = Parts.button("streams-export-cancel", "fas-times", "Cancel", "small-button");
    private final HBox exporting = Parts.row(exported, stop);
    private final TabPane tabs = new TabPane();
    private @Nullable ExportRun export;
    private boolean known;

    /** What the page needs of its surroundings. */
    record Around(Aside aside, Readings readings, List<FieldAction> actions, OutFiles files, Consumer<Deed> ask) {}

    PageView(StreamsViewModel model, StreamRow row, Around around) {
        this.model = model;
        this.row = row;
        files = around.files();
        var desk = model.desk();
        browse = new BrowseViewModel(desk, row.stream());
        consumers = new ConsumersViewModel(desk, row.stream());
        subjects = new SubjectsViewModel(desk, row.stream(), around.aside());
        setId("streams-page");
        getStyleClass().add("stack");
        messages = new MessagesPane(browse, around.aside(), around.readings(), around.actions(),
                desk.readOnly()
                        ? null
                        : item -> around.ask().accept(new Deed.DeleteMessage(row.stream(), item.sequence())),
                this::export);
        change = new ChangePane(row.stream(), desk.readOnly(), around.ask());
        subjectsPane = new SubjectsPane(subjects, new SubjectsPane.Ways(this::read, desk.readOnly()
                ? null
                : this::purge));
        messagesTab = tab("messages", "Messages", messages);
        subjectsTab = tab("subjects", "Subjects", subjectsPane);
        consumersTab = tab("consumers", "Consumers",
                new ConsumersPane(consumers, name -> desk.openLag(row.stream(), name)));
        changeTab = tab("change", "Purge and delete", change);
        tabs.setId("streams-tabs");
        tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(messagesTab, subjectsTab, tab("settings", "Configuration", settings), consumersTab,
                changeTab);
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::turned);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        tabs.setMinHeight(0);
        getChildren().addAll(head(), tabs);
        row.lineProperty().subscribe(this::show);
        model.newsProperty().subscribe(news -> settings.show(row.line(), news));
        browse.newest();
    }

    private void turned(@Nullable Tab now) {
        if (subjectsTab.equals(now)) {
            var state = row.line().state();
            subjects.look(state == null ? null : state.subjects());
        } else if (changeTab.equals(now)) {
            change.subject(browse.pattern());
        }
        tick();
    }

    /** Shows the messages of a subject. */
    private void read(String subject) {
        browse.subjectProperty().set(subject);
        browse.newest();
        tabs.getSelectionModel().select(messagesTab);
    }

    private void purge(String subject) {
        tabs.getSelectionModel().select(changeTab);
        change.subject(subject);
    }

    private static Tab tab(String id, String title, Node content) {
        var tab = new Tab(title, content);
        tab.setId("streams-tab-" + id);
        return tab;
    }

    private Node head() {
        var back = Parts.button("streams-back", "fas-arrow-left", "Streams");
        back.setOnAction(pressed -> model.close());
        Parts.tip(back, "Back to the list   Esc");
        var title = Parts.label(Visible.line(row.stream(), StreamSigns.LONGEST), "sheet-title");
        title.setId("streams-page-title");
        title.setMinWidth(60);
        figures.setId("streams-page-figures");
        figures.setMinWidth(0);
        exported.setId("streams-exported");
        stop.setOnAction(pressed -> {
            if (export != null) {
                export.cancel();
            }
        });
        Parts.present(exporting, false);
        return Parts.row(back, title, state, figures, Parts.grow(), exporting);
    }

    private void show(StreamLine line) {
        state.show(StreamSigns.of(line.condition()));
        settings.show(line, model.newsProperty().get());
        if (line.known() && !known) {
            consumers.hurry(); // they are told again as well
        }
        known = line.known();
        var told = line.state();
        figures.setText(told == null
                ? "its numbers are not known"
                : "%s messages · %s · %s/s%s".formatted(Figures.count(told.messages()), Figures.bytes(told.bytes()),
                        Figures.rate(line.perSecond()), line.unknownSince() == null
                                ? ""
                                : " · unknown since " + Figures.time(line.unknownSince())));
    }

    /** Writes what is looked for, from the first to what is the last now. */
    private void export() {
        if (export != null && !export.over()) {
            return;
        }
        var file = files.apply(row.stream(), getScene().getWindow());
        if (file != null) {
            export = model.desk().export(row.stream(), browse.pattern(), 1, ExportRun.TO_THE_END, file);
            tick();
        }
    }

    /** A few times a second. */
    void tick() {
        var shown = tabs.getSelectionModel().getSelectedItem();
        if (messagesTab.equals(shown)) {
            messages.settle();
        } else if (consumersTab.equals(shown)) {
            consumers.tick();
        } else if (subjectsTab.equals(shown)) {
            subjectsPane.grow(model.desk().now());
        }
        var run = export;
        if (run != null) {
            exported.setText(ExportWords.of(run));
            Parts.present(stop, !run.over());
            Parts.present(exporting, true);
        }
    }

    /** Asks again for what is being looked at. */
    void again() {
        var shown = tabs.getSelectionModel().getSelectedItem();
        if (consumersTab.equals(shown)) {
            consumers.askNow();
        } else if (subjectsTab.equals(shown)) {
            subjects.again();
        } else {
            browse.again();
        }
    }

    /** What another deed has changed is not shown as if it were there. */
    void changed() {
        browse.again();
        subjects.changed();
    }

    void end() {
        if (export != null) {
            export.cancel();
        }
    }

    BrowseViewModel browse() {
        return browse;
    }

    boolean of(StreamRow other) {
        return row == other;
    }
}
