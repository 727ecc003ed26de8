package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.Latencies;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.screen.AgentRow.Slow;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Column;
import claudoom.monitor.ui.ColumnChoice;
import claudoom.monitor.ui.ColumnWidths;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.RememberedSort;
import claudoom.monitor.ui.Tables;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The table of agents: those that need somebody first until the user wants another order, which is remembered. */
final class AgentTable {

    static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double ANSWER = 140;
    private static final int LONGEST = 300;
    /** Agents mostly differ in the last letters of their names. */
    private static final double NAME = 148;
    private static final Comparator<@Nullable String> BY_LENGTH =
            Comparator.nullsFirst(Comparator.<String>comparingInt(String::length).thenComparing(
                    Comparator.naturalOrder()));

    private final TableView<AgentRow> table;
    private final ColumnChoice<AgentRow> choice;
    private final Memory memory;
    private final AgentsViewModel model;

    AgentTable(AgentsViewModel model, Node empty) {
        this.model = model;
        memory = model.memory();
        var state = Tables.sign("agents-state", "State", 124, AgentRow::stateProperty);
        state.setComparator(Comparator.comparingInt(AgentSigns::rank));
        var agent = Tables.words("agents-agent", "Agent", 150, AgentRow::nameProperty).lead();
        var generation = Tables.words("agents-generation", "Gen.", 64, AgentRow::generationProperty);
        var episode = right(Tables.words("agents-episode", "Episode", 82, AgentRow::episodeProperty));
        generation.setComparator(BY_LENGTH);
        episode.setComparator(BY_LENGTH);
        var tick = brief("agents-tick", "Tick", 78, 999_999, AgentRow::tickProperty);
        var kills = brief("agents-kills", "Kills", 60, 9_999, AgentRow::killsProperty);
        var deaths = brief("agents-deaths", "Deaths", 66, 9_999, AgentRow::deathsProperty);
        var action = Tables.words("agents-action", "Last action", 132, AgentRow::actionProperty);
        var confidence = Tables.number("agents-confidence", "Confidence", 82, AgentRow::confidenceProperty,
                AgentSigns::confidence);
        var p50 = Tables.number("agents-p50", "p50", 72, AgentRow::p50Property, AgentSigns::micros);
        var p99 = latency();
        var rate = Tables.number("agents-rate", "Events/s", 74, AgentRow::rateProperty, Figures::rate);
        var age = Tables.age("agents-age", "Age", 64, AgentRow::seenProperty, model.nowProperty());
        var answer = Tables.words("agents-answer", "Answer", 150, AgentRow::answerProperty).tail();
        List<Column<AgentRow, ?>> columns = List.of(agent, state, generation, episode, tick, kills, deaths, action,
                confidence, p50, p99, rate, age, answer);
        columns.forEach(AgentTable::firm);
        table = Tables.table("agents-table", model.rows(), empty, columns);
        table.setAccessibleText("Agents");
        model.unheardProperty().subscribe(unheard -> table.pseudoClassStateChanged(STALE, unheard));
        table.setRowFactory(view -> row());
        choice = new ColumnChoice<>("agents", memory, List.of(agent, state));
        choice.then(answer, model.anyAskedProperty()).then(age).then(p99).then(kills).then(deaths).then(action)
                .then(rate).then(episode)
                .then(p50).then(generation).then(tick).then(confidence).in(table);
        ColumnWidths.remembered(table, memory);
        sort(columns, state);
    }

    /** No number and no state is ever cut off; names may be. */
    private static void firm(Column<AgentRow, ?> column) {
        boolean name = "agents-agent".equals(column.getId());
        boolean words = name || "agents-answer".equals(column.getId());
        column.setMinWidth(words ? Math.min(name ? NAME : ANSWER, column.getPrefWidth()) : column.getPrefWidth());
        if (!words) {
            column.setMaxWidth(column.getPrefWidth() * 1.25);
        }
    }

    private static <T extends @Nullable Object> Column<AgentRow, T> right(Column<AgentRow, T> column) {
        column.getStyleClass().add("num");
        return column;
    }

    /** Shortened beyond what the column can hold; the tooltip of the row has the whole number. */
    private static <N extends @Nullable Number> Column<AgentRow, N> brief(String id, String title, double width,
            long most, Function<AgentRow, ? extends ObservableValue<N>> value) {
        return Tables.<AgentRow, N>number(id, title, width, value,
                n -> n == null ? Figures.UNKNOWN : Figures.brief(n.longValue(), most));
    }

    private static Column<AgentRow, @Nullable Slow> latency() {
        var column = Tables.<AgentRow, Slow, Label>drawn("agents-p99", "p99", 78, AgentRow::p99Property,
                AgentTable::latencyLabel, AgentTable::paint,
                slow -> AgentSigns.micros(slow == null ? null : slow.micros()));
        column.getStyleClass().add("num");
        column.setSortable(true);
        column.setComparator(Comparator.nullsFirst(Comparator.comparing(Slow::micros,
                Comparator.nullsFirst(Comparator.<Long>naturalOrder()))));
        return column;
    }

    private static Label latencyLabel() {
        var label = Parts.number("", "agents-latency");
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private static void paint(Label label, Slow slow) {
        var text = AgentSigns.micros(slow.micros());
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
        if (slow.over() != (label.getGraphic() != null)) {
            label.setGraphic(slow.over() ? Parts.icon("fas-exclamation-triangle", "state-icon", "warn") : null);
            label.setAccessibleText(slow.over() ? text + ", over " + AgentSigns.micros(promise()) : text);
        }
    }

    private static long promise() {
        return Latencies.PROMISE.toNanos() / 1_000;
    }

    private TableRow<AgentRow> row() {
        var row = new TableRow<AgentRow>();
        var tip = new Tooltip();
        tip.setOnShowing(showing -> tip.setText(row.getItem() == null ? "" : told(row.getItem())));
        row.itemProperty().subscribe(item -> row.setTooltip(item == null ? null : tip));
        return row;
    }

    /** Why it is in its state, and where its numbers come from. */
    private String told(AgentRow row) {
        var line = row.line();
        var tally = line.tally();
        return "%s: %s%ngeneration %s, episode %s, tick %s%nkills %s in %s seen%s%nlatency: %s%nnewest event %s%s"
                .formatted(
                        line.condition().state().word(), model.why(line),
                        or(line.generation()), or(line.episode()), Figures.count(line.tick()),
                        Figures.count(tally.kills()),
                        AgentSigns.deaths(tally.deaths()), tally.ownKills() == null && tally.ownDeaths() == null
                                ? ""
                                : "; it counts " + Figures.count(tally.ownKills()) + " kills and "
                                        + Figures.count(tally.ownDeaths()) + " deaths itself",
                        AgentSigns.source(line.latency()), Figures.exact(line.lastSeen()), asked(row.reply()));
    }

    private static String or(@Nullable String text) {
        return text == null ? Figures.UNKNOWN : text;
    }

    private static String asked(@Nullable Reply reply) {
        return reply == null
                ? ""
                : "%nasked: %s; %s".formatted(AgentSigns.shortly(reply), Visible.line(reply.detail(), LONGEST));
    }

    private void sort(List<Column<AgentRow, ?>> columns, Column<AgentRow, ?> state) {
        Tables.within(table, Comparator.comparing((AgentRow row) -> row.nameProperty().get(),
                Comparator.nullsFirst(Comparator.<String>naturalOrder())));
        RememberedSort.of(table, columns, state, SortType.DESCENDING, memory);
    }

    TableView<AgentRow> node() {
        return table;
    }

    /** Says which columns found no room; not there while all did. */
    Node more() {
        return choice.more();
    }

    /** The button that says which columns are shown. */
    Node columns() {
        return choice.button();
    }
}
