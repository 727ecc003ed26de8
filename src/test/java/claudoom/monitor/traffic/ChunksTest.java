package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** The pieces of a ring of bytes. */
class ChunksTest {

    private static final long NEXT = Chunks.SIZE;

    @Test
    void whoeverReadsMakesNoPiece() {
        var chunks = new Chunks(2);

        assertThatThrownBy(() -> chunks.toRead(NEXT)).isInstanceOf(IndexOutOfBoundsException.class);
        chunks.toWrite(NEXT).set(ValueLayout.JAVA_BYTE, 7, (byte) 1);

        assertThat(chunks.toRead(NEXT + 5).get(ValueLayout.JAVA_BYTE, 7)).isEqualTo((byte) 1);
        assertThatThrownBy(() -> chunks.toRead(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theRingComesBackToItsFirstPiece() {
        var chunks = new Chunks(2);

        assertThat(chunks.toWrite(2 * NEXT)).isSameAs(chunks.toWrite(0)).isSameAs(chunks.toRead(4 * NEXT + 1));
        assertThat(chunks.toWrite(NEXT)).isNotSameAs(chunks.toRead(0));
    }
}
