package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Sources;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Parts;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

/** Four figures, the worst lag, what needs somebody, the last hour. */
public final class OverviewView extends StackPane {

    private static final double MARGIN = 12;

    private final ExperimentCard experiment = new ExperimentCard();
    private final AgentsCard agents = new AgentsCard();
    private final MessagesCard messages = new MessagesCard();
    private final LettersCard letters = new LettersCard();
    private final LagCard lag;
    private final NeedsCard needs;
    private final HourCard hour = new HourCard();
    private final GridPane grid = new GridPane();

    /**
     * @param open shows the screen of that name
     * @param openConsumer shows this one in Lag
     */
    public OverviewView(Consumer<String> open, Consumer<ConsumerId> openConsumer) {
        lag = new LagCard(open, openConsumer);
        needs = new NeedsCard(open, openConsumer);
        experiment.opens("Control", open);
        agents.opens("Agents", open);
        messages.opens("Events", open);
        letters.opens("Dead letters", open);
        Parts.id(this, "overview");
        getStyleClass().add("screen");
        grid.getStyleClass().add("overview");
        for (int n = 0; n < 4; n++) {
            var quarter = new ColumnConstraints();
            quarter.setPercentWidth(25);
            grid.getColumnConstraints().add(quarter);
        }
        // never lower than what is in it: a card that is taller than its row covers others
        var rest = new RowConstraints(USE_COMPUTED_SIZE, 180, Double.MAX_VALUE);
        rest.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(whole(), whole(), rest);
        grid.addRow(0, experiment, agents, messages, letters);
        grid.add(lag, 0, 1, 2, 1);
        grid.add(needs, 2, 1, 2, 1);
        grid.add(hour, 0, 2, 4, 1);
        var scroll = Parts.scroll(grid);
        scroll.setId("overview-scroll");
        scroll.setAccessibleText("Overview");
        scroll.getStyleClass().add("overview-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        grid.setPadding(new Insets(0, MARGIN, 0, 0));
        StackPane.setMargin(scroll, new Insets(0, -MARGIN, 0, 0)); // the bar stands beside the cards
        getChildren().add(scroll);
    }

    /** Under banners in a low window the whole scrolls; no card is cut. */
    private static RowConstraints whole() {
        var row = new RowConstraints();
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }

    /** Numbers that are not fresh are dimmed: what is shown then is of the last moment that was observed. */
    public void show(Sources sources, Instant now) {
        boolean fresh = sources.link().connected();
        if (grid.getStyleClass().contains("stale") == fresh) {
            if (fresh) {
                grid.getStyleClass().remove("stale");
            } else {
                grid.getStyleClass().add("stale");
            }
        }
        experiment.show(sources.experiment(), sources.paused(), now);
        agents.show(sources.agents(now), fresh);
        boolean met = sources.link().server() != null;
        messages.show(sources.pace(), fresh, met, sources.lastAlive());
        letters.show(sources.letters(now), met, now);
        lag.show(sources.worstLag(LagCard.LINES), sources.consumers(), sources.lagProblem());
        needs.show(sources.needs(now), fresh, now);
        hour.show(sources.pace(), sources.gaps(), sources.happenings(), now);
    }
}
