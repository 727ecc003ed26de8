package claudoom.monitor.feature.control.model;

import claudoom.monitor.grammar.Command;
import claudoom.monitor.grammar.Command.Scope;
import claudoom.monitor.grammar.Grammars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can be commanded in the grammars in use. */
public final class Catalogue {

    private final Grammars grammars;
    private final List<Pick> picks;

    public Catalogue(Grammars grammars) {
        this.grammars = grammars;
        var byId = new LinkedHashMap<String, List<Command>>();
        grammars.commands().forEach(each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
        this.picks = byId.values().stream().map(Catalogue::pick).toList();
    }

    private static Pick pick(List<Command> same) {
        var first = same.getFirst();
        return new Pick(first.id(), first.title(), same.stream().map(Command::grammar).toList(),
                first.scope() == Scope.AGENT, same.stream().anyMatch(Command::needsTarget));
    }

    /** Commands to the experiment first, each once, in the order of the grammars. */
    public List<Pick> picks() {
        var sorted = new ArrayList<>(picks.stream().filter(pick -> !pick.agents()).toList());
        sorted.addAll(picks.stream().filter(Pick::agents).toList());
        return sorted;
    }

    /** Null if no grammar has words for it. */
    public @Nullable Pick pick(String command) {
        return picks.stream().filter(pick -> pick.command().equals(command)).findFirst().orElse(null);
    }

    public @Nullable Command command(String grammar, String id) {
        return grammars.all().stream().filter(each -> each.name().equals(grammar)).map(each -> each.command(id))
                .findFirst().orElse(null);
    }

    /** The payload with {@code {agent}}, {@code {id}} and {@code {now}} still standing in it. */
    public String template(String grammar, String id) {
        var command = command(grammar, id);
        return command == null
                ? ""
                : command.payloadFor(command.scope() == Scope.EXPERIMENT ? "{exp}" : "{agent}", "{id}", Instant.EPOCH)
                        .replace(Instant.EPOCH.toString(), "{now}");
    }

    /** The subjects that a draft leads to in one grammar; those that cannot be sent to are left out. */
    public List<String> subjects(String grammar, Draft draft) {
        var command = command(grammar, draft.command());
        return command == null
                ? List.of()
                : Composer.messages(command, draft, "", Instant.EPOCH).parcels().stream()
                        .map(Parcel::subject).toList();
    }

    /** What a draft would do in one grammar, as a button says it. */
    public String deed(String grammar, Draft draft) {
        var command = command(grammar, draft.command());
        if (command == null) {
            return draft.command();
        }
        var parcels = Composer.messages(command, draft, "", Instant.EPOCH).parcels();
        return parcels.isEmpty() ? command.title() : Wording.deed(command, parcels);
    }
}
