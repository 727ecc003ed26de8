package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Suggestions;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line of the breakpoint: what to wait for, whether it waits, and what it found. */
final class HaltBar extends HBox {

    private final EventsViewModel model;
    private final Halt halt;
    private final FilterField filter = new FilterField("events-break-filter", "kind = error");
    private final ToggleButton toggle = new ToggleButton("Break", Parts.icon("fas-hand-paper"));
    private final Button arm = Parts.button("events-break-arm", "fas-hand-paper", "Wait for it");
    private final Button show = Parts.button("events-break-show", "fas-crosshairs", "Show", "small-button");

    HaltBar(EventsViewModel model, Aside aside, AskLine ask) {
        this.model = model;
        halt = model.halt();
        getStyleClass().addAll("row", "halt-bar");
        setId("events-break-bar");
        setAlignment(Pos.CENTER_LEFT);
        filter.withoutShortcut();
        var note = filter.wide();
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        filter.input().setPrefWidth(300);
        filter.setMinWidth(260); // what is waited for can be read beside what became of it
        filter.input().setAccessibleText("Freeze at the first message that matches");
        filter.textProperty().bindBidirectional(halt.textProperty());
        filter.follow(halt.stateProperty(), halt.faultProperty());
        filter.input().setOnAction(e -> halt.arm());
        new Completion(filter.input(), new Suggestions(model.language()), model.around(), aside);
        arm.setOnAction(e -> press());
        show.setOnAction(e -> halt.show());
        var saved = new SavedMenu("events-break-saved", model.saved(), halt.textProperty(), ask);
        var label = Parts.label("Freeze at");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(label, filter, saved.button(), arm, note, show);
        halt.armedProperty().subscribe(armed -> {
            toggle.setSelected(armed || toggle.isSelected()); // nothing waits that cannot be seen
            refresh();
        });
        halt.stateProperty().subscribe(state -> refresh());
        toggle();
    }

    private void toggle() {
        toggle.setId("events-break");
        toggle.getStyleClass().add("quiet");
        toggle.setMinWidth(USE_PREF_SIZE);
        Parts.tip(toggle, "Freeze the list at the first message that matches a filter");
        toggle.selectedProperty().subscribe(open -> Parts.present(this, open));
        toggle.setOnAction(e -> {
            if (!toggle.isSelected()) {
                halt.disarm();
            } else {
                if (filter.text().isBlank()) {
                    halt.textProperty().set(model.filterTextProperty().get());
                }
                filter.input().requestFocus();
            }
        });
    }

    private void press() {
        if (halt.armedProperty().get()) {
            halt.disarm();
        } else {
            halt.arm();
        }
    }

    private void refresh() {
        boolean armed = halt.armedProperty().get();
        arm.setText(armed ? "Stop waiting" : "Wait for it");
        if (armed && filter.input().isFocused()) {
            arm.requestFocus(); // else the keyboard goes to whatever is next
        }
        filter.input().setDisable(armed);
        Parts.present(show, halt.reached());
    }

    ToggleButton toggleButton() {
        return toggle;
    }
}
