package claudoom.monitor.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.payload.Decoded.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import tools.jackson.dataformat.cbor.CBORMapper;

/** MessagePack and CBOR as their libraries write them, and what only looks like them. */
class BinaryFormatsTest {

    private static final CBORMapper CBOR = new CBORMapper();

    static byte[] packed() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(8);
            packer.packString("agent_id").packString("doom-agent-B");
            packer.packString("kills").packInt(12);
            packer.packString("x").packDouble(-1.5);
            packer.packString("won").packBoolean(false);
            packer.packString("cause").packNil();
            packer.packString("big").packBigInteger(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
            packer.packString("frame").packBinaryHeader(3).writePayload(new byte[] {1, 2, (byte) 0xff});
            packer.packString("at").packTimestamp(Instant.parse("2026-11-20T19:42:05.123Z"));
            return packer.toByteArray();
        }
    }

    static byte[] boarded() {
        var inner = Map.of("list", List.of(1, 2.5, "three", true));
        return CBOR.writeValueAsBytes(new java.util.LinkedHashMap<>(Map.of("agent_id", "doom-agent-B", "inner", inner,
                "frame", new byte[] {1, 2, 3}, "big", BigInteger.TWO.pow(70))));
    }

    @Test
    void messagePackIsTakenForWhatItIs() throws IOException {
        Decoded decoded = auto(packed());
        assertThat(decoded.form()).isEqualTo(Form.MESSAGEPACK);
        assertThat(decoded.kind()).isEqualTo("MessagePack");
        assertThat(decoded.note()).isEmpty();
        assertThat(decoded.lines()).extracting(l -> l.key() + " " + l.value() + " " + l.type()).containsExactly(
                " {8} object", "agent_id doom-agent-B string", "kills 12 number", "x -1.5 number", "won false boolean",
                "cause null null", "big 18446744073709551615 number", "frame h'0102ff' bytes",
                "at 2026-11-20T19:42:05.123Z string");
        assertThat(decoded.lines()).extracting(JsonLine::pointer).contains("/agent_id", "/kills");
        assertThat(decoded.pretty()).startsWith("{\n  \"agent_id\": \"doom-agent-B\",\n  \"kills\": 12,");
    }

    @Test
    void cborIsTakenForWhatItIs() {
        Decoded decoded = auto(boarded());
        assertThat(decoded.form()).isEqualTo(Form.CBOR);
        assertThat(decoded.note()).isEmpty();
        assertThat(decoded.lines()).extracting(l -> l.depth() + l.key() + " " + l.value() + " " + l.type()).contains(
                "1agent_id doom-agent-B string", "1frame h'010203' bytes", "1big 1180591620717411303424 number",
                "2list [4] list", "31 2.5 number", "32 three string", "33 true boolean");
    }

    @Test
    void aRustStructAsAListIsMessagePackToo() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(3).packString("doom-agent-B").packInt(5).packFloat(0.85f);
            Decoded decoded = auto(packer.toByteArray());
            assertThat(decoded.form()).isEqualTo(Form.MESSAGEPACK);
            assertThat(decoded.lines()).extracting(JsonLine::value).containsExactly("[3]", "doom-agent-B", "5",
                    "0.85");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "12", "hello", "ü", "naïve 🙂", "true", "\u0080", "\u00a1ay", "ÿ", "Ünder", "\u07ff",
        "\u0781a"})
    void aTextOrANumberIsNeverTakenForAnyOfThem(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(auto(bytes).form()).isIn(Form.TEXT, Form.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "90", "c0", "cb3ff0000000000000", "fb3ff0000000000000", "9301ff03", "820102ff04",
        "c3", "8101a0", "d9f780"})
    void whatNobodyWouldSendOnPurposeStaysBytes(String hex) {
        assertThat(auto(bytes(hex)).form()).isEqualTo(Form.BINARY);
    }

    @Test
    void whatWouldBeWellFormedIsSaidAndCanBeChosen() {
        byte[] numbers = bytes("93cb3ff0000000000000cb3ff0000000000000cb3ff0000000000000");
        assertThat(auto(numbers).note()).contains("It would be well-formed as MessagePack; choose that if it is.");
        assertThat(as(Reading.MESSAGEPACK, numbers).pretty()).isEqualTo("[\n  1.0,\n  1.0,\n  1.0\n]");
        assertThat(as(Reading.MESSAGEPACK, bytes("07")).pretty()).isEqualTo("7");
        assertThat(as(Reading.CBOR, bytes("1903e8")).pretty()).isEqualTo("1000");
    }

    @Test
    void aWrongChoiceSaysWhyAndWhereAndShowsTheBytes() throws IOException {
        byte[] cut = Arrays.copyOf(packed(), 20);
        assertThat(as(Reading.MESSAGEPACK, cut).note()).isEqualTo("Not MessagePack: it ends too early, at byte 20.");
        assertThat(as(Reading.MESSAGEPACK, cut).form()).isEqualTo(Form.BINARY);
        assertThat(as(Reading.CBOR, bytes("810102")).note()).isEqualTo(
                "Not CBOR: more follows after the end of it, at byte 2.");
        assertThat(as(Reading.JSON, "[1, x]".getBytes(UTF_8)).note()).startsWith("Not JSON: unrecognized token 'x'")
                .contains("at byte 4");
        assertThat(as(Reading.TEXT, bytes("61ff")).form()).isEqualTo(Form.TEXT);
        assertThat(as(Reading.TEXT, bytes("61ff")).note()).contains("byte 1");
        assertThat(as(Reading.HEX, "{}".getBytes(UTF_8)).pretty()).startsWith("00000000  7b 7d");
        assertThat(as(Reading.MESSAGEPACK, bytes("81c001")).note()).contains("key of a member");
        assertThat(as(Reading.MESSAGEPACK, bytes("92c1")).note()).contains("at byte 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd7fffffff", "df7fffffff", "ddffffffff", "dfffffffff", "db7fffffff6162", "c67fffffff01",
        "c97fffffff0101", "9b7fffffffffffffff01", "bb7fffffffffffffff6161", "5b7fffffffffffffff00",
        "7b7fffffffffffffff61",
        "5b000000000fffffff00", "c25a7fffffff00"})
    void aClaimedLengthIsNotBelieved(String hex) {
        for (Reading reading : Reading.values()) {
            assertThat(as(reading, bytes(hex)).note()).hasSizeLessThan(600);
        }
    }

    @Test
    void deepAndManyAreBounded() throws IOException {
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) 0x91);
        assertThat(as(Reading.MESSAGEPACK, deep).note()).contains("nested deeper than 64 levels");
        Arrays.fill(deep, (byte) 0x81);
        assertThat(as(Reading.CBOR, deep).note()).contains("nested deeper than 64 levels");
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packArrayHeader(200_000);
            for (int i = 0; i < 200_000; i++) {
                packer.packInt(i);
            }
            Decoded many = as(Reading.MESSAGEPACK, packer.toByteArray());
            assertThat(many.note()).contains("more than 100,000 parts", "up to byte");
            assertThat(many.lines()).hasSize(10_000);
            assertThat(many.pretty()).endsWith("…");
        }
        byte[] number = new byte[1 << 20];
        System.arraycopy(bytes("c25a000fffff"), 0, number, 0, 6);
        assertThat(as(Reading.CBOR, number).note()).isNotEmpty();
    }

    @Test
    void hostileNamesAndTextsAreVisible() throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(1).packString("a\u202eb").packString("\u001b[2J");
            Decoded decoded = as(Reading.MESSAGEPACK, packer.toByteArray());
            assertThat(decoded.pretty()).contains("\\u202e", "\\u001b").doesNotContain("\u202e", "\u001b");
            assertThat(decoded.lines().getLast().said()).isEqualTo("\u001b[2J");
        }
    }

    @Test
    void whateverHappensToTheBytesNothingIsThrown() throws IOException {
        Random random = new Random(11);
        List<byte[]> seeds = List.of(packed(), boarded(), ProtobufTest.death(), ProtobufTest.DESCRIPTORS,
                "{\"agent_id\":\"doom-agent-B\",\"kills\":12}".getBytes(UTF_8));
        List<Reading> readings = List.of(Reading.values());
        for (int i = 0; i < 30_000; i++) {
            byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
            Decoded decoded = as(readings.get(i % readings.size()), bytes);
            assertThat(decoded.pretty() + decoded.raw() + decoded.note() + decoded.kind()).doesNotContain("\u202e",
                    "\u001b", "\0");
            assertThat(decoded.lines().size()).isLessThanOrEqualTo(Limits.LINES);
        }
    }

    @Test
    void randomBytesAreTakenForBytes() {
        Random random = new Random(5);
        int structured = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] bytes = new byte[4 + random.nextInt(60)];
            random.nextBytes(bytes);
            structured += auto(bytes).form().structured() ? 1 : 0;
        }
        assertThat(structured).isLessThan(100);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        if (random.nextInt(5) == 0) {
            byte[] any = new byte[random.nextInt(80)];
            random.nextBytes(any);
            return any;
        }
        byte[] bytes = random.nextInt(3) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 1)) : seed.clone();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        if (random.nextInt(4) == 0) {
            var twice = new ByteArrayOutputStream();
            twice.writeBytes(bytes);
            twice.writeBytes(seed);
            return twice.toByteArray();
        }
        return bytes;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Decoded auto(byte[] bytes) {
        return Payloads.decode(bytes, bytes.length);
    }

    static Decoded as(Reading reading, byte[] bytes) {
        return Payloads.decode(bytes, bytes.length, new As(reading, null));
    }
}
