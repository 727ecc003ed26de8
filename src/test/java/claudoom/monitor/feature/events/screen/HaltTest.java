package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A breakpoint and a filter of the list that looks into payloads come to the same message one after the other. */
class HaltTest {

    private final EventScene scene = new EventScene(2_000);
    private final EventsViewModel model = scene.model;

    private void frames() {
        for (int i = 0; i < 10; i++) {
            scene.frame();
        }
    }

    @Test
    void aMessageTheFilterHasNotComeToIsNotCalledLeftOut() {
        model.sight().room(10);
        model.filterTextProperty().set("kills >= 0");
        frames();
        model.halt().textProperty().set("kind:death");
        model.halt().arm();
        scene.death("a", 1, 3);
        model.frame();
        var waiting = new ArrayList<>(scene.work); // the filter's turn, and the breakpoint's
        assertThat(waiting).hasSizeGreaterThan(1);
        scene.work.clear();
        waiting.getLast().run();
        model.frame();
        assertThat(model.halt().stateProperty().get()).isEqualTo("found · the filter of the list is on its way there");
        assertThat(model.halt().armedProperty().get()).isTrue();
        waiting.subList(0, waiting.size() - 1).forEach(Runnable::run);
        frames();
        assertThat(model.halt().stateProperty().get()).startsWith("stopped at death of a · ")
                .doesNotContain("leaves it");
        assertThat(model.halt().armedProperty().get()).isFalse();
        assertThat(model.sight().chosenRowProperty().get()).isNotNegative();
    }

    @Test
    void aMessageTheFilterLeavesOutIsCalledThat() {
        model.sight().room(10);
        model.filterTextProperty().set("kills > 100");
        frames();
        model.halt().textProperty().set("kind:death");
        model.halt().arm();
        scene.death("a", 1, 3);
        frames();
        assertThat(model.halt().stateProperty().get()).contains("the filter of the list leaves it out");
    }

    @Test
    void theMessageIsInSightAlsoWhereItIsNewerThanTheLastFrameOfAFullList() {
        model.sight().room(10);
        for (int n = 0; n < 30; n++) {
            scene.action("a", n);
        }
        frames();
        model.halt().textProperty().set("kind:death");
        model.halt().arm();
        scene.death("a", 1, 3);
        frames();
        assertThat(model.halt().armedProperty().get()).isFalse();
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(9);
    }
}
