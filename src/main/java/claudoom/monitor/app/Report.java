package claudoom.monitor.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes report.json: what is known now, unknown numbers as null. Other programs read it, so its names stay. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Report() {}

    /** @param since when the subscriptions stood */
    static String of(Wiring all, Instant since, Instant now) {
        double watched = Duration.between(since, now).toMillis() / 1000.0;
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("generated_at", now.toString());
        report.put("watched_seconds", watched);
        report.put("server", server(all));
        report.put("traffic", traffic(all, watched));
        for (var feature : all.reports()) {
            feature.report(now).forEach((name, section) -> report.put(name, plain(section)));
        }
        if (jetStreamUnknown(all)) {
            report.replace("streams", null);
            report.replace("consumers", null);
        }
        return JSON.writeValueAsString(report) + "\n";
    }

    /** What the report cannot tell, as sentences for whoever started it. */
    static List<String> unknowns(Wiring all) {
        var unknowns = new ArrayList<String>();
        var problem = all.lag.problem();
        if (jetStreamUnknown(all) && problem != null) {
            unknowns.add("streams and consumers are unknown: " + problem);
        }
        var letters = all.letters.unknown();
        if (letters != null) {
            unknowns.add("dead letters: " + letters);
        }
        return unknowns;
    }

    /** There is JetStream but nobody would tell of it: then no list is known, and an empty one would be a lie. */
    private static boolean jetStreamUnknown(Wiring all) {
        var facts = all.connections.state().server();
        return facts != null && facts.jetStream() && all.lag.problem() != null && all.lag.sampledAt() == null;
    }

    private static Map<String, @Nullable Object> server(Wiring all) {
        var state = all.connections.state();
        var facts = state.server();
        var server = new LinkedHashMap<String, @Nullable Object>();
        server.put("url", facts == null ? null : facts.url());
        server.put("name", facts == null ? null : facts.name());
        server.put("version", facts == null ? null : facts.version());
        server.put("jetstream", facts == null ? null : facts.jetStream());
        server.put("cluster", facts == null ? null : facts.cluster());
        server.put("rtt_ms", state.rttNanos() == null ? null : Math.round(state.rttNanos() / 1e4) / 100.0);
        return server;
    }

    private static Map<String, @Nullable Object> traffic(Wiring all, double watched) {
        var accounts = all.events.accounts();
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
