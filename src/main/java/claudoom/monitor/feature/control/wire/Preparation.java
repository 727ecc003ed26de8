package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Catalogue;
import claudoom.monitor.feature.control.model.Composer;
import claudoom.monitor.feature.control.model.Composer.Composed;
import claudoom.monitor.feature.control.model.Confirmation;
import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.GrammarChoice;
import claudoom.monitor.feature.control.model.JsonRules;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Pick;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.feature.control.model.Proposal.Impossible;
import claudoom.monitor.feature.control.model.Proposal.Ready;
import claudoom.monitor.feature.control.model.Warnings;
import claudoom.monitor.feature.control.model.Wording;
import claudoom.monitor.grammar.Command;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Listeners;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a command out of a draft, after asking who listens and whether it can be logged. Sends nothing. */
public final class Preparation {

    private final boolean readOnly;
    private final Catalogue catalogue;
    private final ListenersQuestion listeners;
    private final Ledger ledger;
    private final JsonRules json;
    private final Agents agents;
    private final Supplier<LinkState> link;
    private final InstantSource clock;

    /** The agents that have been seen, and the grammars that each has been seen speaking. */
    public record Agents(Supplier<List<String>> known, Function<String, Set<String>> grammars) {}

    public Preparation(boolean readOnly, Catalogue catalogue, ListenersQuestion listeners, Ledger ledger,
            JsonRules json, Agents agents, Supplier<LinkState> link, InstantSource clock) {
        this.readOnly = readOnly;
        this.catalogue = catalogue;
        this.listeners = listeners;
        this.ledger = ledger;
        this.json = json;
        this.agents = agents;
        this.link = link;
        this.clock = clock;
    }

    /** Takes under a second, or some seconds if the servers are slow to answer; never completes exceptionally. */
    public CompletableFuture<Proposal> prepare(Draft draft, String environment) {
        var pick = catalogue.pick(draft.command());
        var ground = Ground.of(link.get());
        if (readOnly) {
            return impossible("Read-only: nothing can be sent.");
        }
        if (pick == null) {
            return impossible("No grammar in use has the command \"" + draft.command() + "\".");
        }
        if (ground == null) {
            return impossible("There is no connection to a server, so nothing can be sent.");
        }
        var subjects =
                grammars(pick, draft).stream().flatMap(name -> catalogue.subjects(name, draft).stream()).toList();
        return listeners.ask(subjects).thenCombine(ledger.trouble(), (heard, trouble) -> {
            try {
                var choice = choose(pick, draft, heard);
                var command = catalogue.command(choice.grammar(), draft.command());
                return command == null
                        ? new Impossible("The grammar " + choice.grammar() + " has no such command.")
                        : ready(new Choosing(command, choice, draft, ground, environment), heard, trouble);
            } catch (IllegalArgumentException unsendable) {
                return new Impossible(String.valueOf(unsendable.getMessage()));
            }
        });
    }

    private static CompletableFuture<Proposal> impossible(String reason) {
        return CompletableFuture.completedFuture(new Impossible(reason));
    }

    /** Those that are asked about: for agents the choice does not depend on who listens. */
    private List<String> grammars(Pick pick, Draft draft) {
        if (draft.grammar() != null) {
            return List.of(draft.grammar());
        }
        return pick.agents() ? List.of(choose(pick, draft, Map.of()).grammar()) : pick.grammars();
    }

    /** In whose words a draft would be sent after what was heard. */
    public GrammarChoice choose(Pick pick, Draft draft, Map<String, Listeners> heard) {
        var set = draft.grammar();
        if (set != null) {
            return new GrammarChoice(set, "it was set by hand");
        }
        if (pick.agents()) {
            return GrammarChoice.forAgents(pick.grammars(), draft.targets(), agents.grammars());
        }
        var byGrammar = new HashMap<String, Listeners>();
        for (var name : pick.grammars()) {
            catalogue.subjects(name, draft).stream().map(heard::get).filter(found -> found != null)
                    .forEach(found -> byGrammar.put(name, found));
        }
        return GrammarChoice.forExperiment(pick.grammars(), byGrammar,
                GrammarChoice.speakers(agents.known().get(), agents.grammars()));
    }

    private record Choosing(Command command, GrammarChoice choice, Draft draft, Ground ground, String environment) {}

    private Proposal ready(Choosing chosen, Map<String, Listeners> all, @Nullable String trouble) {
        var id = UUID.randomUUID().toString();
        var composed = Composer.compose(chosen.command, chosen.draft, id, clock.instant());
        var refusal = refusal(chosen, composed);
        if (refusal != null) {
            return new Impossible(refusal);
        }
        var subjects = composed.parcels().stream().map(parcel -> parcel.subject()).collect(Collectors.toSet());
        var heard = new HashMap<>(all);
        heard.keySet().retainAll(subjects);
        var quiet = heard.entrySet().stream().filter(each -> each.getValue().nobody()).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var order = new Order(id, chosen.command.id(), chosen.command.title(), chosen.choice.grammar(),
                composed.parcels(), chosen.ground, quiet, trouble != null, clock.instant());
        return new Ready(order, confirmation(chosen, composed, heard, trouble));
    }

    private @Nullable String refusal(Choosing chosen, Composed composed) {
        if (composed.parcels().isEmpty()) {
            return "Nothing can be sent to " + Listeners.named(composed.left().keySet()) + ". "
                    + composed.left().values().stream().findFirst().orElse("");
        }
        boolean mayBeEmpty = catalogue.template(chosen.choice.grammar(), chosen.command.id()).isEmpty();
        for (var parcel : composed.parcels()) {
            var fault = parcel.payload().isEmpty() && mayBeEmpty ? null : json.fault(parcel.payload());
            if (fault != null) {
                return "The payload is not JSON: line " + fault.line() + ", column " + fault.column() + ": "
                        + fault.sentence();
            }
        }
        return null;
    }

    private Confirmation confirmation(Choosing chosen, Composed composed, Map<String, Listeners> heard,
            @Nullable String trouble) {
        var parcels = composed.parcels();
        var strangers = chosen.command.scope() == Command.Scope.AGENT
                ? GrammarChoice.strangers(chosen.choice.grammar(), chosen.draft.targets(), agents.grammars())
                : List.<String>of();
        return new Confirmation(Wording.deed(chosen.command, parcels), chosen.choice.words(),
                parcels.stream().map(parcel -> parcel.subject()).toList(), parcels.getFirst().payload(),
                Warnings.receivers(parcels, heard), chosen.ground.words(), chosen.environment,
                Warnings.of(parcels, heard, strangers, composed.left(), trouble, ControlCommands.PACE),
                Wording.typed(chosen.command, parcels.size()));
    }
}
