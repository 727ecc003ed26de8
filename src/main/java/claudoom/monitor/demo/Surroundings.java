package claudoom.monitor.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The services around the experiment: they tell their health and numbers, paused or not. */
final class Surroundings {

    private static final List<String> SERVICES = List.of("vizdoom", "opensearch", "mongodb");

    private final String root;
    private final RandomGenerator random;
    private final Rhythm health;
    private final Rhythm metrics;
    private final Rhythm trouble;
    private long lived;

    Surroundings(String root, RandomGenerator random) {
        this.root = root;
        this.random = random;
        health = new Rhythm(2_000, random);
        metrics = new Rhythm(2_000, random);
        trouble = new Rhythm(45_000, random);
    }

    void live(long millis, Instant at, Consumer<Outgoing> out) {
        lived += millis;
        if (health.beats(lived, random)) {
            SERVICES.forEach(service -> out.accept(health(service, at)));
        }
        if (metrics.beats(lived, random)) {
            out.accept(new Outgoing(root + ".metrics.system.orchestrator", numbers(at)));
            out.accept(new Outgoing(root + ".metrics.system.opensearch.query_latency_ms", Map.of("metric_name",
                    "query_latency_ms", "value", Standing.rounded(2 + 10 * random.nextExponential()), "timestamp",
                    at.toString())));
        }
        if (trouble.beats(lived, random)) {
            out.accept(new Outgoing(root + ".system.opensearch.error", Map.of("service", "opensearch", "error",
                    "query queue was full for 300 ms", "severity", "warning", "timestamp", at.toString())));
        }
    }

    private Outgoing health(String service, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("service", service);
        body.put("status", random.nextInt(60) == 0 ? "degraded" : "healthy");
        body.put("latency_ms", Standing.rounded(1 + 4 * random.nextExponential()));
        body.put("timestamp", at.toString());
        return new Outgoing(root + ".system." + service + ".health", body);
    }

    private Map<String, Object> numbers(Instant at) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("service", "orchestrator");
        numbers.put("timestamp", at.toString());
        numbers.put("cpu_percent", Standing.rounded(5 + 10 * random.nextDouble()));
        numbers.put("memory_mb", Standing.rounded(180 + 20 * random.nextDouble()));
        numbers.put("goroutines", 60 + random.nextInt(20));
        return numbers;
    }
}
