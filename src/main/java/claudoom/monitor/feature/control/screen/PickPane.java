package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Pick;
import claudoom.monitor.feature.control.screen.ControlViewModel.Shown;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Parts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What can be commanded, and whom. */
final class PickPane {

    private final ControlViewModel model;
    private final ToggleGroup group = new ToggleGroup();

    PickPane(ControlViewModel model) {
        this.model = model;
    }

    Node node() {
        var pane = Parts.pane(Parts.paneHead(Parts.label("Experiment", "card-title")), picks(false),
                Parts.paneHead(Parts.label("Agents", "card-title")), picks(true), whole(), agents(), foot());
        pane.setMinWidth(190);
        pane.setPrefWidth(240);
        return pane;
    }

    private Node picks(boolean agents) {
        var box = new VBox();
        box.getStyleClass().add("control-picks");
        model.picks().stream().filter(pick -> pick.agents() == agents).map(this::button)
                .forEach(box.getChildren()::add);
        if (box.getChildren().isEmpty()) {
            box.getChildren().add(Parts.paragraph("The grammars in use have no such command.", "caption"));
        }
        return box;
    }

    private Node button(Pick pick) {
        var button = new RadioButton(Visible.line(pick.title(), 60));
        button.setId("control-pick-" + pick.command());
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setUserData(pick);
        model.pick().subscribe(chosen -> button.setSelected(pick.equals(chosen)));
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                model.pick().set(pick);
            }
        });
        return button;
    }

    private Node whole() {
        var all = Parts.button("control-all-agents", "fas-check-double", "All shown", "small-button");
        all.setOnAction(pressed -> model.agents().chooseShown());
        all.disableProperty().bind(model.pick().map(pick -> !pick.agents()));
        var none = Parts.button("control-no-agents", "fas-times", "None", "small-button");
        none.setOnAction(pressed -> model.agents().chooseNone());
        none.disableProperty().bind(all.disableProperty());
        var row = Parts.row(all, none);
        row.getStyleClass().add("control-picks");
        return row;
    }

    private Node agents() {
        var list = new ListView<>(model.agents().shown());
        list.setId("control-agents");
        list.setAccessibleText("Agents that the command is for");
        list.setFixedCellSize(30);
        list.setCellFactory(view -> new CheckBoxListCell<>(AgentRow::chosen, new StringConverter<>() {
            @Override
            public String toString(AgentRow row) {
                return row == null ? "" : Visible.line(row.id(), 80);
            }

            @Override
            public AgentRow fromString(String text) {
                throw new UnsupportedOperationException("agents are not typed");
            }
        }));
        list.setPlaceholder(Parts.paragraph("No agent heard yet.", "caption"));
        list.disableProperty().bind(model.pick().map(pick -> !pick.agents()));
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private Node foot() {
        Label chosen = Parts.id(Parts.label(""), "control-agents-foot");
        chosen.textProperty().bind(model.words(Shown.AGENTS));
        return Parts.foot(chosen);
    }
}
