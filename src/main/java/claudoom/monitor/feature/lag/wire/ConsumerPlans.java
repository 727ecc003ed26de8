package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerEffects;
import claudoom.monitor.feature.lag.model.ConsumerGates;
import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPlan.Change;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.feature.lag.model.ConsumerPrepared.Impossible;
import claudoom.monitor.feature.lag.model.ConsumerPrepared.Ready;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.Spans;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a deed ready to be confirmed: reads the consumer as it is now, and says what would be sent and what that would do. */
public final class ConsumerPlans {

    private final ConsumerQuestions questions;
    private final Supplier<LinkState> link;
    private final InstantSource clock;

    public ConsumerPlans(ConsumerQuestions questions, Supplier<LinkState> link, InstantSource clock) {
        this.questions = questions;
        this.link = link;
        this.clock = clock;
    }

    private record Known(ConsumerId id, JsonNode info, ConsumerConfig config, @Nullable ConsumerStanding standing,
            Ground ground) {}

    /** Never completes exceptionally. */
    public CompletableFuture<ConsumerPrepared> prepare(ConsumerDeed deed, ConsumerId id) {
        var ground = Ground.of(link.get());
        if (ground == null) {
            return CompletableFuture.completedFuture(
                    new Impossible("There is no connection to a server, so nothing can be sent."));
        }
        return questions.info(id).thenCompose(info -> {
            var config = ConsumerJson.config(info);
            var known = new Known(id, info, config, ConsumerJson.standing(info, clock.instant()), ground);
            return questions.gates(id, config, known.standing).thenCombine(questions.stream(id),
                    (gates, stream) -> ready(deed, known, gates, stream));
        }).exceptionally(failed -> new Impossible(capital(Sweep.sentence(failed)) + "."));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private ConsumerPrepared ready(ConsumerDeed deed, Known known, ConsumerGates gates, @Nullable HomeStream stream) {
        var against = gates.against(deed.action());
        var standing = known.standing;
        if (against != null || standing == null) {
            return new Impossible(against == null ? "Nobody leads this consumer now." : against);
        }
        List<Change> changes =
                deed instanceof ConsumerDeed.Edit edit ? ConsumerEffects.changes(edit, known.config) : List.of();
        if (deed instanceof ConsumerDeed.Edit && changes.isEmpty()) {
            return new Impossible("Nothing is different, so there is nothing to send.");
        }
        var now = clock.instant();
        var request = ConsumerRequests.of(deed, known.id, known.info, changes, now);
        return new Ready(new ConsumerPlan(UUID.randomUUID().toString(), known.id, deed,
                ConsumerJson.basis(known.info), title(deed, known.id), button(deed),
                effects(deed, known, standing, stream, now), notes(deed, known, standing), changes,
                request.command(), request.subject(), request.json(),
                deed instanceof ConsumerDeed.Delete ? known.id.consumer() : null, known.ground, now));
    }

    private static List<String> effects(ConsumerDeed deed, Known known, ConsumerStanding standing,
            @Nullable HomeStream stream, Instant now) {
        var effects = new ArrayList<String>();
        if (deed instanceof ConsumerDeed.Pause pause) {
            effects.add("Until " + ConsumerRequests.until(pause, now) + ", which is "
                    + Spans.words(pause.span()) + " from now.");
        }
        effects.addAll(ConsumerEffects.of(deed, known.config, standing, stream));
        return effects;
    }

    private static List<String> notes(ConsumerDeed deed, Known known, ConsumerStanding standing) {
        var notes = new ArrayList<String>();
        boolean worked = standing.bound() || standing.waiting() > 0;
        if (deed instanceof ConsumerDeed.Delete && worked) {
            notes.add("Somebody works with it right now: " + (standing.bound()
                    ? "a client receives what it sends."
                    : Spans.count(standing.waiting()) + " requests wait."));
        }
        boolean old = known.ground.version().startsWith("2.9.");
        if (deed instanceof ConsumerDeed.Edit && old) {
            notes.add("Server 2.9 cannot be told to change only what exists: if the consumer is deleted in the very"
                    + " moment in which this is sent, it is made anew. That would be seen and said.");
        }
        if (old) {
            notes.add("Server 2.9 does not tell what this login may do: it decides when this is sent.");
        }
        return notes;
    }

    static String title(ConsumerDeed deed, ConsumerId id) {
        var name = "consumer " + id.consumer() + " of " + id.stream();
        return switch (deed) {
            case ConsumerDeed.Pause pause -> "Pause " + name + " for " + Spans.words(pause.span());
            case ConsumerDeed.Resume resume -> "Resume " + name;
            case ConsumerDeed.Reset reset -> "Reset " + name + " to sequence " + Spans.count(reset.sequence());
            case ConsumerDeed.Unpin unpin -> "Unpin group " + unpin.group() + " of " + name;
            case ConsumerDeed.Delete delete -> "Delete " + name;
            case ConsumerDeed.Edit edit -> "Change " + name;
        };
    }

    private static String button(ConsumerDeed deed) {
        return switch (deed) {
            case ConsumerDeed.Pause pause -> "Pause for " + Spans.words(pause.span());
            case ConsumerDeed.Resume resume -> "Resume";
            case ConsumerDeed.Reset reset -> "Reset to " + Spans.count(reset.sequence());
            case ConsumerDeed.Unpin unpin -> "Unpin";
            case ConsumerDeed.Delete delete -> "Delete the consumer";
            case ConsumerDeed.Edit edit -> "Change it";
        };
    }

    /** What the consumer is now, to be compared with what was confirmed; fails if it is gone or cannot be read. */
    CompletableFuture<String> basis(ConsumerId id) {
        return questions.info(id).thenApply(ConsumerJson::basis);
    }
}
