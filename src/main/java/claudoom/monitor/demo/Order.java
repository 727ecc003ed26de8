package claudoom.monitor.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a control message asks for, whichever document words it. */
sealed interface Order {

    record Pause() implements Order {}

    record Resume() implements Order {}

    record Shutdown() implements Order {}

    record Reset() implements Order {}

    /** @param parameters name and new value: numbers, texts, truth values */
    record Change(Map<String, Object> parameters) implements Order {}

    /** @param why one sentence for the answer */
    record Unclear(String why) implements Order {}

    /** An order in the last token of a subject: {@code pause}, {@code resume}, {@code shutdown}, {@code reset}, {@code config}. */
    static Order fromSubject(String subject, byte[] payload) {
        var word = subject.substring(subject.lastIndexOf('.') + 1);
        return switch (word) {
            case "pause" -> new Pause();
            case "resume" -> new Resume();
            case "shutdown" -> new Shutdown();
            case "reset" -> new Reset();
            case "config" -> Json.read(payload).map(Order::change)
                    .orElseGet(() -> new Unclear("the payload is not JSON"));
            default -> new Unclear("no such command: " + word);
        };
    }

    /** An order in a payload as Rust writes its enums: {@code "Reset"}, {@code "Pause"}, {@code {"UpdateConfig": {…}}}. */
    static Order fromPayload(byte[] payload) {
        var json = Json.read(payload);
        if (json.isEmpty()) {
            return new Unclear("the payload is not JSON");
        }
        var order = json.get();
        if (order.isObject() && order.has("UpdateConfig")) {
            return change(order.path("UpdateConfig"));
        }
        return switch (order.isString() ? order.asString() : "") {
            case "Reset" -> new Reset();
            case "Pause" -> new Pause();
            case "Resume" -> new Resume();
            default -> new Unclear("expected \"Reset\", \"Pause\", \"Resume\" or {\"UpdateConfig\": {…}}");
        };
    }

    private static Order change(JsonNode json) {
        // the documents put an envelope around anything
        var values = json.path("payload").isObject() ? json.path("payload") : json;
        var parameters = new LinkedHashMap<String, Object>();
        for (var entry : values.properties()) {
            var value = entry.getValue();
            if (value.isNumber()) {
                parameters.put(entry.getKey(), value.numberValue());
            } else if (value.isString()) {
                parameters.put(entry.getKey(), value.asString());
            } else if (value.isBoolean()) {
                parameters.put(entry.getKey(), value.asBoolean());
            }
        }
        return parameters.isEmpty() ? new Unclear("no parameter in it") : new Change(parameters);
    }
}
