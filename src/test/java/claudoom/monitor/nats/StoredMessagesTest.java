package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which names may stand in a question. */
class StoredMessagesTest {

    @Test
    void aNameThatNoServerTakesIsNotAskedFor() {
        assertThat(StoredMessages.askable("DEAD")).isTrue();
        assertThat(StoredMessages.askable("x".repeat(255))).isTrue();
        assertThat(StoredMessages.askable("x".repeat(256))).isFalse();
        assertThat(StoredMessages.askable("a.b")).isFalse();
        assertThat(StoredMessages.askable("")).isFalse();
    }
}
