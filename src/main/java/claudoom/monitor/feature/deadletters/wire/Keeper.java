package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.Coverage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A stream that keeps some dead letters.
 *
 * @param subjects those of its subjects that concern dead letters
 * @param filters which of the wanted subjects it may hold
 * @param created tells a stream from an earlier one of the same name
 */
record Keeper(String name, List<String> subjects, List<String> filters, long first, long last, String created) {

    /** @param info an element of STREAM.LIST */
    static Keeper of(JsonNode info, List<String> wanted) {
        var config = info.path("config");
        var subjects = new ArrayList<String>();
        config.path("subjects").forEach(subject -> subjects.add(subject.asString("")));
        var concerned = subjects.stream()
                .filter(s -> wanted.stream().anyMatch(w -> Coverage.overlap(s, w))).toList();
        var filters = wanted.stream().filter(w -> subjects.stream().anyMatch(s -> Coverage.overlap(s, w))).toList();
        var state = info.path("state");
        return new Keeper(config.path("name").asString(""), concerned, filters, state.path("first_seq").asLong(0),
                state.path("last_seq").asLong(0), info.path("created").asString(""));
    }
}
