package claudoom.monitor.feature.lag.model;

import java.util.ArrayList;

/** Who receives from a consumer, as far as the servers tell: by name for a push consumer, by number for a pull consumer. */
public final class ConsumerPeople {

    private ConsumerPeople() {}

    /** One or two sentences; what nobody tells is said to be unknown. */
    public static String words(ConsumerPage page) {
        var standing = page.standing();
        var receivers = page.receivers();
        if (page.config().delivery().push()) {
            var bound = standing == null
                    ? ""
                    : standing.bound() ? "The server sends. " : "The server does not send: nobody receives. ";
            return receivers == null || !receivers.known()
                    ? bound + "Who receives is unknown: " + (receivers == null
                            ? "it was not asked"
                            : receivers.why()) + "."
                    : bound + (receivers.nobody()
                            ? "No client subscribes to " + page.config().delivery().subject() + "."
                            : "Subscribed to " + page.config().delivery().subject() + ": " + receivers.words() + ".");
        }
        if (standing == null) {
            return "Unknown while nobody leads it.";
        }
        var words = new ArrayList<String>();
        words.add(standing.waiting() == 0
                ? "No request waits: nobody is pulling at this moment."
                : Spans.count(standing.waiting()) + (standing.waiting() == 1
                        ? " pull request waits; a"
                        : " pull requests wait; a") + " server does not tell whose.");
        for (var pin : standing.pins()) {
            words.add(pin.client() == null
                    ? "Group " + pin.group() + " has no pinned client."
                    : "Group " + pin.group() + " is pinned to client " + pin.client()
                            + (pin.since() == null ? "." : " since " + pin.since() + "."));
        }
        return String.join(" ", words);
    }
}
