package claudoom.monitor.feature.agents.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Reply.Fate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepliesTest {

    private final Replies replies = new Replies();

    private Reply put(int size) {
        replies.put(new Reply("a", Fate.ANSWERED, Instant.EPOCH, "guide", "s", Duration.ZERO, new byte[size],
                "running", "answered", size));
        return requireNonNull(replies.of("a"));
    }

    @Test
    void ofALargeAnswerTheBeginningIsKeptAndItsTrueSizeIsKnown() {
        var kept = put(100_000);
        assertThat(requireNonNull(kept.payload())).hasSize(Replies.LARGEST);
        assertThat(kept.size()).isEqualTo(100_000);
        assertThat(kept.cut()).isTrue();
        assertThat(put(Replies.LARGEST).cut()).isFalse();
    }
}
