package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.Turn;
import claudoom.monitor.feature.lag.model.Turn.What;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.Arrival;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what a server tells of streams and consumers at once: made, changed, deleted, led by another. Only the subjects that
 * tell this: among the others are some that come with every message.
 */
public final class Advisories {

    static final String HEAD = "$JS.EVENT.ADVISORY.";
    private static final List<String> WANTED = List.of("STREAM.CREATED.>", "STREAM.UPDATED.>", "STREAM.DELETED.>",
            "STREAM.LEADER_ELECTED.>", "CONSUMER.CREATED.>", "CONSUMER.DELETED.>", "CONSUMER.LEADER_ELECTED.>");
    private static final int LONGEST_NAME = 256;

    private Advisories() {}

    /** @param taker called on the connection's thread, must not wait */
    public static void listen(Questions questions, Consumer<Turn> taker) {
        for (var wanted : WANTED) {
            questions.listen(HEAD + wanted, arrival -> {
                var turn = read(arrival);
                if (turn != null) {
                    taker.accept(turn);
                }
            });
        }
    }

    /** Null if it is none of those, or cannot be read. */
    static @Nullable Turn read(Arrival arrival) {
        var tokens = arrival.subject().split("\\.", -1);
        boolean consumer = tokens.length == 7 && tokens[3].equals("CONSUMER");
        if (!consumer && !(tokens.length == 6 && tokens[3].equals("STREAM"))) {
            return null;
        }
        var what = what(tokens[4]);
        var name = consumer ? tokens[6] : null;
        var leader = what == What.LEADER ? leader(arrival) : "";
        if (what == null || leader == null || arrival.subject().length() > HEAD.length() + 3 * LONGEST_NAME) {
            return null;
        }
        var whom = consumer ? "consumer" : "stream";
        return new Turn(arrival.at(), what, true, tokens[5], name, leader, switch (what) {
            case CREATED -> whom + " created";
            case DELETED -> whom + " deleted";
            case UPDATED -> whom + " configuration changed";
            default -> "";
        });
    }

    private static @Nullable What what(String word) {
        return switch (word) {
            case "CREATED" -> What.CREATED;
            case "UPDATED" -> What.UPDATED;
            case "DELETED" -> What.DELETED;
            case "LEADER_ELECTED" -> What.LEADER;
            default -> null;
        };
    }

    private static @Nullable String leader(Arrival arrival) {
        var json = Json.read(arrival.payload());
        var leader = json == null ? "" : Json.text(json.path("leader"));
        return leader.isEmpty() || leader.length() > LONGEST_NAME ? null : leader;
    }
}
