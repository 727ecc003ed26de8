package claudoom.monitor.feature.events.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.Scope;
import claudoom.monitor.feature.events.model.Viewpoint.Pace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While the list stands the filter is typed over what stands there: nothing jumps away and nothing new counts as seen. */
class FrozenFilterTest {

    private final EventScene scene = new EventScene(1_000);
    private final EventsViewModel model = scene.model;

    FrozenFilterTest() {
        model.sight().room(5);
    }

    private void come(int from, int to) {
        for (int n = from; n < to; n++) {
            if (n % 5 == 0) {
                scene.death("a", n, 1);
            } else {
                scene.action("a", n);
            }
        }
    }

    private List<String> ticks() {
        var ticks = new ArrayList<String>();
        model.sight().rows().forEach(row -> ticks.add(row.tickProperty().get()));
        return ticks;
    }

    private void settle() {
        for (int n = 0; n < 5; n++) {
            scene.frame();
        }
    }

    private String standing() {
        return model.sayings().standingProperty().get().text();
    }

    @Test
    void eachKeyOfAFilterKeepsTheFreezeAndItsPlace() {
        come(0, 100);
        scene.frame();
        model.toggleFreeze();
        come(100, 150);
        scene.frame();
        assertThat(standing()).startsWith("frozen, 50 new");

        for (var typed : List.of("k", "ki", "kind:death")) {
            model.filterTextProperty().set(typed);
            scene.frame();
            assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.FROZEN);
        }
        settle();
        assertThat(ticks()).containsExactly("75", "80", "85", "90", "95");
        assertThat(standing()).startsWith("frozen, 10 new");

        model.filterTextProperty().set("nothing-of-that-sort");
        settle();
        assertThat(ticks()).isEmpty();
        assertThat(standing()).startsWith("frozen, 0 new");

        model.filterTextProperty().set("");
        settle();
        assertThat(ticks()).containsExactly("95", "96", "97", "98", "99");
        assertThat(standing()).startsWith("frozen, 50 new");

        model.catchUp();
        settle();
        for (int n = 0; n < 40; n++) {
            scene.frame();
        }
        assertThat(ticks()).endsWith("149");
        assertThat(standing()).isEmpty();
    }

    @Test
    void whoScrolledUpStaysThereAndKeepsWhatIsChosen() {
        come(0, 100);
        scene.frame();
        model.sight().scroll(-50);
        model.sight().choose(0);
        assertThat(ticks()).containsExactly("45", "46", "47", "48", "49");

        model.scopeProperty().set(Scope.RARE);
        settle();
        assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.SCROLLED);
        assertThat(ticks()).containsExactly("25", "30", "35", "40", "45");
        assertThat(model.sight().chosenRowProperty().get()).isEqualTo(4);

        model.sight().scroll(2);
        assertThat(ticks()).containsExactly("35", "40", "45", "50", "55");
        model.scopeProperty().set(Scope.ALL);
        settle();
        assertThat(ticks()).containsExactly("51", "52", "53", "54", "55");
        model.readAnew();
        settle();
        assertThat(ticks()).containsExactly("51", "52", "53", "54", "55");
    }

    /** The lines of a gap are among those that are passed on the way. */
    @Test
    void gapsOnTheWayChangeNothing() {
        come(0, 50);
        scene.gaps.begin(scene.now);
        scene.gaps.end(scene.now.plusMillis(10), 50);
        come(50, 100);
        scene.frame();
        model.toggleFreeze();
        scene.gaps.begin(scene.now);
        scene.gaps.end(scene.now.plusMillis(10), 100);
        come(100, 150);

        model.filterTextProperty().set("kind:death");
        settle();
        assertThat(ticks()).containsExactly("75", "80", "85", "90", "95");
        model.filterTextProperty().set("");
        settle();
        assertThat(ticks()).containsExactly("95", "96", "97", "98", "99");
    }

    @Test
    void whatLeftBeforeTheFilterCouldLookIsSaid() {
        come(0, 100);
        scene.frame();
        model.toggleFreeze();
        come(100, 2_000);
        model.filterTextProperty().set("kind:death");
        settle();

        assertThat(standing()).startsWith("frozen, 200 new").contains(", 900 gone before this filter looked");
    }

    @Test
    void whatIsShownFromElsewhereIsUpToNow() {
        come(0, 100);
        scene.frame();
        model.toggleFreeze();
        come(100, 150);
        model.show("lab.agent.a.death");
        settle();

        assertThat(model.sight().paceProperty().get()).isEqualTo(Pace.FOLLOWING);
        assertThat(ticks()).endsWith("145");
    }
}
