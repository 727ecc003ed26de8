package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick ways through a million subjects say what the slow ones say. */
class SubjectTestTest {

    private static final List<String> PARTS =
            List.of("lab", "LAB", "agent-1", "Agent-12", "a", "", "é", "日本", "*", ">", "x-x", ".",
                    "ſ", "K", "+", "aa");
    private static final List<String> WANTED = List.of("a", "A", "ab", "agent-1", "T-12", "aaa", "x-x.a", "é", "É", "日",
            "s", "k",
            "lab.*", "lab.>", "*.a", "*.*.a", ">", "*", "lab.*.>", "é.*", "/a+b/", "/agent-1[2-9]?/", "/^lab\\.a/",
            "/a$/", "/aa*/",
            "/x-x|a/", "/(lab|a)x/", "/la{2}/", "/lab?/", "/\\w+a/", "/[a-c]b\\./", "/a??b/", "/\\.\\./", "/K/", "/s/",
            "/[]a]b/", "/[^]]b/", "/lab./", "/.b/", "/(?-i)LAB/", "/la+?b/", "/\\Qa\\E/");

    @Test
    void theySayTheSameOfAnySubject() throws SubjectFilter.Unusable {
        var random = new Random(5);
        var apart = LiveSubject.apart(subject -> Meaning.NONE);
        for (int n = 0; n < 4_000; n++) {
            var subject = new StringBuilder();
            for (int parts = random.nextInt(6) + 1; parts > 0; parts--) {
                subject.append(PARTS.get(random.nextInt(PARTS.size()))).append(random.nextBoolean() ? "." : "");
            }
            var live = apart.apply(subject.toString());
            for (var wanted : WANTED) {
                var criterion = Criterion.NONE.text(wanted);
                var exact = TextTest.of(criterion);
                assertThat(SubjectTest.of(criterion, exact).meets(live)).as("%s in %s", wanted, subject)
                        .isEqualTo(exact.test(subject.toString()));
            }
        }
    }

    @Test
    void theTextThatAMatchNeedsIsFoundWhereThatIsPlain() {
        assertThat(NeededText.of("agent-19999[89]\\.[03]$")).isEqualTo("agent-19999");
        assertThat(NeededText.of("^lab\\.agent.*death$")).isEqualTo("lab.agent");
        assertThat(NeededText.of("a|b")).isEmpty();
        assertThat(NeededText.of("(abc)?d")).isEmpty();
        assertThat(NeededText.of("abc{0}")).isEmpty();
        assertThat(NeededText.of("abc?")).isEqualTo("ab");
        assertThat(NeededText.of("abc+d")).isEqualTo("abc");
    }
}
