package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A gap begins where everything was surely observed, also of a program that stood still. */
class ProvenTest {

    private static final Instant ASKED = Instant.ofEpochSecond(1_000);
    private final Proven proven = new Proven(Instant.EPOCH);

    @Test
    void whatCameInIsProofWhileTheServerAnswers() {
        proven.answered(ASKED);
        assertThat(proven.until(ASKED.plusSeconds(1), ASKED.plusSeconds(3))).isEqualTo(ASKED.plusSeconds(1));
    }

    /** Stopped for 20 s: what had waited is read at once, then the end of the connection. */
    @Test
    void whatWaitedWhileTheProgramStoodStillIsNoProof() {
        proven.answered(ASKED);
        assertThat(proven.until(ASKED.plusSeconds(20), ASKED.plusSeconds(20))).isEqualTo(ASKED);
    }

    @Test
    void aServerThatAnswersNothingAndSendsNothingIsBelievedUntilItsLastMessage() {
        proven.answered(ASKED);
        assertThat(proven.until(ASKED.minusSeconds(1), ASKED.plusSeconds(20))).isEqualTo(ASKED.minusSeconds(1));
    }
}
