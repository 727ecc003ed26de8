package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentDetail;
import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.AgentState;
import claudoom.monitor.feature.agents.model.AgentsDesk;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** What the agents screen shows: one row an agent, the one that is chosen, and what became of asking. */
public final class AgentsViewModel {

    private static final String FILTER = "filter";

    private final AgentsDesk desk;
    private final Memory memory;
    private final Map<String, AgentRow> rowOf = new HashMap<>();
    private final ObservableList<AgentRow> rows = FXCollections.observableArrayList();
    private final FilteredList<AgentRow> shown = new FilteredList<>(rows);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Instant> now = new ReadOnlyObjectWrapper<>(Instant.EPOCH);
    private final ReadOnlyIntegerWrapper order = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper anyAsked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper answers = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper attention = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper matches = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper asked = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Round> round = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AgentDetail> detail = new ReadOnlyObjectWrapper<>();
    private final SimpleObjectProperty<@Nullable String> wanted = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable String> chosen = new ReadOnlyObjectWrapper<>();
    private Set<String> urgent = Set.of();
    private final ReadOnlyBooleanWrapper unheard = new ReadOnlyBooleanWrapper();
    private boolean loaded;

    public AgentsViewModel(AgentsDesk desk, Memory memory) {
        this.desk = desk;
        this.memory = memory;
        var last = memory.get(FILTER);
        filter.set(last == null ? "" : last);
        filter.subscribe(text -> {
            sift();
            memory.put(FILTER, text.isBlank() ? null : text);
        });
    }

    /** Takes what is known now; a few times a second while the screen is shown. */
    public void accept(List<AgentLine> lines, Instant at) {
        loaded = true;
        keepOnly(lines);
        var fresh = new ArrayList<AgentRow>();
        for (var line : lines) {
            var row = rowOf.get(line.id());
            if (row == null) {
                row = new AgentRow(line);
                row.asked(desk.reply(line.id()));
                rowOf.put(line.id(), row);
                fresh.add(row);
            } else {
                row.show(line);
            }
        }
        if (!fresh.isEmpty()) {
            rows.addAll(fresh);
        }
        now.set(at);
        unheard.set(!lastHeard("").isEmpty());
        if (!filter.get().isBlank()) {
            sift(); // who is silent now was not a moment ago
        }
        count(!fresh.isEmpty());
        tell();
    }

    /** Where there are too many for all, those that are told change. */
    private void keepOnly(List<AgentLine> lines) {
        if (lines.size() < rows.size() || desk.known() > lines.size()) {
            var there = new HashSet<String>();
            lines.forEach(line -> there.add(line.id()));
            if (rowOf.keySet().retainAll(there)) {
                rows.removeIf(row -> !there.contains(row.id()));
            }
        }
    }

    private void sift() {
        var text = filter.get().strip().toLowerCase(Locale.ROOT);
        var words = text.isEmpty() ? new String[0] : text.split("\\s+");
        desk.narrow(List.of(words));
        if (text.isEmpty()) {
            shown.setPredicate(null);
            order.set(order.get() + 1);
            return;
        }
        var fitting = new HashSet<AgentRow>();
        rows.stream().filter(row -> row.matches(words)).forEach(fitting::add);
        if (fitting.size() != shown.size() || !fitting.containsAll(shown)) {
            shown.setPredicate(fitting::contains);
            order.set(order.get() + 1);
        }
    }

    private void count(boolean more) {
        var needing = new HashSet<String>();
        rows.stream().filter(row -> row.line().condition().needsSomebody()).forEach(row -> needing.add(row.id()));
        attention.set(needing.size());
        if (more || !needing.equals(urgent)) {
            urgent = needing;
            order.set(order.get() + 1);
        }
    }

    private void tell() {
        var states = new EnumMap<AgentState, Integer>(AgentState.class);
        (desk.known() > rows.size() ? shown : rows)
                .forEach(row -> states.merge(row.line().condition().state(), 1, Integer::sum));
        int all = Math.max(desk.known(), rows.size());
        boolean more = all > rows.size();
        var words = new StringBuilder(Figures.count(shown.size()) + " of " + plural(all, "agent"));
        if (more && rows.size() >= Dossiers.WHOLE) {
            words.append(", those that need somebody first");
        }
        words.append(more ? " · among them " : " · ");
        counts.set(words + states.entrySet().stream()
                .map(entry -> Figures.count(entry.getValue()) + " " + entry.getKey().word())
                .collect(Collectors.joining(" · ")) + lastHeard(" · "));
        matches.set(filter.get().isBlank() ? "" : Figures.count(shown.size()) + " match");
    }

    /** What is told of agents is of this moment while nothing can be heard of them; empty while something can. */
    String lastHeard(String before) {
        var gaps = desk.gaps();
        return gaps.isEmpty() || gaps.getLast().to() != null
                ? ""
                : before + "as last heard at " + Figures.time(gaps.getLast().from());
    }

    /** Why an agent is in its state; what was heard last is as long ago as everywhere else, also while nothing can be heard. */
    String why(AgentLine line) {
        var condition = line.condition();
        var newest = line.lastSeen();
        boolean frozen = !unheard.get() || condition.quiet() == null || condition.state() == AgentState.SILENT;
        return AgentSigns.why(newest == null || frozen
                ? condition
                : condition.quietFor(Duration.between(newest, now.get()))) + lastHeard("; ");
    }

    /** Asks these; again only when what was asked of them is over, so that a second press is no second question. */
    void ask(List<String> agents) {
        if (agents.size() != 1) {
            askAll(agents); // so that not all are under way at once
            return;
        }
        var reply = desk.reply(agents.getFirst());
        if (reply == null || reply.fate() != Reply.Fate.ASKING) {
            desk.ask(agents.getFirst());
        }
    }

    /** Asks all of these unless a round is running: who wants another one stops that first. */
    void askAll(List<String> agents) {
        var running = desk.round();
        if (running == null || running.over() || running.cancelled()) {
            desk.askAll(agents);
        }
    }

    private static String plural(int count, String word) {
        return Figures.count(count) + " " + word + (count == 1 ? "" : "s");
    }

    /** Takes what is told of the chosen agent; null while there is nothing. */
    public void accept(@Nullable AgentDetail told) {
        detail.set(told != null && told.line().id().equals(chosen.get()) ? told : null);
    }

    /** There is something new in what became of asking. */
    public void answered() {
        rows.forEach(row -> {
            var reply = desk.reply(row.id());
            row.asked(reply);
            anyAsked.set(anyAsked.get() || reply != null);
        });
        round.set(desk.round());
        asked.set(RoundWords.shortly(desk.round()));
        answers.set(answers.get() + 1);
    }

    /** Whose row is selected. */
    public void choose(@Nullable String agent) {
        if (!Objects.equals(agent, chosen.get())) {
            chosen.set(agent);
            detail.set(null);
            desk.choose(agent);
        }
    }

    /** Selects this agent as soon as there is a row for it; takes the filter away if that hides it. */
    public void open(String agent) {
        wanted.set(agent);
    }

    /** The agent that the view should select; it clears this when it has. */
    SimpleObjectProperty<@Nullable String> wantedProperty() {
        return wanted;
    }

    /** Null if there is no such row now. */
    @Nullable AgentRow row(String id) {
        return rowOf.get(id);
    }

    AgentsDesk desk() {
        return desk;
    }

    Memory memory() {
        return memory;
    }

    boolean loaded() {
        return loaded;
    }

    int all() {
        return rows.size();
    }

    /** Those that the filter lets through, in no particular order. */
    public ObservableList<AgentRow> rows() {
        return shown;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Changes when the rows should be sorted anew: some came, or began or ceased to need somebody. */
    public ReadOnlyIntegerProperty orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** How many agents need somebody. */
    public ReadOnlyIntegerProperty attentionProperty() {
        return attention.getReadOnlyProperty();
    }

    /** The moment that is shown. */
    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** Whether what is told is of an earlier moment, for nothing can be heard now. */
    ReadOnlyBooleanProperty unheardProperty() {
        return unheard.getReadOnlyProperty();
    }

    /** As in "50 of 50 agents · 48 playing · 1 silent · 1 dead". */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /** What became of asking all, in words; empty if nobody did. */
    public ReadOnlyStringProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Round> roundProperty() {
        return round.getReadOnlyProperty();
    }

    /** Changes when there is something new in what became of asking. */
    ReadOnlyIntegerProperty answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** Whether anybody was asked in this run. */
    ReadOnlyBooleanProperty anyAskedProperty() {
        return anyAsked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable String> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Null while nobody is chosen or nothing is known yet. */
    public ReadOnlyObjectProperty<@Nullable AgentDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }
}
