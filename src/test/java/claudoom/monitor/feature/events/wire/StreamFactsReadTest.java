package claudoom.monitor.feature.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.StreamFacts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A cluster tells of a stream without a leader as if it were empty. */
class StreamFactsReadTest {

    private static StreamFacts read(String cluster) {
        var answer = """
                {"config":{"name":"EV","retention":"limits","subjects":["x.>"]},"created":"2026-11-22T10:00:00Z",
                 "state":{"messages":0,"bytes":0,"first_seq":0,"first_ts":"0001-01-01T00:00:00Z","last_seq":0,
                          "last_ts":"0001-01-01T00:00:00Z","consumer_count":0}%s}""".formatted(cluster);
        return StreamArchive.facts(StoredAnswer.tree(answer.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aStreamWithoutALeaderIsTold() {
        assertThat(read("").led()).as("a server alone").isTrue();
        assertThat(read(",\"cluster\":{\"name\":\"C\",\"leader\":\"n1\"}").led()).isTrue();
        assertThat(read(",\"cluster\":{\"name\":\"C\",\"replicas\":[{\"name\":\"n1\",\"offline\":true}]}").led())
                .isFalse();
    }
}
