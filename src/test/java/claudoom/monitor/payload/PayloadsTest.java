package claudoom.monitor.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.payload.Decoded.Form;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads as agents send them, and as nobody should. */
class PayloadsTest {

    private static final String DEATH = """
            {"agent_id":"a/1","kills":12,"won":false,"cause":null,"buttons":[true,[]],"m":{},"x":-1.50e+3}""";

    @Test
    void jsonIsShownAsATree() {
        Decoded decoded = decode(DEATH);
        assertThat(decoded.form()).isEqualTo(Form.JSON);
        assertThat(decoded.note()).isEmpty();
        assertThat(decoded.cut()).isFalse();
        assertThat(decoded.lines().stream()
                .map(l -> l.depth() + " " + l.key() + " " + l.value() + " " + l.type() + " " + l.pointer()))
                .containsExactly("0  {7} object ", "1 agent_id a/1 string /agent_id", "1 kills 12 number /kills",
                        "1 won false boolean /won", "1 cause null null /cause", "1 buttons [2] list /buttons",
                        "2 0 true boolean /buttons/0", "2 1 [0] list /buttons/1", "1 m {0} object /m",
                        "1 x -1.50e+3 number /x");
    }

    @Test
    void prettyJsonSaysTheSame() {
        assertThat(decode(DEATH).pretty()).isEqualTo("""
                {
                  "agent_id": "a/1",
                  "kills": 12,
                  "won": false,
                  "cause": null,
                  "buttons": [
                    true,
                    []
                  ],
                  "m": {},
                  "x": -1.50e+3
                }""");
        assertThat(decode("[{\"a\":1},{\"b\":[[1],2]}]").pretty().replaceAll("\\s", ""))
                .isEqualTo("[{\"a\":1},{\"b\":[[1],2]}]");
        String nasty = "{\"a\u202eb\":\"\\u001b[31m\\ud800 \\\"{\\\\ ü 🙂\",\"c\":\"{\",\"d\":\"[\"}";
        String pretty = decode(nasty).pretty();
        assertThat(pretty).contains("\\u202e", "\\u001b", "\\ud800", "ü 🙂").doesNotContain("\u202e", "\u001b");
        assertThat(decode(pretty).lines()).isEqualTo(decode(nasty).lines());
    }

    @Test
    void aPointerNamesItsPlace() {
        assertThat(decode("{\"a/b\":{\"c~d\":[0,{\"e\":1}]}}").lines()).extracting(JsonLine::pointer)
                .containsExactly("", "/a~1b", "/a~1b/c~0d", "/a~1b/c~0d/0", "/a~1b/c~0d/1", "/a~1b/c~0d/1/e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "-0.5", "\"Reset\"", "true", "null", " {} \n", "[]"})
    void aBareValueIsJsonToo(String text) {
        assertThat(decode(text).form()).isEqualTo(Form.JSON);
        assertThat(decode(text).pretty()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "12 monkeys", "not now", "true story", "-", "\"open", "  ", "naïve 🙂"})
    void textIsText(String text) {
        assertThat(decode(text).form()).isEqualTo(Form.TEXT);
        assertThat(decode(text).note()).isEmpty();
        assertThat(decode(text).pretty()).isEqualTo(text);
    }

    @Test
    void nothingIsEmpty() {
        Decoded decoded = decode("");
        assertThat(decoded.form()).isEqualTo(Form.EMPTY);
        assertThat(decoded.note() + decoded.pretty() + decoded.raw() + decoded.hex()).isEmpty();
        assertThat(Payloads.decode(new byte[0], 7).note()).isEqualTo("Only the first 0 of 7 bytes were kept.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "{\"a\":1,}", "{a:1}", "[1 2]", "{\"a\":1}{\"b\":2}", "{\"a\":\"x\ny\"}",
        "[1]]",
        "{\"a\":01}", "{\"a\":NaN}"})
    void brokenJsonIsTextWithTheByteThatBreaksIt(String text) {
        Decoded decoded = decode(text);
        assertThat(decoded.form()).isEqualTo(Form.TEXT);
        assertThat(decoded.note()).matches("The JSON is broken at byte \\d+: \\S.*\\.");
        assertThat(decoded.pretty()).isEqualTo(text);
    }

    @Test
    void theBrokenByteIsNamed() {
        assertThat(decode("{\"ü\":1}{").note()).isEqualTo(
                "The JSON is broken at byte 8: more follows after the end of it.");
        assertThat(decode("[1, x]").note()).startsWith("The JSON is broken at byte 4: unrecognized token 'x'")
                .hasSizeLessThan(300);
        assertThat(decode("[1, \u202e]").note()).doesNotContain("\u202e");
    }

    @Test
    void fiveThousandLevelsAreShownDownToTheLimit() {
        for (String text : new String[] {"[".repeat(5_000) + "]".repeat(5_000), "{\"a\":".repeat(5_000),
            "[".repeat(1 << 20)}) {
            Decoded decoded = decode(text);
            assertThat(decoded.form()).isEqualTo(Form.JSON);
            assertThat(decoded.note()).contains("nested deeper than 64 levels").contains("up to byte ");
            assertThat(decoded.lines()).hasSize(64);
            assertThat(decoded.pretty()).endsWith("…");
            assertThat(decoded.raw()).startsWith(text.substring(0, 100));
        }
        String allowed = "[".repeat(64) + "]".repeat(64);
        assertThat(decode(allowed).note()).isEmpty();
        assertThat(decode(allowed).lines()).hasSize(64);
    }

    @Test
    void aMegabyteIsBoundedInEveryView() {
        String numbers = "[" + "1,".repeat(49_000) + "1]";
        assertThat(decode(numbers).lines()).hasSize(10_000);
        assertThat(decode(numbers).note()).contains("Only the first 10,000 lines");
        String members = "{" + "\"k\":\"\u202e\",".repeat(80_000) + "\"k\":1}";
        assertThat(decode(members).note()).contains("more than 100,000 parts");
        String text = "\u202e".repeat(1 << 20);
        assertThat(decode(text).raw()).hasSizeLessThan(600_000).endsWith("… the first 262,144 of 3,145,728 bytes");
        String longString = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(decode(longString).note()).contains("a text in it is longer than 262,144 bytes").doesNotContain("`",
                "-1");
        assertThat(decode(longString).hex()).hasSizeLessThan(340_000)
                .endsWith("… the first 65,536 of 1,048,584 bytes\n");
        String wideNames =
                ("{\"" + "n".repeat(999) + "\":").repeat(60) + "[" + "1,".repeat(9_000) + "1]" + "}".repeat(60);
        assertThat(decode(wideNames).lines()).allMatch(l -> l.pointer().length() <= 1_000);
        assertThat(decode(wideNames).pretty()).hasSizeLessThan(300_000);
    }

    @Test
    void moreThanTwoMebibytesAreNotParsed() {
        Decoded decoded = decode("[" + " ".repeat(2 << 20) + "]");
        assertThat(decoded.form()).isEqualTo(Form.TEXT);
        assertThat(decoded.note()).contains("Larger than 2 MiB");
    }

    @Test
    void invalidUtf8IsBytes() {
        byte[] bytes = {'{', '"', (byte) 0xc3, '(', '"', '}'};
        Decoded decoded = Payloads.decode(bytes, bytes.length);
        assertThat(decoded.form()).isEqualTo(Form.BINARY);
        assertThat(decoded.note()).isEqualTo("Not UTF-8 text: byte 2 does not belong there.");
        assertThat(decoded.pretty()).isEqualTo(
                "00000000  7b 22 c3 28 22 7d                                 |{\".(\"}|\n");
        assertThat(decoded.raw()).isEqualTo("{\"\ufffd(\"}");
        byte[] late = (" ".repeat(20_000) + "x").getBytes(UTF_8);
        late[20_000] = (byte) 0xff;
        assertThat(Payloads.decode(late, late.length).note()).contains("byte 20,000");
        byte[] halfCharacter = {'a', (byte) 0xf0, (byte) 0x9f};
        assertThat(Payloads.decode(halfCharacter, 3).form()).isEqualTo(Form.BINARY);
    }

    @Test
    void nulBytesAreBytes() {
        assertThat(decode("a\0b").form()).isEqualTo(Form.BINARY);
        assertThat(decode("a\0b").note()).isEqualTo("Not plain text: byte 1 is NUL.");
        assertThat(decode("a\0b").raw()).isEqualTo("a␀b");
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Payloads.decode(utf16, utf16.length).form()).isEqualTo(Form.BINARY);
    }

    @Test
    void hexHasSixteenBytesALine() {
        byte[] bytes = new byte[18];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(Payloads.decode(bytes, 18).hex()).isEqualTo("""
                00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|
                00000010  10 11                                             |..|
                """);
    }

    @Test
    void aHeadOfJsonIsShownAsFarAsItGoes() {
        byte[] all = "{\"a\":1,\"b\":\"üüüü\",\"c\":[1,2,3]}".getBytes(UTF_8);
        for (int kept = 1; kept < all.length; kept++) {
            Decoded decoded = Payloads.decode(Arrays.copyOf(all, kept), all.length);
            assertThat(decoded.form()).as("%d kept", kept).isEqualTo(Form.JSON);
            assertThat(decoded.note())
                    .isEqualTo("Only the first %d of %d bytes were kept.".formatted(kept, all.length));
            assertThat(decoded.pretty()).endsWith("…");
            assertThat(decoded.raw()).endsWith("… the first %d of %d bytes".formatted(kept, all.length));
        }
    }

    @Test
    void aByteOrderMarkIsToldAndPassedOver() {
        Decoded decoded = decode("\ufeff{\"a\":x}");
        assertThat(decoded.note()).startsWith("It starts with a byte order mark. The JSON is broken at byte 8");
        assertThat(decode("\ufeff{\"a\":1}").form()).isEqualTo(Form.JSON);
    }

    @Test
    void noBytesAtAllMakeItThrow() {
        Random random = new Random(7);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn\\u \n\0\u202eü🙂";
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            if (i % 3 != 0) {
                bytes = random.ints(random.nextInt(60), 0, alphabet.length())
                        .mapToObj(c -> alphabet.substring(c, c + 1)).collect(Collectors.joining()).getBytes(UTF_8);
            }
            Decoded decoded = Payloads.decode(bytes, bytes.length + random.nextInt(2));
            assertThat(decoded.pretty() + decoded.raw() + decoded.note()).doesNotContain("\u202e", "\u001b", "\0");
            assertThat(decoded.hex()).hasSizeGreaterThanOrEqualTo(bytes.length);
        }
    }

    private static Decoded decode(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Payloads.decode(bytes, bytes.length);
    }
}
