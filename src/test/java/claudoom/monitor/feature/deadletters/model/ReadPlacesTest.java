package claudoom.monitor.feature.deadletters.model;

import static claudoom.monitor.feature.deadletters.model.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadPlacesTest {

    private final ReadPlaces places = new ReadPlaces();

    @Test
    void aPlaceIsNewOnce() {
        assertThat(places.add(new StoredAt("DEAD", 1), T0)).isTrue();
        assertThat(places.add(new StoredAt("DEAD", 1), T0)).isFalse();
        assertThat(places.add(new StoredAt("OTHER", 1), T0)).isTrue();
        assertThat(places.add(new StoredAt("DEAD", 2), null)).isTrue();
        assertThat(places.add(new StoredAt("DEAD", 2), null)).isFalse();
    }

    @Test
    void anotherMessageAtTheSamePlaceIsNew() {
        places.add(new StoredAt("DEAD", 1), T0);

        assertThat(places.add(new StoredAt("DEAD", 1), T0.plusNanos(1))).isTrue();
    }

    @Test
    void thePlacesAreBounded() {
        for (int n = 0; n <= ReadPlaces.MOST; n++) {
            places.add(new StoredAt("DEAD", n), T0);
        }
        assertThat(places.add(new StoredAt("DEAD", 0), T0)).as("the first is forgotten").isTrue();
    }
}
