package claudoom.monitor.feature.subjects.model;

import java.util.Map;

/**
 * The subjects of one stream that match a filter, with how many messages it holds of each.
 *
 * @param total how many there are; more than {@code messages} has if they were too many to ask for
 */
public record StoredPage(String stream, String filter, Map<String, Long> messages, long total) {

    public boolean whole() {
        return messages.size() >= total;
    }
}
