package claudoom.monitor.feature.control.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has put together so far.
 *
 * @param command the id of the command, such as {@code pause}
 * @param grammar the grammar to speak, or null to let it be chosen
 * @param targets the agents, or the experiment where a subject names one; empty where nobody is named
 * @param payload what the operator wrote instead of the grammar's payload, or null; {@code {agent}}, {@code {id}} and
 *        {@code {now}} in it are filled in for each message
 */
public record Draft(String command, @Nullable String grammar, List<String> targets, @Nullable String payload) {

    public Draft {
        targets = List.copyOf(targets);
    }

    /** A command to the whole experiment in whatever grammar is understood. */
    public static Draft experiment(String command) {
        return new Draft(command, null, List.of(), null);
    }

    Draft speaking(String grammar) {
        return new Draft(command, grammar, targets, payload);
    }
}
