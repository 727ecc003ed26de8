package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Listeners;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * In whose words a command is sent, and why in those.
 *
 * @param why completes "guide, because …"; empty if there was no choice
 */
public record GrammarChoice(String grammar, String why) {

    /**
     * For a command to the whole experiment: whose subject somebody listens to; else what most agents speak; else the first.
     *
     * @param candidates grammars that have the command, at least one
     * @param heard listeners to the command's subject by grammar, as far as asked
     * @param speakers how many agents have been seen speaking each
     */
    public static GrammarChoice forExperiment(List<String> candidates, Map<String, Listeners> heard,
            Map<String, Integer> speakers) {
        if (candidates.size() == 1) {
            return only(candidates.getFirst());
        }
        int most = candidates.stream().mapToInt(name -> count(heard, name)).max().orElse(0);
        var loudest = candidates.stream().filter(name -> count(heard, name) == most).toList();
        if (most > 0 && loudest.size() == 1) {
            var others = candidates.stream().allMatch(name -> name.equals(loudest.getFirst())
                    || count(heard, name) == 0);
            return new GrammarChoice(loudest.getFirst(), others
                    ? "somebody listens to its subject, and nobody to the others"
                    : "most clients listen to its subject");
        }
        return spoken(loudest, speakers, most > 0);
    }

    /** For a command to agents: what most of the chosen ones speak. */
    public static GrammarChoice forAgents(List<String> candidates, List<String> targets,
            Function<String, Set<String>> grammarsOfAgent) {
        if (candidates.size() == 1) {
            return only(candidates.getFirst());
        }
        return spoken(candidates, speakers(targets, grammarsOfAgent), false);
    }

    /** How many of these agents have been seen speaking each grammar. */
    public static Map<String, Integer> speakers(List<String> agents, Function<String, Set<String>> grammarsOfAgent) {
        var counts = new HashMap<String, Integer>();
        agents.forEach(agent -> grammarsOfAgent.apply(agent).forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts;
    }

    /** Agents that have been seen speaking, but never in this grammar. */
    public static List<String> strangers(String grammar, List<String> targets,
            Function<String, Set<String>> grammarsOfAgent) {
        return targets.stream().filter(agent -> {
            var spoken = grammarsOfAgent.apply(agent);
            return !spoken.isEmpty() && !spoken.contains(grammar);
        }).toList();
    }

    /** @param evenlyHeard whether each of them has as many listeners, at least one */
    private static GrammarChoice spoken(List<String> candidates, Map<String, Integer> speakers, boolean evenlyHeard) {
        var best = candidates.stream().max(Comparator.<String>comparingInt(name -> speakers.getOrDefault(name, 0))
                .thenComparing(candidates::indexOf, Comparator.reverseOrder())).orElseThrow();
        int count = speakers.getOrDefault(best, 0);
        boolean tie = candidates.stream().filter(name -> speakers.getOrDefault(name, 0) == count).count() > 1;
        if (tie) {
            return new GrammarChoice(best, "it comes first: " + (evenlyHeard
                    ? "neither listeners nor agents tell which is spoken"
                    : "nothing seen so far tells which is spoken"));
        }
        return new GrammarChoice(best,
                count + (count == 1 ? " agent speaks it" : " agents speak it, more than any other")
                        + (evenlyHeard ? "; all have as many listeners" : ""));
    }

    private static GrammarChoice only(String name) {
        return new GrammarChoice(name, "no other has this command");
    }

    private static int count(Map<String, Listeners> heard, String name) {
        var listeners = heard.get(name);
        return listeners == null ? 0 : listeners.count();
    }

    /** "guide, because 3 agents speak it". */
    public String words() {
        return why.isEmpty() ? grammar : grammar + ", because " + why;
    }
}
