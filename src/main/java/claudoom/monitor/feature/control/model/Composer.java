package claudoom.monitor.feature.control.model;

import claudoom.monitor.grammar.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the messages of a command: one for each target, never a wildcard. */
public final class Composer {

    private static final Pattern PLACE = Pattern.compile("\\{(agent|exp|id|now)}");

    /** @param left targets that no message can be sent to, each with the reason */
    public record Composed(List<Parcel> parcels, Map<String, String> left) {}

    private Composer() {}

    /**
     * @param id first part of every message's id; unique for this command
     * @throws IllegalArgumentException with one sentence for the user if nobody is named where somebody must be
     */
    public static Composed compose(Command command, Draft draft, String id, Instant now) {
        if (command.needsTarget() && draft.targets().isEmpty()) {
            throw new IllegalArgumentException(command.scope() == Command.Scope.AGENT
                    ? "No agent is chosen."
                    : "The experiment is not named.");
        }
        return messages(command, draft, id, now);
    }

    static Composed messages(Command command, Draft draft, String id, Instant now) {
        var parcels = new ArrayList<Parcel>();
        var left = new LinkedHashMap<String, String>();
        if (!command.needsTarget()) {
            parcels.add(parcel(command, draft, null, id, now));
            return new Composed(parcels, left);
        }
        for (var target : draft.targets().stream().distinct().toList()) {
            try {
                parcels.add(parcel(command, draft, target, id + "-" + (parcels.size() + 1), now));
            } catch (IllegalArgumentException unsendable) {
                left.put(target, String.valueOf(unsendable.getMessage()));
            }
        }
        return new Composed(parcels, left);
    }

    private static Parcel parcel(Command command, Draft draft, @Nullable String target, String id, Instant now) {
        var written = draft.payload();
        var payload = written == null ? command.payloadFor(target, id, now) : filled(written, target, id, now);
        return new Parcel(id, target, command.subjectFor(target), payload);
    }

    /** In one pass, so that an agent whose name looks like a place is not filled in again. */
    static String filled(String written, @Nullable String target, String id, Instant now) {
        return PLACE.matcher(written).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "id" -> id;
            case "now" -> now.toString();
            default -> escaped(target == null ? "" : target);
        }));
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
