package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.StreamLimits;
import claudoom.monitor.terms.ConsumerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RowsTest {

    @Test
    void anAbsentConsumersLineOfZerosIsNoDataAndHasItsNameInTheConfiguration() {
        var row = Rows.consumer("S", json("""
                {"stream_name":"","name":"","config":{"durable_name":"r1_3","name":"r1_3"},"num_pending":0,
                 "cluster":{"name":"TC","replicas":[{"name":"n1","current":false,"offline":true}]}}"""), Instant.EPOCH);

        assertThat(row.id()).isEqualTo(new ConsumerId("S", "r1_3"));
        assertThat(row.sample()).isNull();
    }

    @Test
    void anythingThatIsConfiguredDifferentlyShowsButNotWhatServersAddNorAPause() {
        int before = print("{\"durable_name\":\"c\",\"description\":\"old\",\"metadata\":{\"_nats.ver\":\"2.11\"}}");
        assertThat(print("{\"durable_name\":\"c\",\"description\":\"new\"}")).isNotEqualTo(before);
        assertThat(print("{\"description\":\"old\",\"durable_name\":\"c\",\"pause_until\":\"2026-11-22T12:00:00Z\"}"))
                .isEqualTo(before);
    }

    private static int print(String config) {
        return Rows.consumer("S", json("{\"name\":\"c\",\"config\":" + config + "}"), Instant.EPOCH).print();
    }

    @Test
    void whoAStreamIsComesFromItsLeaderAlone() {
        var led = Rows.identity(json("""
                {"config":{"name":"S","max_msgs":7,"subjects":["a"],"metadata":{"x":"y"}},
                 "created":"2026-11-22T12:00:00Z","cluster":{"name":"TC","leader":"n2",
                 "replicas":[{"name":"n1","current":true},{"name":"n3","current":true}]}}"""), Instant.EPOCH);
        assertThat(Objects.requireNonNull(led).peers()).containsExactly("n1", "n2", "n3");
        assertThat(led.settings()).containsEntry("max_msgs", "7").containsEntry("subjects", "[\"a\"]")
                .doesNotContainKey("metadata");
        assertThat(Rows.identity(json("{\"config\":{\"name\":\"S\"},\"cluster\":{\"name\":\"TC\"}}"), Instant.EPOCH))
                .isNull();
    }

    @Test
    void aSingleServerHasNoClusterAndItsLineIsData() {
        var row = Rows.consumer("S", json("""
                {"name":"c","num_pending":3,"num_ack_pending":4,"delivered":{"consumer_seq":9,"stream_seq":8}}"""),
                Instant.EPOCH);

        assertThat(row.sample()).extracting(ConsumerSample::lag).isEqualTo(7L);
    }

    @Test
    void countsOfSixtyFourBitsDoNotTurnNegative() {
        var row = Rows.consumer("S", json("{\"name\":\"c\",\"num_pending\":18446744073709551615}"), Instant.EPOCH);

        assertThat(Objects.requireNonNull(row.sample()).pending()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void theFullerLimitOfAStreamCounts() {
        var stream = Rows.stream(json("""
                {"config":{"name":"S","max_msgs":200,"max_bytes":1000},
                 "state":{"messages":20,"bytes":450,"first_seq":1,"last_seq":20,"consumer_count":2}}"""),
                Instant.EPOCH);

        assertThat(Objects.requireNonNull(stream).limitUsedPercent()).isEqualTo(45.0);
    }

    @Test
    void aStreamWithoutLimitHasNoShareOfIt() {
        var stream = Rows.stream(
                json("{\"config\":{\"name\":\"S\",\"max_msgs\":-1,\"max_bytes\":-1},\"state\":{\"messages\":20}}"),
                Instant.EPOCH);

        assertThat(Objects.requireNonNull(stream).limitUsedPercent()).isNull();
    }

    @Test
    void theNextPageIsAskedForEvenIfTheTotalIsOnlyThatOfThePage() {
        var list = new Listed<JsonNode>();

        assertThat(list.add(page(0, 3, 3))).isTrue();
        assertThat(list.next()).isEqualTo(3);
        assertThat(list.add(page(3, 2, 2))).isFalse();
        assertThat(list.rows()).hasSize(5);
    }

    @Test
    void aPageWithoutAnythingNewIsTheLast() {
        var list = new Listed<JsonNode>();

        assertThat(list.add(page(0, 3, 100))).isTrue();
        assertThat(list.add(page(0, 3, 100))).isFalse();
    }

    @Test
    void aLimitOfZeroNeverLoops() {
        assertThat(new Listed<JsonNode>()
                .add(page("{\"total\":5,\"limit\":0,\"consumers\":[{\"name\":\"a\"}]}"))).isFalse();
    }

    @Test
    void whatTheServerCouldNotReachIsKept() {
        var list = new Listed<JsonNode>();
        list.add(page("{\"total\":2,\"limit\":256,\"consumers\":[{\"name\":\"a\"}],\"missing\":[\"b\"]}"));

        assertThat(list.missing()).containsExactly("b");
        assertThat(list.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whatTheServerCannotRunIsKeptWithTheReason() {
        var list = new Listed<JsonNode>();
        list.add(page(
                "{\"total\":2,\"limit\":256,\"consumers\":[{\"name\":\"a\"}],\"offline\":{\"b\":\"unsupported\"}}"));

        assertThat(list.offline()).containsExactly(Map.entry("b", "unsupported"));
        assertThat(list.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void onlyWhatIsMeantForMonitorsIsReadOfTheMetadata() {
        var row = Rows.consumer("S",
                json("""
                        {"name":"c","config":{"metadata":{"_nats.ver":"2.15.1","io.nats.monitor.waiting-critical":"5","owner":"x"}},
                         "delivered":{"last_active":"2026-11-01T12:00:01.5Z"},
                         "ack_floor":{"last_active":"0001-01-01T00:00:00Z"}}"""),
                Instant.EPOCH);

        assertThat(row.setup().metadata()).containsExactly(Map.entry("io.nats.monitor.waiting-critical", "5"));
        assertThat(Objects.requireNonNull(row.sample()).lastDelivered())
                .isEqualTo(Instant.parse("2026-11-01T12:00:01.5Z"));
        assertThat(row.sample().lastAcked()).isNull();
    }

    @Test
    void theLimitsOfAStreamAreRead() {
        var stream = Rows.stream(json("""
                {"config":{"name":"S","max_msgs":-1,"max_bytes":1000,"max_age":3600000000000,"discard":"new"},
                 "state":{"messages":20,"num_deleted":3}}"""), Instant.EPOCH);

        assertThat(Objects.requireNonNull(stream).limits())
                .isEqualTo(new StreamLimits(-1, 1_000, Duration.ofHours(1), false));
        assertThat(stream.deleted()).isEqualTo(3);
    }

    private static Listed.Page<JsonNode> page(String text) {
        return Listed.Page.of(json(text), "consumers", Rows::consumerName, row -> row);
    }

    private static Listed.Page<JsonNode> page(int from, int count, int total) {
        var text = new StringBuilder("{\"limit\":3,\"total\":" + total + ",\"consumers\":[");
        for (int i = from; i < from + count; i++) {
            text.append(i == from ? "" : ",").append("{\"name\":\"c").append(i).append("\"}");
        }
        return page(text.append("]}").toString());
    }

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.read(text.getBytes(StandardCharsets.UTF_8)));
    }
}
