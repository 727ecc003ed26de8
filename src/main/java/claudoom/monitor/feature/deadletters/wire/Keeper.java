package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Coverage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream that keeps some dead letters.
 *
 * @param led false if no server leads it now: then its numbers are none
 * @param subjects those of its subjects that concern dead letters
 * @param filters which of the wanted subjects it may hold
 * @param messages all that it holds, or null if it also takes in others than those of one filter
 * @param lastTime when its last message came, or null if that is unknown
 * @param created tells a stream from an earlier one of the same name
 * @param forGood false if it holds a message only until it is worked off, or another comes on the same subject
 */
record Keeper(String name, boolean led, List<String> subjects, List<String> filters, long first, long last,
        @Nullable Long messages, @Nullable Instant lastTime, String created,
        boolean forGood) {

    /** @param info an element of STREAM.LIST */
    static Keeper of(JsonNode info, List<String> wanted) {
        var config = info.path("config");
        var subjects = new ArrayList<String>();
        config.path("subjects").forEach(subject -> subjects.add(subject.asString("")));
        var concerned = subjects.stream()
                .filter(s -> wanted.stream().anyMatch(w -> Coverage.overlap(s, w))).toList();
        var filters = wanted.stream().filter(w -> subjects.stream().anyMatch(s -> Coverage.overlap(s, w))).toList();
        boolean others = filters.size() != 1 || config.has("sources")
                || !subjects.stream().allMatch(s -> Coverage.covers(filters.getFirst(), s));
        var state = info.path("state");
        var messages = state.path("messages");
        return new Keeper(config.path("name").asString(""), led(info), concerned, filters,
                state.path("first_seq").asLong(0), state.path("last_seq").asLong(0),
                others || !messages.isNumber() ? null : (Long) messages.asLong(), time(state),
                info.path("created").asString(""), lasting(config));
    }

    private static boolean lasting(JsonNode config) {
        return config.path("retention").asString("limits").equals("limits")
                && config.path("max_msgs_per_subject").asLong(0) <= 0;
    }

    /** Whether every sequence it holds is one of these letters. */
    boolean dense() {
        return messages != null && messages == last - first + 1;
    }

    /** A stream in a cluster that nobody leads has a row without content. */
    static boolean led(JsonNode info) {
        return !info.has("cluster") || !info.path("cluster").path("leader").asString("").isEmpty();
    }

    /** When the last message of a stream came. */
    static @Nullable Instant time(JsonNode state) {
        try {
            return Instant.parse(state.path("last_ts").asString(""));
        } catch (DateTimeParseException unknown) {
            return null;
        }
    }
}
