package claudoom.monitor.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is not JSON is made JSON that says the same, or it is said what it is. */
class UnpackedTest {

    private static final As PACKED = new As(Reading.MESSAGEPACK, null);

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    @Test
    void jsonStaysTheSameBytes() {
        for (var text : new String[] {"{\"a\":1}", "  [1]", "12", "\"x\"", ""}) {
            var payload = text.getBytes(UTF_8);
            assertThat(Unpacked.of(payload, As.AUTO).json()).isSameAs(payload);
            assertThat(Unpacked.of(payload, As.AUTO).trouble()).isNull();
        }
    }

    @Test
    void messagePackAndCborBecomeJson() {
        var packed = Unpacked.of(hex("83a86167656e745f6964a142a56b696c6c730ca1789301c0c3"), As.AUTO);
        assertThat(packed.trouble()).isNull();
        assertThat(new String(packed.json(), UTF_8)).isEqualTo("{\"agent_id\":\"B\",\"kills\":12,\"x\":[1,null,true]}");
        var boarded = Unpacked.of(hex("a2686167656e745f69646142656b696c6c730c"), As.AUTO);
        assertThat(new String(boarded.json(), UTF_8)).isEqualTo("{\"agent_id\":\"B\",\"kills\":12}");
    }

    @Test
    void emptyPartsQuotesAndNumbersWithoutAWordStayJson() {
        var odd = hex("84a161" + "80" + "a162" + "90" + "a163" + "cb7ff8000000000000" + "a164" + "a3225c0a");
        var read = Unpacked.of(odd, PACKED);
        assertThat(read.trouble()).isNull();
        var tree = new JsonMapper().readTree(read.json());
        assertThat(tree.get("a").size()).isZero();
        assertThat(tree.get("b").size()).isZero();
        assertThat(tree.get("c").stringValue()).isEqualTo("NaN");
        assertThat(tree.get("d").stringValue()).isEqualTo("\"\\\n");
    }

    @Test
    void whatItIsIsSaidPrecisely() {
        assertThat(Unpacked.of("hello".getBytes(UTF_8), As.AUTO).trouble()).isEqualTo("payload is no JSON");
        assertThat(Unpacked.of("{}".getBytes(UTF_8), PACKED).trouble()).isEqualTo("payload is not MessagePack");
        assertThat(Unpacked.of(ProtoBytes.death(), As.AUTO).trouble())
                .isEqualTo("payload is Protobuf of an unknown type");
        assertThat(Unpacked.of(new byte[70 << 10], PACKED).trouble())
                .isEqualTo("payload is MessagePack and larger than 64 KiB");
    }

    @Test
    void protobufOfAKnownTypeHasFields() throws BadDescriptors {
        var type = ProtoTypes.of(ProtoBytes.descriptors()).named("lab.Death");
        var read = Unpacked.of(ProtoBytes.death(), new As(Reading.PROTOBUF, type));

        assertThat(read.trouble()).isNull();
        assertThat(new JsonMapper().readTree(read.json()).get("tick").longValue()).isEqualTo(-2_345);
    }

    @Test
    void anyBytesBecomeJsonOrAreToldWhyNot() {
        var random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            var bytes = new byte[random.nextInt(40) + 1];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0x80 + random.nextInt(64));
            for (var as : new As[] {As.AUTO, PACKED, new As(Reading.CBOR, null)}) {
                var read = Unpacked.of(bytes, as);
                if (read.trouble() == null) {
                    assertThat(new JsonMapper().readTree(read.json())).isNotNull();
                }
            }
        }
    }
}
