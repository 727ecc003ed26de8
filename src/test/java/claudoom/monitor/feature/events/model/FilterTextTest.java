package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a researcher types, and what is found by it. */
class FilterTextTest {

    private final FeedOfMessages feed = new FeedOfMessages(100);

    FilterTextTest() {
        feed.take("x.Ann.death", "{\"cause\":\"IMP\",\"kills\":3}");
        feed.take("x.bob.action", "{\"action\":\"ATTACK\"}");
        feed.take("x.bob.death", "caf\u00e9: \"quoted\" 12:30");
        feed.take("strange", "");
    }

    private List<Long> found(String text) {
        var sieve = new Sieve(FeedOfMessages.filter(text));
        var found = new ArrayList<Long>();
        for (long n = 0; n < feed.traffic.messages(); n++) {
            if (sieve.take(feed.traffic.tail(), n) != null) {
                found.add(n);
            }
        }
        return found;
    }

    @Test
    void wordsMustAllMatchAnywhereInAnyCase() {
        assertThat(found("")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(found("imp")).containsExactly(0L);
        assertThat(found("BOB death")).containsExactly(2L);
        assertThat(found("ann attack")).isEmpty();
        assertThat(found("caf\u00e9")).containsExactly(2L);
    }

    @Test
    void aMinusLeavesOut() {
        assertThat(found("-death")).containsExactly(1L, 3L);
        assertThat(found("-kind:death -strange")).containsExactly(1L);
        assertThat(found("-attack -text:imp")).containsExactly(2L, 3L);
    }

    @Test
    void fieldsLookAtOnePlace() {
        assertThat(found("kind:Death")).containsExactly(0L, 2L);
        assertThat(found("agent:ann")).containsExactly(0L);
        assertThat(found("agent:*b*")).containsExactly(1L, 2L);
        assertThat(found("subject:x.*.action")).containsExactly(1L);
        assertThat(found("subject:x.>")).containsExactly(0L, 1L, 2L);
        assertThat(found("subject:x.bob.*")).containsExactly(1L, 2L);
        assertThat(found("text:bob")).isEmpty();
    }

    @Test
    void quotesKeepBlanksColonsAndQuotesTogether() {
        assertThat(found("\"12:30\"")).containsExactly(2L);
        assertThat(found("\"\\\"quoted\\\" 12\"")).containsExactly(2L);
        assertThat(found("text:\"kills\\\":3\"")).containsExactly(0L);
        assertThat(found("agent:" + FilterText.quoted("bob"))).containsExactly(1L, 2L);
        assertThat(FilterText.quoted("a \"b\\")).isEqualTo("\"a \\\"b\\\\\"");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidInAFewWords() {
        assertBad("kind:deth", "no kind is called so; deadletter or death?");
        assertBad("kind:", "something must follow kind:");
        assertBad("nonsense:1", "there is kind: agent: subject: text:");
        assertBad("subject:a..b", "no empty part");
        assertBad("subject:a.>.b", "only at the end");
        assertBad("\"open", "a quote is not closed");
        assertBad("\"\"", "nothing stands between the quotes");
    }

    private static void assertBad(String text, String words) {
        assertThatThrownBy(() -> FeedOfMessages.LANGUAGE.read(Scope.ALL, text)).isInstanceOf(BadFilter.class)
                .hasMessageContaining(words);
    }

    @Test
    void theScopeLooksAtTheKindOnly() throws BadFilter {
        var agents = FeedOfMessages.LANGUAGE.read(Scope.AGENT_EVENTS, "");
        assertThat(agents.everything()).isFalse();
        assertThat(agents.about("s", new Meaning(Kind.ACTION, "action", "a", null, null, null))).isEqualTo(Verdict.YES);
        assertThat(agents.about("s", Meaning.NONE)).isEqualTo(Verdict.NO);
    }

    @Test
    void aPatternOfManyStarsEnds() {
        assertThat(new Glob("*a".repeat(2_000) + "b").matches("a".repeat(4_000))).isFalse();
    }
}
