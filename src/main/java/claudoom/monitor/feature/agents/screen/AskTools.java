package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** The buttons that ask and that lead to commands, and how far asking everybody has come. */
final class AskTools {

    private static final double WIDEST_TIP = 560;

    private final AgentsViewModel model;
    private final TableView<AgentRow> table;
    private final Button ask = Parts.button("agents-ask", "fas-question", "Ask");
    private final Button askAll = Parts.button("agents-ask-all", "fas-comments", "Ask all");
    private final Button reset = Parts.button("agents-reset", "fas-undo", "Reset…");
    private final Button configure = Parts.button("agents-configure", "fas-sliders-h", "Configure…");
    private final Button stop = Parts.button("agents-ask-stop", "fas-times", "Stop asking", "small-button");

    AskTools(AgentsViewModel model, TableView<AgentRow> table) {
        this.model = model;
        this.table = table;
        ask.setOnAction(pressed -> model.ask(selected()));
        askAll.setOnAction(pressed -> model.askAll(table.getItems().stream().map(AgentRow::id).toList()));
        reset.setOnAction(pressed -> model.desk().compose("reset", selected()));
        configure.setOnAction(pressed -> model.desk().compose("config", selected()));
        stop.setOnAction(pressed -> model.desk().stopAsking());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<AgentRow>) change -> allow());
        table.getItems().addListener((ListChangeListener<AgentRow>) change -> allow());
        allow();
    }

    private List<String> selected() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(AgentRow::id)
                .toList();
    }

    private void allow() {
        var against = model.desk().cannotAsk();
        boolean nobody = selected().isEmpty();
        ask.setDisable(nobody || !against.isEmpty());
        askAll.setDisable(table.getItems().isEmpty() || !against.isEmpty());
        askAll.setText(table.getItems().isEmpty() ? "Ask all" : "Ask all " + Figures.count(table.getItems().size()));
        reset.setDisable(nobody || !against.isEmpty());
        configure.setDisable(nobody || !against.isEmpty());
    }

    /** A button that is disabled shows no tooltip, so the box around them says why. */
    List<Node> buttons() {
        var against = model.desk().cannotAsk();
        Parts.tip(ask, "Ask the selected agents how they are; their own answer is shown");
        Parts.tip(askAll, "Ask every agent that the filter shows, some at a time");
        var box = new HBox(8, ask, askAll, reset, configure);
        box.setMinWidth(HBox.USE_PREF_SIZE);
        var around = new StackPane(box);
        around.setId("agents-actions");
        around.setAccessibleText(against);
        if (!against.isEmpty()) {
            Parts.tip(around, against);
        }
        for (var button : List.of(ask, askAll, reset, configure)) {
            button.setAccessibleHelp(against);
        }
        return List.of(around);
    }

    /** How far asking everybody has come; not there if nobody did. */
    Node progress() {
        var words = Parts.paragraph("");
        words.setId("agents-asked");
        words.textProperty().bind(model.askedProperty());
        var all = new Tooltip();
        all.setWrapText(true);
        all.setMaxWidth(WIDEST_TIP);
        all.setOnShowing(showing -> all.setText(RoundWords.whole(model.desk().round())));
        words.setTooltip(all);
        HBox.setHgrow(words, Priority.ALWAYS);
        stop.setMinWidth(HBox.USE_PREF_SIZE);
        var row = Parts.row(Parts.slot(Parts.icon("fas-comments")), stop, words); // behind words that grow it would move
        model.roundProperty().subscribe(round -> {
            Parts.present(row, round != null);
            Parts.present(stop, round != null && !round.over() && !round.cancelled());
        });
        return row;
    }
}
