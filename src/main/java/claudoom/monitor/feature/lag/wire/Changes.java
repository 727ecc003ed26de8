package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.Turn;
import claudoom.monitor.feature.lag.model.Turn.What;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed about a consumer between two samples: its configuration, its leader, whether it is paused. */
final class Changes {

    /** A consumer that was made this shortly before it is first seen was made while we looked. */
    private static final Duration JUST_MADE = Duration.ofSeconds(30);
    private static final int MOST = 20_000;

    private final Map<ConsumerId, Before> known = new LinkedHashMap<>();

    private record Before(ConsumerSetup setup, int print, @Nullable String leader, boolean paused) {}

    synchronized List<Turn> since(ConsumerRow row, ConsumerSample sample) {
        var before = known.get(row.id());
        var leader = sample.leader() == null && before != null ? before.leader : sample.leader();
        var now = new Before(row.setup(), row.print(), leader, sample.paused());
        if (now.equals(before)) {
            return List.of();
        }
        known.put(row.id(), now);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return before == null ? first(row, sample) : changed(row, sample, before);
    }

    private static List<Turn> first(ConsumerRow row, ConsumerSample sample) {
        var created = row.setup().created();
        return created != null && Duration.between(created, sample.at()).abs().compareTo(JUST_MADE) < 0
                ? List.of(turn(row, sample, What.CREATED, "", "consumer created"))
                : List.of();
    }

    private static List<Turn> changed(ConsumerRow row, ConsumerSample sample, Before before) {
        var turns = new ArrayList<Turn>();
        if (!Objects.equals(before.setup.created(), row.setup().created())) {
            turns.add(turn(row, sample, What.CREATED, "", "deleted and created again"));
        } else if (!before.setup.equals(row.setup()) || before.print != row.print()) {
            turns.add(turn(row, sample, What.UPDATED, "", words(before.setup, row.setup())));
        }
        if (before.leader != null && sample.leader() != null && !before.leader.equals(sample.leader())) {
            turns.add(turn(row, sample, What.LEADER, sample.leader(), ""));
        }
        if (before.paused != sample.paused()) {
            turns.add(turn(row, sample, What.OTHER, "", sample.paused() ? "paused" : "resumed"));
        }
        return turns;
    }

    private static Turn turn(ConsumerRow row, ConsumerSample sample, What what, String value, String text) {
        return new Turn(sample.at(), what, false, row.id().stream(), row.id().consumer(), value, text);
    }

    /** It is not there any more. */
    synchronized void forget(ConsumerId id) {
        known.remove(id);
    }

    synchronized void forget(String stream) {
        known.keySet().removeIf(id -> id.stream().equals(stream));
    }

    private static String words(ConsumerSetup before, ConsumerSetup now) {
        var words = new ArrayList<String>();
        say(words, "ack wait", before.ackWait().toMillis() + " ms", now.ackWait().toMillis() + " ms");
        say(words, "max deliver", before.maxDeliver(), now.maxDeliver());
        say(words, "max ack pending", before.maxAckPending(), now.maxAckPending());
        say(words, "filters", before.filters(), now.filters());
        return words.isEmpty() ? "configuration changed" : String.join(", ", words);
    }

    private static void say(List<String> words, String what, Object before, Object now) {
        if (!before.equals(now)) {
            words.add(what + " " + before + " → " + now);
        }
    }
}
