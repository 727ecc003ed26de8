package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A subject says the same of its text whether it keeps it itself or together with others. */
class TextsTest {

    private static final SubjectGroup GROUP = new SubjectGroup(Kind.OTHER, null, new Meanings(subject -> Meaning.NONE));

    private static String text(int number) {
        return switch (number % 5) {
            case 0 -> "lab.agent." + number;
            case 1 -> "lab.é." + number;
            case 2 -> "lab.日本." + number;
            case 3 -> "x".repeat(number * 3);
            default -> "";
        };
    }

    private static LiveSubject subject(int number, String text) {
        return new LiveSubject(text, GROUP, Voices.NONE, number);
    }

    @Test
    void itsTextStaysTheSame() {
        var subjects = new @Nullable LiveSubject[Texts.PLACES];
        Arrays.setAll(subjects, place -> place % 7 == 0 ? null : subject(place + 2 * Texts.PLACES, text(place)));
        var first = new Texts(subjects);
        first.keep(subjects);
        assertSame(subjects, first);
        var fresh = subject(12, "another one");
        subjects[12] = fresh;
        var second = new Texts(subjects);
        second.keep(subjects);
        assertSame(subjects, second);
        assertThat(fresh.text()).isEqualTo("another one");
    }

    private static void assertSame(@Nullable LiveSubject[] subjects, Texts texts) {
        var at = new TextAt(texts);
        for (int place = 0; place < subjects.length; place++) {
            var subject = subjects[place];
            if (subject == null) {
                assertThat(texts.holds(place)).isFalse();
                continue;
            }
            var text = place == 12 ? subject.text() : text(place);
            assertThat(subject.text()).isEqualTo(text);
            assertThat(subject.length()).isEqualTo(text.length());
            assertThat(subject.textHash()).isEqualTo(text.hashCode());
            assertThat(subject.says(text)).isTrue();
            assertThat(subject.says(text + "x")).isFalse();
            assertThat(subject.says(text.replace('.', '-'))).isEqualTo(text.indexOf('.') < 0);
            assertLetters(subject, text);
            boolean together = text.chars().allMatch(c -> c <= 0xff) && text.length() <= 512 && !text.isEmpty();
            assertThat(texts.holds(place)).isEqualTo(together);
            if (together) {
                assertLetters(at.place(place), text);
            }
        }
    }

    private static void assertLetters(Letters letters, String text) {
        assertThat(letters.length()).isEqualTo(text.length());
        for (int i = 0; i < text.length(); i++) {
            assertThat(letters.charAt(i)).isEqualTo(text.charAt(i));
        }
        assertThat(letters.part(text.length() / 3, text.length() / 2))
                .isEqualTo(text.substring(text.length() / 3, text.length() / 2));
        assertThat(letters.meets((bytes, from, to) -> Latin.says(bytes, from, to, text), other -> true)).isTrue();
    }
}
