package claudoom.monitor.app;

import claudoom.monitor.feature.agents.AgentsFeature;
import claudoom.monitor.feature.experiments.ExperimentsFeature;
import claudoom.monitor.feature.overview.OverviewFeature.Need;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What somebody has to look at, gathered from all features, the worst first. */
final class Needs {

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final int MOST_AGENTS = 3;
    private static final List<String> ORDER = List.of("bad", "warn", "info");

    private final Wiring all;
    /** When each need was first seen, so that its age can be told. */
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    Needs(Wiring all) {
        this.all = all;
    }

    List<Need> now(Instant now) {
        var needs = new ArrayList<Need>();
        var leftOut = all.connections.subscriptions().leftOut();
        connection(needs, leftOut);
        servers(needs);
        consumers(needs);
        if (leftOut.isEmpty()) { // else they may well play, and we do not listen
            agents(needs, now);
        }
        losses(needs, now);
        since.keySet().retainAll(needs.stream().map(Need::what).toList());
        return needs
                .stream().map(need -> need.since() != null
                        ? need
                        : new Need(need.role(), need.what(), need.detail(),
                                since.computeIfAbsent(need.what(), any -> now), need.screen()))
                .sorted(Comparator.comparingInt(need -> ORDER.indexOf(need.role()))).toList();
    }

    private void connection(List<Need> needs, List<String> leftOut) {
        for (var subject : all.connections.refusedSubscriptions()) {
            needs.add(new Need("bad", "Not permitted to listen to " + subject, "ask for the permission, or use --root",
                    null,
                    "Subjects"));
        }
        for (var pattern : leftOut) {
            needs.add(new Need("warn", pattern + " is left out",
                    "nothing of it is seen; Subjects, Subscriptions brings it back", null, "Subjects"));
        }
        var problem = all.lag.problem();
        if (problem != null && all.connections.state().connected()) {
            needs.add(new Need("warn", "Lag is unknown", problem, null, "Lag"));
        }
    }

    private void servers(List<Need> needs) {
        var cluster = all.servers.glance();
        if (!all.connections.state().connected()) {
            return;
        }
        if (cluster.missing() > 0) {
            needs.add(new Need("bad", capital(cluster.sentence()), Figures.count((long) cluster.servers()
                    - cluster.missing()) + " of " + Figures.count((long) cluster.servers())
                    + " servers answer; what only the lost keep is unknown", cluster.since(), "Streams"));
        } else if (cluster.possible() > 0 && all.lag.problem() != null) {
            needs.add(new Need("info", "Servers of the cluster may be lost", Figures.count((long) cluster.servers())
                    + " answer, and the cluster tells of " + Figures.count((long) cluster.possible())
                    + " more addresses; servers may have several", null, "Streams"));
        }
    }

    private static String capital(String words) {
        return words.startsWith("one ") ? "One " + words.substring(4) : words;
    }

    private void consumers(List<Need> needs) {
        for (var one : all.lag.worst(Integer.MAX_VALUE)) {
            if (one.role().equals("bad") || one.role().equals("warn")) {
                boolean limit = one.state().equals("OVER LIMIT");
                needs.add(new Need(one.role(),
                        one.id().consumer() + " is " + (limit ? "over a limit" : one.state().toLowerCase(Locale.ROOT)),
                        (limit ? one.over() : why(one.state(), Figures.count(one.lag())) + also(one.over())) + " · "
                                + one.id().stream(),
                        null, "Lag", one.id()));
            }
        }
    }

    private static String also(String over) {
        return over.isEmpty() ? "" : "; " + over;
    }

    private static String why(String state, String lag) {
        return switch (state) {
            case "EXHAUSTED" -> "some messages used up their deliveries";
            case "LOST UNREAD" -> "messages left the stream before it had them";
            case "STOPPED" -> "nobody takes its messages, " + lag + " behind";
            default -> lag + " behind";
        };
    }

    private void agents(List<Need> needs, Instant now) {
        var silent = all.agents.glances(now).stream().filter(one -> one.state().equals("silent")).toList();
        silent.stream().limit(MOST_AGENTS)
                .forEach(one -> needs.add(new Need("warn", one.id() + " is silent", usual(one),
                        one.lastSeen(), "Agents")));
        if (silent.size() > MOST_AGENTS) {
            needs.add(new Need("warn", Figures.count((long) silent.size() - MOST_AGENTS) + " more agents are silent",
                    "", null,
                    "Agents"));
        }
    }

    private static String usual(AgentsFeature.Glance one) {
        return one.usualSeconds() == null
                ? "its rhythm is not known yet"
                : "usually an event every " + Figures.latency(Duration.ofNanos((long) (one.usualSeconds() * 1e9)));
    }

    private void losses(List<Need> needs, Instant now) {
        long dropped = all.connections.dropped();
        if (dropped > 0) {
            needs.add(new Need("bad", Figures.count(dropped) + " messages dropped",
                    "this program was too slow for them", null,
                    "Events"));
        }
        experiments(needs);
        int letters = all.letters.within(RECENT);
        if (letters > 0) {
            needs.add(new Need("warn", (all.letters.moreWithin(RECENT) ? "At least " : "")
                    + Figures.count((long) letters) + (letters == 1 ? " dead letter" : " dead letters")
                    + " in 10 min", "somebody could not process a message", all.letters.newest(), "Dead letters"));
        }
        if (all.letters.incomplete() != null && all.connections.state().connected()) {
            needs.add(new Need("info", "Not all dead letters may be here", "Dead letters says why", null,
                    "Dead letters"));
        }
        for (var failed : all.control.failedCommands()) {
            if (failed.when().plus(RECENT).isAfter(now)) {
                needs.add(new Need("bad", failed.what(), "the command did not arrive as meant", failed.when(),
                        "Control"));
            }
        }
    }

    private void experiments(List<Need> needs) {
        long unread = all.experiments.unread();
        if (unread > 0) {
            needs.add(new Need("info", Figures.count(unread) + " messages of experiments were not read",
                    "too many at once; errors are counted, runs that are counted in them are unknown", null, "Events"));
        }
        if (all.experiments.notKept() > 0) {
            needs.add(new Need("info", "More than " + Figures.count(ExperimentsFeature.MOST)
                    + " experiments or generations", "those not heard for longest are forgotten", null, "Events"));
        }
    }
}
