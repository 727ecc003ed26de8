package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that change in place. */
class LiveRowsTest {

    /** What a row shows. */
    private static final class Row {

        private String text;

        Row(Map.Entry<String, String> first) {
            text = first.getValue();
        }
    }

    private final LiveRows<String, Map.Entry<String, String>, Row> rows = new LiveRows<>(Map.Entry::getKey, Row::new,
            (row, now) -> row.text = now.getValue(), (row, wanted) -> row.text.contains(wanted));

    @Test
    void aRowLivesAsLongAsItsKey() {
        assertThat(rows.take(List.of(Map.entry("a", "one"), Map.entry("b", "two")))).isTrue();
        var a = rows.row("a");
        assertThat(rows.take(List.of(Map.entry("b", "two"), Map.entry("a", "three")))).as("none came or went")
                .isFalse();
        assertThat(rows.row("a")).isSameAs(a).extracting(row -> row.text).isEqualTo("three");
        assertThat(rows.take(List.of(Map.entry("a", "three"), Map.entry("c", "four")))).isTrue();
        assertThat(rows.row("b")).isNull();
        assertThat(rows.all()).hasSize(2).contains(a);
    }

    @Test
    void aTextNarrowsWhatIsShown() {
        rows.take(List.of(Map.entry("a", "one"), Map.entry("b", "two")));
        rows.filterProperty().set(" TW ");
        assertThat(rows.shown()).hasSize(1);
        assertThat(rows.all()).hasSize(2);
        rows.take(List.of(Map.entry("a", "two as well"), Map.entry("b", "two")));
        rows.narrow();
        assertThat(rows.shown()).hasSize(2);
        rows.filterProperty().set("");
        assertThat(rows.shown()).hasSize(2);
    }
}
