package claudoom.monitor.demo;

import java.util.Map;

/**
 * A message that somebody in the experiment wants to send.
 *
 * @param body becomes JSON: a record, a map, a number
 */
record Outgoing(String subject, Map<String, String> headers, Object body) {

    Outgoing(String subject, Object body) {
        this(subject, Map.of(), body);
    }
}
