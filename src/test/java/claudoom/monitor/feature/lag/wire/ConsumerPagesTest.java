package claudoom.monitor.feature.lag.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is skipped because it was read before: what comes out is what the whole tree says. */
class ConsumerPagesTest {

    private static final Instant AT = Instant.parse("2026-11-22T07:00:00Z");
    private final ConsumerPages pages = new ConsumerPages();
    private final Random random = new Random(11);

    @Test
    void roundAfterRoundEveryLineIsReadAsTheTreeSaysIt() {
        var names = new ArrayList<String>();
        for (int n = 0; n < 60; n++) {
            names.add("consumer-" + n);
        }
        for (int round = 0; round < 60; round++) {
            switch (round % 6) {
                case 3 -> Collections.shuffle(names, random);
                case 4 -> names.remove(random.nextInt(names.size()));
                case 5 -> names.add(random.nextInt(names.size()), "new-" + round);
                default -> {
                }
            }
            both(page(names.stream().map(this::line).toList()));
            pages.are("S", Set.copyOf(names));
        }
    }

    private String line(String name) {
        var active = random.nextInt(3) == 0
                ? ",\"last_active\":\"2026-11-22T06:59:59.%dZ\"".formatted(1 + random.nextInt(998))
                : "";
        var more = switch (random.nextInt(8)) {
            case 0 -> ",\"push_bound\":true";
            case 1 ->
                ",\"cluster\":{\"name\":\"C\",\"leader\":\"n%d\",\"replicas\":[{\"name\":\"n2\",\"current\":true,\"active\":1}]}"
                        .formatted(random.nextInt(3));
            case 2 -> ",\"cluster\":{\"name\":\"C\",\"replicas\":[]}";
            case 3 -> ",\"paused\":true,\"pause_remaining\":12345";
            default -> "";
        };
        int limit = random.nextInt(30) == 0 ? 500 : 1_000;
        var time = "2026-11-22T07:00:00." + "123456789".substring(0, 1 + random.nextInt(9)) + "Z";
        return """
                {"stream_name":"S","name":"%s","created":"2026-11-01T12:00:00.5Z","config":{"durable_name":"%s","name":"%s",\
                "deliver_policy":"all","ack_policy":"explicit","ack_wait":30000000000,"max_deliver":3,"max_ack_pending":%d},\
                "delivered":{"consumer_seq":%d,"stream_seq":%d%s},"ack_floor":{"consumer_seq":%d,"stream_seq":2},\
                "num_ack_pending":%d,"num_redelivered":1,"num_waiting":2,"num_pending":%d%s,"ts":"%s"}"""
                .formatted(name, name, name, limit, random.nextInt(1_000), random.nextInt(1_000), active,
                        random.nextInt(100), random.nextInt(10), random.nextLong(1_000_000_000_000L), more, time);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\":\"c\",\"num_pending\":18446744073709551615}",
        "{\"name\":\"c\",\"delivered\":{\"consumer_seq\":18446744073709551615,\"stream_seq\":3},\"num_pending\":9}",
        "{\"stream_name\":\"\",\"name\":\"\",\"config\":{\"name\":\"r1\"},\"delivered\":{},\"num_pending\":0,\"cluster\":{\"name\":\"C\"}}",
        "{\"name\":\"c\",\"config\":{\"description\":\"\\\"delivered\\\":{\\\\\"},\"delivered\":{\"stream_seq\":7},\"num_pending\":1}",
        "{\"name\":\"h\\u00e9\\\"\",\"delivered\":{\"stream_seq\":7},\"num_pending\":2,\"ts\":\"0001-01-01T00:00:00Z\"}",
        "{\"name\":\"c\",\"delivered\":{\"stream_seq\":7,\"last_active\":\"2026-11-22T08:00:00+01:00\"},\"num_pending\":2}",
        "{\"name\":\"c\",\"delivered\":null,\"ack_floor\":[],\"num_pending\":1.5,\"paused\":null}",
        "{\"name\":\"c\",\"delivered\":{},\"num_pending\":-4,\"num_waiting\":1e3}",
        "{\"delivered\":{\"stream_seq\":7},\"name\":\"c\",\"config\":{\"ack_policy\":\"none\"},\"num_pending\":3}",
        "{\"name\":\"c\",\"num_pending\":8,\"config\":{\"max_deliver\":2},\"delivered\":{\"stream_seq\":7}}",
        "{ \"name\" : \"c\" , \"delivered\" : { \"stream_seq\" : 7 } , \"num_pending\" : 8 }",
        "{\"name\":\"c\",\"delivered\":{\"stream_seq\":7},\"ts\":\"2026-13-40T99:00:00Z\",\"num_pending\":8}",
        "{\"name\":\"c\",\"delivered\":{\"stream_seq\":7},\"cluster\":{\"leader\":\"n\\u0031\"},\"num_pending\":8}"})
    void unusualLinesAreReadAsTheTreeSaysThem(String line) {
        for (int round = 0; round < 3; round++) {
            both(page(List.of(line("a"), line, line("z"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T23:59:59.999999999Z", "1970-01-01T00:00:00Z", "2000-03-01T00:00:00.1Z",
        "2100-12-31T12:34:56.000000001Z", "2026-01-01T00:00:00.12Z"})
    void momentsAreReadToTheNanosecond(String moment) throws JsonBytes.Odd {
        var json = new JsonBytes(("\"" + moment + "\"").getBytes(StandardCharsets.UTF_8));

        assertThat(json.time()).isEqualTo(Instant.parse(moment));
    }

    @Test
    void aPageWithoutAListIsReadAsWell() {
        var refused = pages.read("S", bytes("{\"error\":{\"code\":404,\"err_code\":10059}}"), AT);
        var none = pages.read("S", bytes("{\"total\":0,\"limit\":256,\"consumers\":null,\"missing\":[\"x\"]}"), AT);

        assertThat(Objects.requireNonNull(refused).rest().path("error").path("err_code").intValue()).isEqualTo(10059);
        assertThat(Objects.requireNonNull(none).rows()).isEmpty();
        assertThat(none.rest().path("missing")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"consumers\":[{\"name\":\"a\"",
        "{\"consumers\":[{\"name\":\"a\"}]"})
    void whatIsCutOffIsNoAnswer(String text) {
        assertThat(pages.read("S", bytes(text), AT)).isNull();
    }

    @Test
    void whatIsSaidBesideTheListIsKept() {
        var page = Objects.requireNonNull(pages.read("S", page(List.of(line("a"), line("b"))), AT));

        assertThat(page.rest().path("total").intValue()).isEqualTo(7);
        assertThat(page.rest().path("missing").path(0).stringValue()).isEqualTo("gone");
        assertThat(page.rows()).containsOnlyKeys("a", "b");
    }

    private void both(byte[] page) {
        var read = Objects.requireNonNull(pages.read("S", page, AT));
        var rows = new ArrayList<ConsumerRow>();
        Objects.requireNonNull(Json.read(page)).path("consumers").forEach(row -> rows.add(Rows.consumer("S", row, AT)));
        assertThat(List.copyOf(read.rows().values())).isEqualTo(rows);
        assertThat(List.copyOf(read.rows().keySet()))
                .isEqualTo(rows.stream().map(row -> row.id().consumer()).toList());
    }

    private static byte[] page(List<String> lines) {
        return bytes("{\"type\":\"t\",\"total\":7,\"offset\":0,\"limit\":256,\"consumers\":[" + String.join(",", lines)
                + "],\"missing\":[\"gone\"]}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
