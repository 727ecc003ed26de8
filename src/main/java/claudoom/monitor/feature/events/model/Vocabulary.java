package claudoom.monitor.feature.events.model;

import java.util.List;
import java.util.Map;

/**
 * Words that were seen in recent messages, offered while a filter is typed; all of them can be shown and typed.
 *
 * @param paths places in payloads, each with some texts that stood there
 */
public record Vocabulary(List<String> agents, List<String> headers, Map<String, List<String>> paths) {

    public static final Vocabulary NONE = new Vocabulary(List.of(), List.of(), Map.of());
}
