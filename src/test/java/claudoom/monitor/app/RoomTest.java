package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The cap of subjects follows the memory there is. */
class RoomTest {

    private static final long MIB = 1 << 20;

    @Test
    void whatAFilterListsIsAsSetAndNeverMoreThanATenthOfTheHeap() {
        assertThat(Keep.DEFAULT.listedBytes(640 * MIB)).isEqualTo(64 * MIB);
        assertThat(Keep.DEFAULT.listedMessages(640 * MIB)).isEqualTo(200_000);
        assertThat(Keep.DEFAULT.listedBytes(4096 * MIB)).isEqualTo(256 * MIB);
        assertThat(new Keep(5_000, 8, 64).listedBytes(640 * MIB)).isEqualTo(8 * MIB);
        assertThat(new Keep(5_000, 8, 64).listedMessages(640 * MIB)).isEqualTo(5_000);
        assertThat(new Keep(2_000_000, 8, 64).listedMessages(640 * MIB)).isEqualTo(671_088);
    }

    @Test
    void asManySubjectsAreTrackedAsFitIntoTheMemory() {
        assertThat(Room.subjects(1024 * MIB, 192 * MIB)).isEqualTo(1_000_000);
        assertThat(Room.subjects(640 * MIB, Keep.DEFAULT.heap(640 * MIB))).as("what bin/monitor gives")
                .isEqualTo(1_000_000);
        assertThat(Room.subjects(448 * MIB, 208 * MIB)).isBetween(600_000, 700_000);
        assertThat(Room.subjects(128 * MIB, 192 * MIB)).isEqualTo(100_000);
    }
}
