package claudoom.monitor.feature.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.ManualAlarm;
import claudoom.monitor.bridge.ManualPulse;
import claudoom.monitor.demo.Demo;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The door, without a screen, on the demo: what report.json will hold. */
class DeadLettersFeatureTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Test
    void theDemoDiesInAllTheWaysThatTheReportKnows() throws Exception {
        var polls = Executors.newSingleThreadScheduledExecutor();
        var grammars = Grammars.builtIn(Demo.ROOT);
        var traffic = new Traffic(grammars::meaningOf, 100_000, 10_000, 8 << 20);
        try (var demo = Demo.start(Demo.ROOT);
                var connections = new Connections(ConnectOptions.to(demo.url()),
                        grammars.subscriptions().stream().map(SubjectPattern::text).toList(), true, traffic, polls,
                        InstantSource.system())) {
            var feature = new DeadLettersFeature(new FramePump(new ManualPulse(), new ManualAlarm(), () -> 0),
                    connections.questions(), traffic, grammars, polls, InstantSource.system());
            feature.start();
            connections.onState(feature::link);
            connections.start();

            Await.until(LIMIT, "all sources and conventions", () -> sources(feature).containsAll(
                    Set.of("subject", "max_deliveries", "terminated")) && conventions(feature).size() == 2);
            assertThat(letters(feature)).allSatisfy(letter -> assertThat(letter).containsOnlyKeys("source", "subject",
                    "original_subject", "stream", "consumer", "sequence", "deliveries", "reason", "time", "size"));
            Await.until(LIMIT, "originals", () -> letters(feature).stream()
                    .allMatch(letter -> letter.get("original_subject") != null && letter.get("size") != null));
            assertThat(feature.total())
                    .isEqualTo(((Number) Objects.requireNonNull(section(feature).get("total"))).longValue());
            assertThat(feature.within(Duration.ofHours(1))).isGreaterThanOrEqualTo(letters(feature).size() - 1);
            assertThat(feature.newest()).isNotNull();
            assertThat(feature.perBucket(12, Duration.ofHours(1))).hasSize(12);
        } finally {
            polls.shutdownNow();
        }
    }

    private static Set<Object> sources(DeadLettersFeature feature) {
        return letters(feature).stream().map(letter -> letter.get("source")).collect(Collectors.toSet());
    }

    private static Set<String> conventions(DeadLettersFeature feature) {
        return letters(feature).stream().map(letter -> String.valueOf(letter.get("subject")))
                .filter(subject -> subject.startsWith("clau-doom.")).map(subject -> subject.split("\\.", 3)[1])
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> letters(DeadLettersFeature feature) {
        return (List<Map<String, Object>>) Objects.requireNonNull(section(feature).get("letters"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(DeadLettersFeature feature) {
        return (Map<String, Object>) Objects.requireNonNull(feature.report(Instant.now()).get("dead_letters"));
    }
}
