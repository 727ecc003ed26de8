package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.screen.DeadLettersViewModel.Text;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Utf8;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.DetailToggle;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Three panes as in a mail program: groups of letters that failed alike, the letters of one group, the letter. */
public final class DeadLettersView extends VBox {

    private static final KeyCombination EXPORT = KeyCombination.keyCombination("Shortcut+E");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final DeadLettersViewModel model;
    private final LetterPane letter;
    private final SplitPane panes;
    private final List<Node> holders = new ArrayList<>();
    private final Button export = Parts.button("deadletters-export", "fas-file-export", "Export");

    public DeadLettersView(DeadLettersViewModel model, Aside aside) {
        this(model, aside, Readings.ofThisRun());
    }

    /** @param readings as what payloads are read */
    public DeadLettersView(DeadLettersViewModel model, Aside aside, Readings readings) {
        this.model = model;
        letter = new LetterPane(model, aside, readings);
        panes = new SplitPane(held(groups()), held(letters()), letter);
        setId("deadletters");
        getStyleClass().addAll("screen", "stack");
        panes.setId("deadletters-panes");
        panes.getStyleClass().add("mail-panes");
        panes.setDividerPositions(0.26, 0.58);
        var empty = Parts.id(Parts.pane(emptyState()), "deadletters-empty");
        model.emptyProperty().subscribe(none -> {
            panes.setVisible(!none);
            empty.setVisible(none);
        });
        var middle = new StackPane(panes, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(toolbar(), incomplete(), middle);
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (EXPORT.match(key) && !export.isDisabled()) {
                chooseFile();
                key.consume();
            }
        });
    }

    /** Offers something to do with a value of the chosen letter. */
    public void offer(FieldAction action) {
        letter.offer(action);
    }

    private HBox toolbar() {
        var filter = new FilterField("deadletters-filter", "Filter letters");
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.reachableFrom(this);
        model.text(Text.FILTER_NOTE).subscribe(filter::say);
        var outcome = bound(Text.OUTCOME, "deadletters-outcome", "caption");
        HBox.setHgrow(outcome, Priority.ALWAYS);
        outcome.setPrefWidth(0); // only the room that is left: the filter stays as wide as it is
        outcome.setMaxWidth(Double.MAX_VALUE);
        var whole = new Tooltip(); // the path of a file is longer than the room beside the buttons
        whole.textProperty().bind(outcome.textProperty());
        model.text(Text.OUTCOME).subscribe(text -> outcome.setTooltip(text.isEmpty() ? null : whole));
        var subject = Parts.button("deadletters-copy-subject", "fas-copy", "Copy subject");
        subject.setOnAction(e -> copySubject());
        var payload = Parts.button("deadletters-copy-payload", "fas-copy", "Copy payload");
        payload.setOnAction(e -> copyPayload());
        var none = model.letterProperty().isNull();
        subject.disableProperty().bind(none);
        payload.disableProperty().bind(none);
        export.disableProperty().bind(none);
        export.setOnAction(e -> chooseFile());
        Parts.tip(export, "Writes the letters that are shown to a file, one JSON object a line ("
                + EXPORT.getDisplayText() + ")");
        return Parts.row(filter, outcome, subject, payload, export,
                new DetailToggle("deadletters-detail", panes));
    }

    private Node incomplete() {
        var words = Parts.paragraph("", "caption");
        words.setId("deadletters-incomplete");
        words.textProperty().bind(model.text(Text.INCOMPLETE));
        var line = Parts.row(Parts.slot(Parts.icon("fas-info-circle")), words);
        model.text(Text.INCOMPLETE)
                .subscribe(text -> Parts.present(line, !text.isEmpty() && !model.emptyProperty().get()));
        model.emptyProperty()
                .subscribe(none -> Parts.present(line, !none && !model.text(Text.INCOMPLETE).get().isEmpty()));
        return line;
    }

    private Node emptyState() {
        var state = new EmptyState("fas-unlink", "", "");
        Runnable say = () -> {
            var title = model.text(Text.EMPTY_TITLE).get();
            state.say(title.equals(Sentences.NONE) ? "fas-envelope-open" : "fas-unlink", title,
                    model.text(Text.EMPTY_REASON).get());
        };
        model.text(Text.EMPTY_TITLE).subscribe(title -> say.run());
        model.text(Text.EMPTY_REASON).subscribe(why -> say.run());
        return state;
    }

    private Node groups() {
        var list = new ListView<>(model.groups());
        list.setId("deadletters-groups");
        list.setAccessibleText("Groups of dead letters");
        list.setFixedCellSize(GroupCell.HEIGHT);
        list.setCellFactory(view -> new GroupCell(model.nowProperty()));
        var selection = list.getSelectionModel();
        selection.selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.groupProperty().set(row);
            }
        });
        model.groupProperty().subscribe(row -> selection.select(row));
        list.getItems()
                .addListener((ListChangeListener<GroupRow>) change -> selection.select(model.groupProperty().get()));
        return pane(bound(Text.GROUPS, "deadletters-groups-head", "card-title"),
                bound(Text.ALL, "deadletters-total", "caption"), list,
                bound(Text.GROUPS_FOOT, "deadletters-groups-foot"));
    }

    private Node letters() {
        var list = new ListView<LetterRow>();
        list.setId("deadletters-letters");
        list.setAccessibleText("Dead letters of the group");
        list.setFixedCellSize(LetterCell.HEIGHT);
        list.setCellFactory(view -> new LetterCell(model.nowProperty(), model::title));
        list.setPlaceholder(new EmptyState("fas-filter", "No letter matches",
                "Change or clear the filter, or choose another group."));
        SteadyScroll.of(list, model.letters());
        var selection = list.getSelectionModel();
        selection.selectedItemProperty().subscribe(row -> {
            if (row != null) {
                model.letterProperty().set(row);
            }
        });
        model.letterProperty().subscribe(row -> selection.select(row));
        var name = Parts.label("", "card-title");
        name.setId("deadletters-letters-head");
        var whole = new Tooltip();
        name.setTooltip(whole);
        model.groupProperty().subscribe(row -> {
            name.setText(Visible.of(row.group().fingerprint()));
            whole.setText(name.getText());
        });
        return pane(name, Parts.row(coming(), bound(Text.LETTERS, "deadletters-letters-count", "caption", "wide-only")),
                list,
                bound(Text.LETTERS_FOOT, "deadletters-letters-foot"));
    }

    /** From the border of the pane on, so that its button for what is new can be reached while it waits. */
    private Node held(Node pane) {
        holders.add(pane);
        pane.hoverProperty().subscribe(is -> model.hold(holders.stream().anyMatch(Node::isHover)));
        return pane;
    }

    private Node coming() {
        var coming = Parts.button("deadletters-coming", "fas-arrow-up", "", "small-button");
        Parts.tip(coming, "The list holds still while the pointer is in it; this brings in what came meanwhile");
        coming.textProperty().bind(model.text(Text.COMING));
        model.text(Text.COMING).subscribe(words -> Parts.present(coming, !words.isEmpty()));
        coming.setMinWidth(USE_PREF_SIZE);
        coming.setOnAction(pressed -> model.bringIn());
        return coming;
    }

    private static Node pane(Node title, Region count, ListView<?> list, Label foot) {
        count.setMinWidth(USE_PREF_SIZE);
        VBox.setVgrow(list, Priority.ALWAYS);
        foot.setWrapText(true); // a figure that is cut off is none
        return Parts.pane(Parts.paneHead(title, Parts.grow(), count), list, Parts.foot(foot));
    }

    private Label bound(Text text, String id, String... styles) {
        var label = Parts.id(Parts.label("", styles), id);
        label.textProperty().bind(model.text(text));
        return label;
    }

    private void copySubject() {
        var subject = letter.subject();
        if (subject != null) {
            copy(subject, "Subject copied.");
        }
    }

    /** The text itself, or Base64 where it is none. */
    private void copyPayload() {
        var bytes = letter.payload();
        var text = Utf8.whole(bytes);
        if (text == null) {
            copy(Base64.getEncoder().encodeToString(bytes), "Payload copied as Base64, because it is not UTF-8 text.");
        } else {
            copy(text, "Payload copied.");
        }
    }

    private void copy(String text, String outcome) {
        Clip.copy(text);
        model.confirm(outcome);
    }

    private void chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle("Export dead letters");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON lines", "*.jsonl"));
        chooser.setInitialFileName("dead-letters-"
                + STAMP.format(model.nowProperty().get().atZone(ZoneId.systemDefault())) + ".jsonl");
        var file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.exportTo(file.toPath());
        }
    }
}
