package claudoom.monitor.feature.streams.model;

import claudoom.monitor.terms.SubjectPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream as a document wants it; what the document does not say is null and left alone.
 *
 * @param why what it is for, one sentence
 */
public record Template(String name, List<String> subjects, String retention, Duration age, @Nullable Long bytes,
        @Nullable Long messageSize, @Nullable Duration duplicates, String why) {

    private static final long MEBI = 1L << 20;
    private static final long GIBI = 1L << 30;
    private static final List<String> ADVISORIES = List.of("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>",
            "$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>");

    /** The documents that describe streams. */
    public enum Variant {
        GUIDE, SKILL
    }

    public Template {
        subjects = List.copyOf(subjects);
    }

    /**
     * @param root the first token of every subject
     * @param deadLetters where the grammars in use say that dead letters come
     */
    public static List<Template> of(Variant variant, String root, List<String> deadLetters) {
        var letters = new ArrayList<>(widest(deadLetters));
        letters.addAll(ADVISORIES);
        var keeper = new Template("DEAD_LETTERS", letters, "limits", Duration.ofDays(30), GIBI, null, null,
                "Keeps every dead letter and both advisories, so that none is lost while nobody listens.");
        return variant == Variant.GUIDE ? guide(root, keeper) : skill(root, keeper);
    }

    /** Two of its subjects that overlap, which a server allows in no stream; null if none do. */
    public @Nullable String clash() {
        for (int a = 0; a < subjects.size(); a++) {
            for (var b : subjects.subList(a + 1, subjects.size())) {
                if (new SubjectPattern(subjects.get(a)).meets(new SubjectPattern(b))) {
                    return subjects.get(a) + " and " + b;
                }
            }
        }
        return null;
    }

    /** Without those that another one takes in already: a server allows no two subjects of a stream to overlap. */
    private static List<String> widest(List<String> patterns) {
        var distinct = patterns.stream().distinct().map(SubjectPattern::new).toList();
        return distinct.stream().filter(one -> distinct.stream().noneMatch(
                other -> !other.equals(one) && other.covers(one))).map(SubjectPattern::text).toList();
    }

    private static List<Template> guide(String root, Template keeper) {
        return List.of(
                new Template("AGENT_EVENTS", List.of(root + ".agent.>"), "limits", Duration.ofDays(7), 100 * GIBI, null,
                        Duration.ofMinutes(2), "All events of all agents."),
                new Template("EXPERIMENT_EVENTS", List.of(root + ".experiment.>", root + ".generation.>"), "interest",
                        Duration.ofDays(30), null, null, null,
                        "Experiments and generations, each message until every consumer is done with it."),
                new Template("METRICS", List.of(root + ".metrics.>"), "limits", Duration.ofDays(14), null, null, null,
                        "Metrics of agents, generations and services."),
                keeper);
    }

    private static List<Template> skill(String root, Template keeper) {
        return List.of(
                new Template("AGENT_EVENTS", List.of(root + ".agent.>"), "limits", Duration.ofDays(7), GIBI, MEBI,
                        Duration.ofMinutes(2), "All events of all agents."),
                new Template("EXPERIMENT_EVENTS", List.of(root + ".experiment.>"), "limits", Duration.ofDays(30), null,
                        null, null, "Experiments from start to end."),
                new Template("METRICS", List.of(root + ".metrics.>"), "limits", Duration.ofHours(24), 512 * MEBI, null,
                        null, "Metrics of agents, generations and services."),
                keeper);
    }
}
