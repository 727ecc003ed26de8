package claudoom.monitor.feature.streams.model;

import java.util.Set;

/**
 * What is known of the servers that keep the streams.
 *
 * @param sentence which of them do not answer; empty if all do
 * @param lost the names of those
 * @param note what is not known of them and why; empty if everything is
 */
public record ClusterNews(String sentence, Set<String> lost, String note) {

    public static final ClusterNews NONE = new ClusterNews("", Set.of(), "");

    public ClusterNews {
        lost = Set.copyOf(lost);
    }
}
