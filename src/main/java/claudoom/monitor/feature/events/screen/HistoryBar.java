package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.History.Phase;
import claudoom.monitor.ui.Parts;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What to read of a stream and how fast; only there while a stream is read. */
final class HistoryBar extends VBox {

    /** Part of the width. */
    private static final double SLIDER = 0.22;

    private final HistoryViewModel model;
    private final Slider slider = new Slider();
    private boolean ours;
    private long sought;

    HistoryBar(HistoryViewModel model) {
        this.model = model;
        setId("events-history");
        getStyleClass().addAll("stack", "events-history");
        getChildren().addAll(order(), progress(), fault());
        model.sourceProperty().subscribe(now -> Parts.present(this, now != null && !now.live()));
    }

    /** The choice between live and a stream; opening it asks which streams there are. */
    static ChoiceBox<Source> sources(HistoryViewModel model) {
        var box = new ChoiceBox<Source>(model.sources());
        box.setId("events-source");
        box.setAccessibleText("Where the messages come from");
        Parts.tip(box, "Live messages, or what a stream holds");
        box.valueProperty().bindBidirectional(model.sourceProperty());
        box.setPrefWidth(150);
        box.setMinWidth(USE_PREF_SIZE);
        box.showingProperty().subscribe(shown -> {
            if (shown) {
                model.look();
            }
        });
        box.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                model.look();
            }
        });
        return box;
    }

    private HBox order() {
        var kind = new ChoiceBox<StartKind>();
        kind.setId("events-start-kind");
        kind.setAccessibleText("Where to begin");
        kind.getItems().setAll(StartKind.values());
        kind.valueProperty().bindBidirectional(model.startKindProperty());
        kind.setPrefWidth(136);
        kind.setMinWidth(USE_PREF_SIZE);
        var start = field("events-start", 170, "Start");
        start.textProperty().bindBidirectional(model.startTextProperty());
        kind.valueProperty().subscribe(now -> start.setPromptText(now.prompt()));
        var subjects = field("events-start-subjects", 220, "Subjects, as a NATS pattern; empty for all");
        subjects.setPromptText("all subjects, or a pattern");
        subjects.textProperty().bindBidirectional(model.subjectsProperty());
        HBox.setHgrow(subjects, Priority.SOMETIMES);
        var read = Parts.button("events-read", "fas-book-open", "Read", "small-button");
        read.setOnAction(e -> model.read());
        var speed = new ChoiceBox<Speed>();
        speed.setId("events-speed");
        speed.setAccessibleText("Pace");
        speed.getItems().setAll(Speed.values());
        speed.valueProperty().bindBidirectional(model.speedProperty());
        speed.setPrefWidth(140);
        speed.setMinWidth(USE_PREF_SIZE);
        var live = Parts.button("events-live", "fas-fast-forward", "Back to live", "small-button");
        live.setOnAction(e -> model.live());
        return Parts.row(kind, start, subjects, read, Parts.grow(), speed, toggle(), skip(), live);
    }

    private TextField field(String id, double width, String name) {
        var field = new TextField();
        field.setId(id);
        field.setPrefWidth(width);
        field.setMinWidth(90);
        field.setAccessibleText(name);
        field.setOnAction(e -> model.read());
        return field;
    }

    private Button toggle() {
        var toggle = Parts.button("events-replay", "fas-pause", "Pause", "small-button");
        toggle.setPrefWidth(104);
        toggle.setOnAction(e -> model.toggle());
        model.phaseProperty().subscribe(phase -> {
            toggle.setText(HistoryWords.button(phase));
            toggle.setGraphic(Parts.icon(toggle.getText().equals("Pause") ? "fas-pause" : "fas-play"));
            toggle.setDisable(phase == Phase.NONE);
        });
        return toggle;
    }

    private Button skip() {
        var skip = Parts.button("events-skip", "fas-step-forward", "Skip", "small-button");
        Parts.tip(skip, "Go on with the next message now, however long the silence was");
        skip.setOnAction(e -> model.skip());
        model.stateProperty().subscribe(state -> Parts.present(skip, model.silent()));
        return skip;
    }

    /** The thumb stays where it was put until the reading has got there. */
    private void seek(double value) {
        sought = Math.round(value);
        model.seek(sought);
    }

    private HBox progress() {
        slider.setId("events-scrub");
        slider.setAccessibleText("Place in the stream, by sequence");
        slider.setMinWidth(USE_PREF_SIZE); // as long whatever the words beside it say: else the thumb moves with them
        slider.prefWidthProperty().bind(widthProperty().multiply(SLIDER));
        slider.setMaxWidth(USE_PREF_SIZE);
        model.rangeProperty().subscribe(range -> {
            if (!slider.isValueChanging()) {
                ours = true;
                slider.setMax(Math.max(1.0, (double) range.last()));
                slider.setMin((double) Math.min(range.first(), range.last()));
                slider.setValue((double) (range.at() == 0 ? sought : range.at()));
                slider.setBlockIncrement(Math.max(1, (range.last() - range.first()) / 20.0));
                slider.setDisable(range.last() == 0);
                ours = false;
            }
        });
        slider.valueProperty().subscribe(value -> {
            if (!ours && !slider.isValueChanging()) {
                seek(value.doubleValue());
            }
        });
        slider.valueChangingProperty().subscribe(changing -> {
            if (!changing && !ours && slider.isFocused()) {
                seek(slider.getValue());
            }
        });
        var position = Parts.number("", "muted");
        position.setId("events-position");
        position.textProperty().bind(model.positionProperty());
        var state = Parts.label("");
        state.setId("events-history-state");
        state.textProperty().bind(model.stateProperty());
        var whole = new Tooltip();
        whole.textProperty().bind(model.stateProperty());
        state.setTooltip(whole);
        return Parts.row(slider, position, state);
    }

    private HBox fault() {
        var fault = Parts.paragraph("");
        fault.setId("events-history-fault");
        fault.textProperty().bind(model.faultProperty());
        var row = Parts.row(Parts.slot(Parts.icon("fas-exclamation-circle")), fault);
        model.faultProperty().subscribe(text -> Parts.present(row, !text.isEmpty()));
        return row;
    }
}
