package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The cap of subjects follows the memory there is. */
class RoomTest {

    private static final long MIB = 1 << 20;

    @Test
    void asManySubjectsAreTrackedAsFitIntoTheMemory() {
        assertThat(Room.subjects(1024 * MIB, 192 * MIB)).isEqualTo(1_000_000);
        assertThat(Room.subjects(640 * MIB, Keep.DEFAULT.heap())).as("what bin/monitor gives").isEqualTo(1_000_000);
        assertThat(Room.subjects(448 * MIB, 192 * MIB)).isBetween(600_000, 700_000);
        assertThat(Room.subjects(128 * MIB, 192 * MIB)).isEqualTo(100_000);
    }
}
