package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Catalogue;
import claudoom.monitor.feature.control.model.Chooser;
import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.GrammarChoice;
import claudoom.monitor.feature.control.model.JsonRules;
import claudoom.monitor.feature.control.model.Pick;
import claudoom.monitor.feature.control.model.Sight;
import claudoom.monitor.feature.control.model.Warnings;
import claudoom.monitor.terms.Listeners;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The command that is being put together, and the ledger of those that were sent. */
public final class ControlViewModel {

    private final Catalogue catalogue;
    private final Chooser chooser;
    private final JsonRules json;
    private final AgentChoice agents = new AgentChoice(this::compose);
    private final SimpleObjectProperty<Pick> pick;
    private final StringProperty grammar = new SimpleStringProperty("");
    private final StringProperty experiment = new SimpleStringProperty("");
    private final StringProperty payload = new SimpleStringProperty("");
    private final Map<Shown, ReadOnlyStringWrapper> words = new LinkedHashMap<>();
    private final ObservableList<LedgerRow> ledger = FXCollections.observableArrayList();
    private final Map<String, LedgerRow> byId = new LinkedHashMap<>();
    private List<Entry> entries = List.of();
    private @Nullable Sight sight;
    private String template = "";
    private List<String> wanted = List.of();

    /** The texts that follow from what was put together. */
    public enum Shown {
        /** In whose words, and why. */
        CHOICE,
        /** Where it goes. */
        SUBJECTS,
        /** Who listens there now. */
        LISTENERS,
        /** Why the payload cannot be sent; empty if it can. */
        FAULT,
        /** What the button does. */
        DEED,
        /** Why nothing can be sent; empty if the button may be pressed. */
        AGAINST,
        /** How many agents are chosen. */
        AGENTS,
        /** What is known of the log. */
        LOG
    }

    public ControlViewModel(Catalogue catalogue, Chooser chooser, JsonRules json) {
        this.catalogue = catalogue;
        this.chooser = chooser;
        this.json = json;
        for (var text : Shown.values()) {
            words.put(text, new ReadOnlyStringWrapper(""));
        }
        pick = new SimpleObjectProperty<>(picks().getFirst());
        pick.subscribe(this::restart);
        grammar.subscribe(this::restart);
        experiment.subscribe(this::compose);
        payload.subscribe(this::compose);
    }

    /** Takes what is known now; several times a second while the screen is shown. */
    public void accept(Sight now) {
        sight = now;
        agents.accept(now.agents());
        if (!now.entries().equals(entries)) {
            entries = now.entries();
            show();
        }
        set(Shown.LOG, now.logTrouble() != null
                ? "Not logged: " + now.logTrouble()
                : count(entries.size(), " command") + (now.brokenLines() == 0
                        ? ""
                        : ", " + count(now.brokenLines(), " unreadable line") + " left out"));
        compose();
    }

    static String count(int n, String what) {
        return n + what + (n == 1 ? "" : "s");
    }

    private void show() {
        byId.keySet().retainAll(entries.stream().map(Entry::id).toList());
        var rows = entries.stream().map(entry -> {
            var row = byId.computeIfAbsent(entry.id(), id -> new LedgerRow(entry, -1));
            row.accept(entry);
            return row;
        }).toList();
        if (!rows.equals(ledger)) {
            ledger.setAll(rows);
        }
    }

    /** Another command or other words: the payload of the grammar, not what was written for the last one. */
    private void restart() {
        template = "";
        if (!grammar.get().isEmpty() && !pick.get().grammars().contains(grammar.get())) {
            grammar.set("");
        }
        payload.set("");
        compose();
    }

    private void compose() {
        var now = sight;
        var draft = draft();
        Map<String, Listeners> heard = now == null ? Map.of() : now.heard();
        var choice = chooser.choose(pick.get(), draft, heard);
        fill(choice.grammar());
        var subjects = catalogue.subjects(choice.grammar(), draft);
        wanted = pick.get().agents() || draft.grammar() != null
                ? subjects
                : pick.get().grammars().stream().flatMap(name -> catalogue.subjects(name, draft).stream()).toList();
        set(Shown.CHOICE, choice.words());
        set(Shown.SUBJECTS, goesTo(subjects));
        set(Shown.LISTENERS, now == null || !now.link().connected()
                ? subjects.isEmpty() ? "–" : "not connected"
                : listeners(subjects, heard));
        set(Shown.FAULT, fault());
        set(Shown.DEED, catalogue.deed(choice.grammar(), draft));
        set(Shown.AGENTS, agents.words());
        set(Shown.AGAINST, against(now, choice, draft));
    }

    /** The template follows the grammar as long as nobody has written anything else. */
    private void fill(String name) {
        var fresh = json.pretty(catalogue.template(name, pick.get().command()));
        if (!fresh.equals(template) && payload.get().equals(template)) {
            template = fresh;
            payload.set(fresh);
        }
    }

    private static String goesTo(List<String> subjects) {
        return switch (subjects.size()) {
            case 0 -> "–";
            case 1 -> subjects.getFirst();
            case 2 -> subjects.getFirst() + " and " + subjects.getLast();
            default -> subjects.getFirst() + " and " + (subjects.size() - 1) + " more, one message each";
        };
    }

    private String listeners(List<String> subjects, Map<String, Listeners> heard) {
        if (subjects.isEmpty()) {
            return "–";
        }
        if (!heard.keySet().containsAll(subjects.subList(0, 1))) {
            return "asking…";
        }
        if (subjects.size() == 1) {
            return Objects.requireNonNull(heard.get(subjects.getFirst())).words();
        }
        var asked = new LinkedHashMap<>(heard);
        asked.keySet().retainAll(subjects);
        return Warnings.receivers(subjects.size(), asked);
    }

    private String fault() {
        var fault = template.isEmpty() && payload.get().isBlank() ? null : json.fault(payload.get());
        return fault == null
                ? ""
                : "Line " + fault.line() + ", column " + fault.column() + ": " + fault.sentence();
    }

    private String against(@Nullable Sight now, GrammarChoice choice, Draft draft) {
        if (now == null || !now.link().connected()) {
            return "There is no connection to a server, so nothing can be sent.";
        }
        if (!words(Shown.FAULT).get().isEmpty()) {
            return "The payload is not JSON.";
        }
        if (catalogue.subjects(choice.grammar(), draft).isEmpty()) {
            return pick.get().agents() ? "Choose an agent." : "Name the experiment.";
        }
        return "";
    }

    /** Chooses this command, if there is such a one, and these agents and no others. */
    public void propose(String command, List<String> whom) {
        picks().stream().filter(one -> one.command().equals(command)).findFirst().ifPresent(found -> {
            pick.set(found);
            agents.chooseOnly(whom);
        });
    }

    /** What is put together now. */
    public Draft draft() {
        var targets = pick.get().agents()
                ? agents.chosen()
                : pick.get().named() && !experiment.get().isBlank()
                        ? List.of(experiment.get().strip())
                        : List.<String>of();
        var written = payload.get().equals(template) ? null : payload.get().strip();
        return new Draft(pick.get().command(), grammar.get().isEmpty() ? null : grammar.get(), targets, written);
    }

    /** Subjects of which the screen wants to know who listens. */
    public List<String> wanted() {
        return wanted;
    }

    private void set(Shown which, String text) {
        Objects.requireNonNull(words.get(which)).set(text);
    }

    public ReadOnlyStringProperty words(Shown which) {
        return Objects.requireNonNull(words.get(which)).getReadOnlyProperty();
    }

    public List<Pick> picks() {
        return catalogue.picks();
    }

    public SimpleObjectProperty<Pick> pick() {
        return pick;
    }

    /** Name of the grammar that was set by hand; empty to let it be chosen. */
    public StringProperty grammar() {
        return grammar;
    }

    public StringProperty experiment() {
        return experiment;
    }

    public StringProperty payload() {
        return payload;
    }

    public AgentChoice agents() {
        return agents;
    }

    /** Newest first. */
    public ObservableList<LedgerRow> ledger() {
        return ledger;
    }
}
