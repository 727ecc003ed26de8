package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.StreamRow;
import claudoom.monitor.feature.lag.model.Turn;
import claudoom.monitor.feature.lag.model.Turn.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What changed about a stream between two samples: its configuration, its leader, whether it is another of the same name. */
final class StreamTurns {

    /** A stream that was made this shortly before it is first seen was made while we looked. */
    private static final Duration JUST_MADE = Duration.ofSeconds(30);
    private static final int LONGEST = 40;

    private final Map<String, StreamRow> known = new HashMap<>();

    synchronized List<Turn> since(StreamRow row) {
        var before = known.put(row.name(), row);
        if (before == null) {
            var created = row.created();
            return created != null && Duration.between(created, row.at()).abs().compareTo(JUST_MADE) < 0
                    ? List.of(turn(row, What.CREATED, "", "stream created"))
                    : List.of();
        }
        var turns = new ArrayList<Turn>();
        if (!Objects.equals(before.created(), row.created())) {
            turns.add(turn(row, What.CREATED, "", "stream deleted and created again"));
        } else if (!before.settings().equals(row.settings())) {
            turns.add(turn(row, What.UPDATED, "", words(before.settings(), row.settings())));
        }
        if (row.leader() != null && before.leader() != null && !row.leader().equals(before.leader())) {
            turns.add(turn(row, What.LEADER, row.leader(), ""));
        }
        return turns;
    }

    synchronized void forget(String stream) {
        known.remove(stream);
    }

    private static Turn turn(StreamRow row, What what, String value, String text) {
        return new Turn(row.at(), what, false, row.name(), null, value, text);
    }

    private static String words(Map<String, String> before, Map<String, String> now) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        var words = new ArrayList<String>();
        for (var name : names) {
            var is = before.getOrDefault(name, "nothing");
            var becomes = now.getOrDefault(name, "nothing");
            if (!is.equals(becomes)) {
                words.add(name.replace('_', ' ') + " " + brief(is) + " → " + brief(becomes));
            }
        }
        return "stream: " + String.join(", ", words);
    }

    private static String brief(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
