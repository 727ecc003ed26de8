package claudoom.monitor.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is invisible or moves things about becomes a sign. */
class VisibleTest {

    @Test
    void controlsBecomePictures() {
        assertThat(Visible.of("a\u001b[31m\0\t\r\n\u007f")).isEqualTo("a␛[31m␀⇥␍↵␡");
        assertThat(Visible.of("\u0085\u009b")).isEqualTo("\\u0085\\u009B");
    }

    @Test
    void whatHidesOrTurnsIsNumbered() {
        assertThat(Visible.of("x\u202ey\u2066\u2069\u200e\u200f\u061c")).isEqualTo(
                "x\\u202Ey\\u2066\\u2069\\u200E\\u200F\\u061C");
        assertThat(Visible.of("\u200b\u200c\u200d\ufeff\u2060\u00ad"))
                .isEqualTo("\\u200B\\u200C\\u200D\\uFEFF\\u2060\\u00AD");
        assertThat(Visible.of("\u2028\u2029\u3164\u2800")).isEqualTo("\\u2028\\u2029\\u3164\\u2800");
        assertThat(Visible.of("\udb40\udc41 \ud800 \udc00x")).isEqualTo("\\u{E0041} \\uD800 \\uDC00x");
    }

    @Test
    void harmlessTextIsTheSameObject() {
        String text = "clau-doom.agent.dööm-1 日本 🙂 עברית";
        assertThat(Visible.of(text)).isSameAs(text);
        assertThat(Visible.line(text, 100)).isSameAs(text);
    }

    @Test
    void aCutFallsBetweenCharacters() {
        assertThat(Visible.line("🙂🙂🙂🙂", 3)).isEqualTo("🙂🙂…");
        assertThat(Visible.line("🙂🙂🙂", 3)).isEqualTo("🙂🙂🙂");
        assertThat(Visible.line("ab\u202ecd", 7)).isEqualTo("ab…");
        assertThat(Visible.line("ab\u202ecd", 10)).isEqualTo("ab\\u202Ecd");
        assertThat(Visible.line("ab\u202e", 7)).isEqualTo("ab…");
        assertThat(Visible.line("abc", 0)).isEmpty();
        assertThat(Visible.line("abc", 1)).isEqualTo("…");
        assertThat(Visible.line("", 0)).isEmpty();
    }

    @Test
    void linesKeepTheirBreaks() {
        assertThat(Visible.lines("a\tb\r\nc\u001b", 99)).isEqualTo("a\tb␍\nc␛");
    }

    @Test
    void nothingHostilePassesWhateverComes() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
            }
            int most = random.nextInt(40);
            String shown = Visible.line(text.toString(), most);
            assertThat(shown.codePoints().anyMatch(Visible::hostile)).isFalse();
            assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(most);
        }
    }
}
