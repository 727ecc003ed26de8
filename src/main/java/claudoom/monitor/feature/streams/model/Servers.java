package claudoom.monitor.feature.streams.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers that can keep a copy of a stream, as far as they answer.
 *
 * @param answering with JetStream, in the cluster that the monitor is connected to
 * @param cluster its name; null for a server that is alone
 */
public record Servers(int answering, @Nullable String cluster) {

    /** What a server allows: an even number would bear no more losses than one less. */
    public static final List<Integer> COPIES = List.of(1, 3, 5);

    /** Whether it is certain that so many copies cannot be kept; in a cluster somebody may only be late with the answer. */
    public boolean tooFewFor(int copies) {
        return cluster == null && copies > 1;
    }

    /** What can be had, in one sentence. */
    public String words() {
        if (cluster == null) {
            return "This server is alone: it can keep one copy.";
        }
        int most = COPIES.stream().filter(copies -> copies <= answering).reduce(1, Math::max);
        return "%d %s with JetStream %s in cluster %s: up to %d %s.".formatted(answering,
                answering == 1 ? "server" : "servers", answering == 1 ? "answers" : "answer", cluster, most,
                most == 1 ? "copy" : "copies");
    }

    /** Why so many copies are too many, as a sentence; empty if they are not. */
    public String against(int copies) {
        return copies <= 1 || (cluster != null && answering >= copies)
                ? ""
                : cluster == null
                        ? needs(copies) + "; this one is alone."
                        : needs(copies) + "; in cluster %s %d answer%s now.".formatted(cluster, answering,
                                answering == 1 ? "s" : "");
    }

    private static String needs(int copies) {
        return copies + " copies need " + copies + " servers with JetStream";
    }
}
