package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.feature.subjects.model.StreamSummary;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.StoredMessages;
import claudoom.monitor.terms.SubjectPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages of STREAM.LIST as they come; ends when there is nothing more, and also when a page brings nothing new. */
final class StreamPages {

    static final String SUBJECT = "$JS.API.STREAM.LIST";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(2 << 20)
                    .maxNameLength(70_000).maxNumberLength(100).build())
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES).build()).build();

    private final Map<String, StreamSummary> found = new LinkedHashMap<>();
    private int offset;
    private boolean more = true;

    boolean more() {
        return more;
    }

    String question() {
        return "{\"offset\":" + offset + "}";
    }

    List<StreamSummary> streams() {
        return List.copyOf(found.values());
    }

    void add(byte[] answer) throws QuestionFailed {
        var root = read(answer);
        var error = root.path("error");
        if (error.isObject()) {
            more = false;
            throw new QuestionFailed(Reason.NO_ANSWER,
                    "the server says: " + error.path("description").asString("an error without words"));
        }
        int before = found.size();
        root.path("streams").forEach(this::add);
        // what did not answer in time is named, and on some servers counted, apart
        root.path("missing").forEach(name -> silent(name.asString("")));
        offset += Math.max(root.path("limit").asInt(0), root.path("streams").size());
        more = found.size() > before && offset < root.path("total").asInt(0);
    }

    private void add(JsonNode info) {
        var name = info.path("config").path("name").asString("");
        if (!StoredMessages.askable(name)) {
            return;
        }
        var patterns = new ArrayList<SubjectPattern>();
        info.path("config").path("subjects").forEach(subject -> {
            var text = subject.asString("");
            if (!text.isEmpty()) {
                patterns.add(new SubjectPattern(text));
            }
        });
        var state = info.path("state");
        // 2.9 leaves out a number of subjects that is zero
        long messages = state.path("messages").asLong(0);
        @Nullable Long subjects = state.has("num_subjects")
                ? (Long) state.path("num_subjects").asLong(0)
                : messages == 0 ? (Long) 0L : null;
        found.put(name, new StreamSummary(name, List.copyOf(patterns), subjects, messages, "",
                info.path("created").asString("")));
    }

    private void silent(String name) {
        if (!name.isEmpty()) {
            found.putIfAbsent(name, new StreamSummary(name, List.of(), null, 0,
                    "Stream " + name + " did not answer; it may have no leader.", ""));
        }
    }

    private static JsonNode read(byte[] answer) throws QuestionFailed {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException broken) {
            throw new QuestionFailed(Reason.NO_ANSWER, "the list of streams cannot be read");
        }
    }
}
