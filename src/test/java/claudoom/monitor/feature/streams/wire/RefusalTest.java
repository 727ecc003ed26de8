package claudoom.monitor.feature.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Template;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What servers really say, and what is said to a person. */
class RefusalTest {

    private static String advice(int copies, String words) {
        var template = new Template("S", List.of("s"), "limits", Duration.ofDays(1), 100L << 30, null, null, "");
        return Refusal.advice(new Deed.Create(template, copies), "the server says: " + words);
    }

    @Test
    void eachRefusalSaysWhatToDo() {
        assertThat(advice(3, "replicas > 1 not supported in non-clustered mode"))
                .isEqualTo(" 3 copies need 3 servers in a cluster; this one is alone. Choose one copy.");
        assertThat(advice(5, "no suitable peers for placement")).contains("not 5 servers").contains("fewer copies");
        assertThat(advice(1, "no suitable peers for placement, insufficient storage")).contains("100 GiB");
        assertThat(advice(1, "insufficient storage resources available")).contains("100 GiB")
                .contains("max_file_store");
        assertThat(advice(1, "subjects overlap with an existing stream")).isEmpty();
    }
}
