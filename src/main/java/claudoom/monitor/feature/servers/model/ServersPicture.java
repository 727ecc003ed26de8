package claudoom.monitor.feature.servers.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which servers of the cluster live, at one moment.
 *
 * @param servers by name; empty outside of a cluster
 * @param silent how many more there must be that nobody has heard of in this run and that do not answer
 * @param possible how many more there may be: servers may have several addresses each, so addresses alone prove nothing
 * @param asked when they were last asked; null before the first answers
 * @param note what is not known and why, a sentence; empty if everything is
 */
public record ServersPicture(List<ServerLine> servers, int silent, int possible, @Nullable Instant asked,
        String note) {

    public static final ServersPicture NONE = new ServersPicture(List.of(), 0, 0, null, "");

    public ServersPicture {
        servers = List.copyOf(servers);
    }

    public List<ServerLine> lost() {
        return servers.stream().filter(ServerLine::lost).toList();
    }

    /** How many do not answer, with those whose names nobody knows. */
    public int missing() {
        return lost().size() + silent;
    }

    /** How many there are as far as is known. */
    public int all() {
        return servers.size() + silent;
    }

    /** As in "s2 and one more server do not answer"; empty if none is missing. */
    public String sentence() {
        var lost = lost();
        if (lost.isEmpty() && silent == 0) {
            return "";
        }
        var names = lost.stream().map(ServerLine::name).collect(Collectors.joining(", "));
        var others = silent == 0
                ? ""
                : lost.isEmpty()
                        ? silent == 1 ? "one server of the cluster" : silent + " servers of the cluster"
                        : silent == 1 ? " and one more server" : " and " + silent + " more servers";
        return names + others + (missing() == 1 ? " does not answer" : " do not answer");
    }
}
