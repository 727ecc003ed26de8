package claudoom.monitor.app;

import claudoom.monitor.terms.LinkState.ServerFacts;
import claudoom.monitor.traffic.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes report.json: what is known now, unknown numbers as null. Other programs read it, so its names stay. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /** Where there is no window. */
    static String of(Wiring all, Instant since, Instant now) {
        return of(all, since, now, all.events::accounts);
    }

    /**
     * @param since when the subscriptions stood
     * @param accounts where every message went until the moment it is asked
     */
    static String of(Wiring all, Instant since, Instant now, Supplier<Accounts> accounts) {
        double watched = Duration.between(since, now).toMillis() / 1000.0;
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("generated_at", now.toString());
        report.put("watched_seconds", watched);
        report.put("server", server(all));
        report.put("traffic", null);
        for (var feature : all.reports()) {
            feature.report(since, now).forEach((name, section) -> report.put(name, plain(section)));
        }
        if (!consumersKnown(all)) { // an empty list would be a lie, and so would a part of one
            report.replace("consumers", null);
            report.replace("streams", all.lag.streamsKnown() ? report.get("streams") : null);
        }
        // last: what the other sections count was received by then
        report.replace("traffic", traffic(all, watched, accounts.get()));
        return characters(JSON.writeValueAsString(report)) + "\n";
    }

    /** A text from the wire may hold half of a character, which no UTF-8 can say: U+FFFD stands for it. */
    static String characters(String text) {
        var all = text.toCharArray();
        for (int i = 0; i < all.length; i++) {
            boolean pair = i + 1 < all.length && Character.isSurrogatePair(all[i], all[i + 1]);
            if (pair) {
                i++;
            } else if (Character.isSurrogate(all[i])) {
                all[i] = '\uFFFD';
            }
        }
        return new String(all);
    }

    /** What the report cannot tell, as sentences for whoever started it. */
    static List<String> unknowns(Wiring all) {
        var unknowns = new ArrayList<>(consumersUnknown(all));
        var letters = all.letters.unknown();
        if (letters != null) {
            unknowns.add("dead letters: " + letters);
        }
        return unknowns;
    }

    private static List<String> consumersUnknown(Wiring all) {
        var problem = all.lag.problem();
        var note = all.lag.note();
        if (!consumersKnown(all)) {
            return List.of((all.lag.streamsKnown() ? "consumers" : "streams and consumers") + " are unknown: "
                    + (problem == null
                            ? "the server has not told of all of them yet; watch longer with --for"
                            : problem));
        }
        var at = all.lag.sampledAt();
        if (at != null && problem != null) {
            return List.of("streams and consumers are as of " + at.truncatedTo(ChronoUnit.SECONDS) + ": " + problem);
        }
        return note == null ? List.of() : List.of("some consumers are missing: " + note);
    }

    /** What the report leaves out because there is too much of it. */
    static List<String> leftOut(Wiring all) {
        var left = new ArrayList<String>();
        if (!all.traffic.untrackedExactly()) {
            left.add("subjects.untracked is unknown: at least " + all.traffic.untrackedSubjects()
                    + " subjects, more than can be told apart");
        }
        long gaps = all.connections.gaps().forgotten();
        if (gaps > 0) {
            left.add("traffic.gaps has the newest " + all.connections.gaps().list().size() + " gaps; " + gaps
                    + " older ones are forgotten");
        }
        return left;
    }

    /** All have been asked for once; or there is no JetStream, and so nothing to know. */
    private static boolean consumersKnown(Wiring all) {
        return all.lag.sampledAt() != null || Boolean.FALSE.equals(all.lag.jetStream());
    }

    /** Whether it is known what can be known of streams, or why nothing can: a moment after the connection. */
    static boolean complete(Wiring all) {
        return (all.lag.sampledAt() != null || all.lag.problem() != null) && all.letters.read();
    }

    /** Whether this login can use it here. What the server says of itself is true of other accounts, and not of its cluster. */
    private static boolean jetStream(Wiring all, ServerFacts facts) {
        var known = all.lag.jetStream();
        return known == null ? facts.jetStream() : known;
    }

    private static Map<String, @Nullable Object> server(Wiring all) {
        var state = all.connections.state();
        var facts = state.server();
        var server = new LinkedHashMap<String, @Nullable Object>();
        server.put("url", facts == null ? null : facts.url());
        server.put("name", facts == null ? null : facts.name());
        server.put("version", facts == null ? null : facts.version());
        server.put("jetstream", facts == null ? null : jetStream(all, facts));
        server.put("cluster", facts == null ? null : facts.cluster());
        server.put("rtt_ms", state.rttNanos() == null ? null : Math.round(state.rttNanos() / 1e4) / 100.0);
        return server;
    }

    private static Map<String, @Nullable Object> traffic(Wiring all, double watched, Accounts accounts) {
        var traffic = new LinkedHashMap<String, @Nullable Object>();
        traffic.put("received", accounts.received());
        traffic.put("bytes", all.traffic.bytes());
        traffic.put("shown", accounts.shown());
        traffic.put("filtered", accounts.filtered());
        traffic.put("evicted", accounts.evicted());
        traffic.put("dropped", accounts.dropped());
        traffic.put("messages_per_second",
                watched <= 0 ? null : Math.round(accounts.received() / watched * 100) / 100.0);
        traffic.put("gaps", all.connections.gaps().list().stream().map(gap -> {
            var line = new LinkedHashMap<String, @Nullable Object>();
            line.put("from", gap.from().toString());
            line.put("to", gap.to() == null ? null : gap.to().toString());
            line.put("backfilled", all.connections.gaps().filledIn(gap));
            return line;
        }).toList());
        return traffic;
    }

    /** Times as RFC 3339 in UTC, and no number that JSON cannot write. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant time -> time.toString();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, inner) -> copy.put(String.valueOf(key), plain(inner)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Report::plain).toList();
            case Double number when number.isNaN() || number.isInfinite() -> null;
            default -> value;
        };
    }
}
