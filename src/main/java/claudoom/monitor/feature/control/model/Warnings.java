package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Listeners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator should know against a command before it leaves. */
public final class Warnings {

    private Warnings() {}

    /**
     * @param heard listeners by subject; subjects that were not asked for are missing
     * @param strangers agents that speak another grammar
     * @param left targets that nothing can be sent to, with the reasons
     * @param log why the command will not be in the log, or null
     * @param pace time between two messages
     */
    public static List<String> of(List<Parcel> parcels, Map<String, Listeners> heard, List<String> strangers,
            Map<String, String> left, @Nullable String log, Duration pace) {
        var warnings = new ArrayList<String>();
        if (log != null) {
            warnings.add("This command will not be in the log: " + log);
        }
        left.forEach((who, why) -> {
            if (warnings.size() < 5) {
                warnings.add("Left out: \"" + who + "\". " + why);
            }
        });
        if (left.size() > 5) {
            warnings.add(left.size() + " agents are left out in all.");
        }
        var deaf = parcels.stream().filter(parcel -> nobody(heard.get(parcel.subject())))
                .map(parcel -> parcel.target() == null ? parcel.subject() : parcel.target()).toList();
        if (!deaf.isEmpty()) {
            warnings.add(parcels.size() == 1
                    ? "Nobody listens to this subject now."
                    : "Nobody listens now for " + deaf.size() + " of " + parcels.size() + ": " + Listeners.named(deaf)
                            + ".");
        }
        if (!strangers.isEmpty()) {
            warnings.add("Seen speaking another grammar only: " + Listeners.named(strangers) + ".");
        }
        if (parcels.size() > 1) {
            warnings.add(parcels.size() + " messages leave, one for each agent" + duration(parcels.size(), pace) + ".");
        }
        return warnings;
    }

    private static String duration(int messages, Duration pace) {
        long seconds = pace.multipliedBy(messages).toSeconds();
        return seconds < 3 ? "" : "; this takes about " + seconds + " s";
    }

    private static boolean nobody(@Nullable Listeners listeners) {
        return listeners != null && listeners.nobody();
    }

    /** Who would receive these messages, in a line. */
    public static String receivers(List<Parcel> parcels, Map<String, Listeners> heard) {
        if (parcels.size() == 1) {
            var only = heard.get(parcels.getFirst().subject());
            return only == null ? "unknown" : only.words();
        }
        return receivers(parcels.size(), heard);
    }

    /** For several subjects: how many of those that were asked for have a listener. */
    public static String receivers(int subjects, Map<String, Listeners> heard) {
        Collection<Listeners> asked = heard.values();
        var unknown = asked.stream().filter(each -> !each.known()).findFirst();
        if (unknown.isPresent()) {
            return unknown.get().words();
        }
        long heeded = asked.stream().filter(each -> each.count() > 0).count();
        return "somebody listens to " + heeded + " of " + (asked.size() == subjects
                ? subjects + " subjects"
                : asked.size() + " subjects asked for");
    }
}
