package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerEffects;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.Spans;
import claudoom.monitor.nats.ChangeOnce.Sent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a server's answer means for what was confirmed: whether just that was done, something else, nothing, or nobody knows. */
final class ConsumerOutcome {

    private ConsumerOutcome() {}

    static ConsumerDone of(ConsumerPlan plan, Sent sent) {
        if (!sent.done()) {
            return new ConsumerDone(false, sent.failure("consumer"));
        }
        var data = sent.answered().data();
        var tree = data == null ? null : Json.read(data);
        return done(plan, tree == null ? MissingNode.getInstance() : tree);
    }

    private static ConsumerDone done(ConsumerPlan plan, JsonNode answer) {
        var name = plan.consumer().consumer();
        return switch (plan.deed()) {
            case ConsumerDeed.Pause pause -> answer.path("paused").asBoolean(false)
                    ? new ConsumerDone(true, "Paused " + name + " until " + Json.text(answer.path("pause_until")) + ".")
                    : new ConsumerDone(false, "The server took it, but says that " + name + " is not paused.");
            case ConsumerDeed.Resume resume -> answer.path("paused").asBoolean(false)
                    ? new ConsumerDone(false, "The server took it, but says that " + name + " is still paused.")
                    : new ConsumerDone(true, "Resumed " + name + ".");
            case ConsumerDeed.Reset reset -> new ConsumerDone(true, "Reset " + name + " to sequence "
                    + Spans.count(Json.count(answer.path("reset_seq"))) + ": "
                    + Spans.messages(Json.count(answer.path("num_pending"))) + " wait for delivery.");
            case ConsumerDeed.Unpin unpin -> new ConsumerDone(true, "Unpinned group " + unpin.group() + ".");
            case ConsumerDeed.Delete delete -> new ConsumerDone(true, "Deleted consumer " + name + ".");
            case ConsumerDeed.Edit edit -> edited(plan, edit, answer);
        };
    }

    private static ConsumerDone edited(ConsumerPlan plan, ConsumerDeed.Edit edit, JsonNode answer) {
        if (!plan.basis().startsWith(Json.text(answer.path("created")) + "\n")) {
            return new ConsumerDone(false,
                    "The consumer was deleted by somebody in that moment, and this made it anew: it"
                            + " begins at its start. Delete it if it should stay away.");
        }
        var left = ConsumerEffects.changes(edit, ConsumerJson.config(answer));
        return left.isEmpty()
                ? new ConsumerDone(true, "Changed " + String.join(", ", plan.changes().stream()
                        .map(change -> change.what() + " to " + change.becomes()).toList()) + ".")
                : new ConsumerDone(false, "The server made something else of it: " + String.join(", ", left.stream()
                        .map(change -> change.what() + " is " + change.is()).toList()) + ".");
    }
}
