package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What differs, and what is called equal. */
class DifferencesTest {

    @Test
    void fieldsAreComparedByTheirPlace() {
        var before = fields("/kills", "9", "/cause", "\"IMP\"", "/old", "1", "/same", "true");
        var after = fields("/same", "true", "/kills", "12", "/cause", "\"IMP\"", "/new", "[0]");
        assertThat(Differences.ofFields(before, after, "").list()).containsExactly(
                Change.changed("/kills", "9", "12"), Change.removed("/old", "1"), Change.added("/new", "[0]"));
        assertThat(Differences.ofFields(before, before, "").list()).isEmpty();
    }

    @Test
    void linesAreComparedWithTheFewestChanges() {
        var before = List.of("one", "two", "three", "four", "five");
        var after = List.of("one", "three", "new", "four", "five");
        assertThat(Differences.ofLines(before, after, "").list())
                .containsExactly(Change.removed("line 2", "two"), Change.added("line 3", "new"));
        assertThat(Differences.ofLines(List.of(), List.of("a"), "").list())
                .containsExactly(Change.added("line 1", "a"));
        assertThat(Differences.ofLines(before, before, "").list()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsComparedInPartAndSaysSo() {
        var before = IntStream.range(0, 5_000).mapToObj(n -> "a" + n).toList();
        var after = IntStream.range(0, 5_000).mapToObj(n -> "b" + n).toList();
        var found = Differences.ofLines(before, after, "");
        assertThat(found.list()).hasSize(Differences.MOST);
        assertThat(found.more()).isEqualTo(2 * Differences.MOST_LINES - Differences.MOST);
        assertThat(found.note()).startsWith("Too many lines differ");
        assertThat(Differences.ofLines(before, Collections.nCopies(3, "x"), "Cut.").note()).startsWith("Cut. Too many");
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (int n = 0; n < pairs.length; n += 2) {
            fields.put(pairs[n], pairs[n + 1]);
        }
        return fields;
    }
}
