package claudoom.monitor.payload;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.payload.Picked.State;
import claudoom.monitor.terms.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values at places: found once, in envelopes too, and never at the cost of the program. */
class PickedTest {

    private static Picked picked(String json, String... paths) {
        return Picked.read(json.getBytes(StandardCharsets.UTF_8),
                new Places(Arrays.stream(paths).map(JsonPath::of).toList(), "payload"::equals));
    }

    private static @Nullable String text(String json, String path) {
        var value = picked(json, path).at(0);
        return value == null ? null : value.text();
    }

    @Test
    void valuesAreFoundWhereTheyStand() {
        assertThat(text("{\"a\":{\"b\":[1,{\"c\":2.50}]}}", "a.b[1].c")).isEqualTo("2.50");
        assertThat(text("[[1,2],[3]]", "/1/0")).isEqualTo("3");
        assertThat(text("{\"a\":1,\"a\":2}", "a")).isEqualTo("2");
        assertThat(text("{\"a\":null}", "a")).isNull();
        assertThat(text("{\"x\":1}", "a")).isNull();
        assertThat(picked("{\"a\":{\"b\":1}}", "a").at(0)).isEqualTo(new Picked.Value("{…}", Picked.Type.STRUCTURE));
        assertThat(picked("{\"a\":true}", "a").at(0)).isEqualTo(new Picked.Value("true", Picked.Type.BOOLEAN));
    }

    @Test
    void outsideAnEnvelopeCountsBeforeInside() {
        assertThat(text("{\"payload\":{\"kills\":1}}", "kills")).isEqualTo("1");
        assertThat(text("{\"payload\":{\"kills\":1},\"kills\":2}", "kills")).isEqualTo("2");
        assertThat(text("{\"kills\":2,\"payload\":{\"kills\":1}}", "payload.kills")).isEqualTo("1");
        assertThat(text("{\"kills\":2}", "payload.kills")).isEqualTo("2");
        assertThat(text("{\"payload\":{\"payload\":{\"a\":{\"b\":3}}}}", "a.b")).isEqualTo("3");
        assertThat(text("{\"payload\":{\"kills\":1}}", "/kills")).isNull();
        assertThat(text("{\"payload\":{\"kills\":1}}", "/payload/kills")).isEqualTo("1");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        assertThat(picked("not json", "a").state()).isEqualTo(State.NO_JSON);
        assertThat(picked("{\"a\":1", "a").state()).isEqualTo(State.NO_JSON);
        assertThat(picked("{\"a\":1} x", "a").at(0)).isNull();
        assertThat(picked("", "a").state()).isEqualTo(State.READ);
        assertThat(picked("{\"x\":" + "[".repeat(80) + "]".repeat(80) + "}", "a").state())
                .isEqualTo(State.BEYOND_LIMITS);
        assertThat(picked("[" + "1,".repeat(200_000) + "1]", "[\"a\"]").state()).isEqualTo(State.BEYOND_LIMITS);
        assertThat(picked(" ".repeat(3 << 20) + "1", "a").state()).isEqualTo(State.BEYOND_LIMITS);
    }

    @Test
    void anyBytesAreSurvived() {
        var random = new Random(5);
        var start = "{\"a\":[1,{\"b\":\"x\"}],\"payload\":{\"c\":tru".getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < 20_000; n++) {
            var bytes = Arrays.copyOf(start, random.nextInt(start.length + 5));
            for (int i = 0; i < 3 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(Picked.read(bytes, new Places(List.of(JsonPath.of("a[1].b")), name -> true)).state())
                    .isNotNull();
            assertThat(Leaves.of(bytes, 10)).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void leavesAreTheFirstValuesWithTheirPlaces() {
        var leaves =
                Leaves.of("{\"a\":{\"b\":1},\"c\":[\"x\",2],\"d\":null,\"e\":true}".getBytes(StandardCharsets.UTF_8),
                        9);
        assertThat(leaves).extracting(leaf -> leaf.path().text() + "=" + leaf.value()).containsExactly("a.b=1",
                "c[0]=x", "e=true");
    }
}
