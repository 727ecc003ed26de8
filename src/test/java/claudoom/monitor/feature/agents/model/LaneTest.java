package claudoom.monitor.feature.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.traffic.Traffic;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lane keeps how much came when, and the moment of what is rare, in bounded room. */
class LaneTest {

    private static final long T0 = 1_000_000_000L;

    private Traffic traffic;
    private Swarm swarm;
    private final Lane lane = new Lane();

    @BeforeEach
    void start() throws BadGrammar {
        traffic = new Traffic(Grammars.builtIn("lab")::meaningOf, 100, 10_000, 4 << 20);
        swarm = new Swarm(traffic);
    }

    private void take(String event, long at) {
        traffic.take("lab.agent.a." + event, new byte[0], null, T0 + at);
    }

    private void look(long at) {
        swarm.meet();
        swarm.tracks().forEach(agent -> lane.look(agent, T0 + at));
    }

    private int[] actions(long from, int slots) {
        var into = new int[slots];
        lane.actions(T0 + from, into);
        return into;
    }

    @Test
    void actionsAreCountedInQuartersOfASecond() {
        take("action", 10);
        look(100);
        take("action", 300);
        take("action", 310);
        look(350);
        look(600);
        take("action", 760);
        look(800);
        assertThat(actions(0, 5)).containsExactly(1, 2, 0, 1, 0);
    }

    @Test
    void whatCameDuringALateLookIsSharedOut() {
        take("action", 0);
        look(0);
        for (int n = 0; n < 8; n++) {
            take("action", 100L * n);
        }
        look(1_000);
        assertThat(actions(0, 5)).containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void rareOnesKeepTheirExactMomentAndTheirMessage() {
        take("death", 123);
        look(250);
        take("error", 400);
        take("error", 410);
        look(500);
        var marks = lane.marks(T0, T0 + 1_000);
        assertThat(marks).extracting(LaneMark::at).containsExactly(T0 + 123, T0 + 410);
        assertThat(marks).extracting(LaneMark::count).containsExactly(1L, 2L);
        assertThat(marks.getFirst().entry()).isZero();
        assertThat(lane.marks(T0 + 200, T0 + 1_000)).hasSize(1);
    }

    @Test
    void afterAQuarterOfAnHourTheOldestIsOverwritten() {
        take("action", 0);
        look(0);
        assertThat(Arrays.stream(actions(0, 1)).sum()).isEqualTo(1);
        look(Lane.SPAN + 5_000);
        assertThat(Arrays.stream(actions(0, 8)).sum()).isZero();
        assertThat(Arrays.stream(actions(Lane.SPAN, 40)).sum()).isZero();
    }

    @Test
    void tooManyMarksSayThatTheOldestAreGone() {
        for (int n = 0; n < 400; n++) {
            take("ragquery", n * 300L);
            look(n * 300L + 1);
        }
        var kept = lane.marks(T0, T0 + 400 * 300L);
        assertThat(kept).hasSize(300);
        assertThat(lane.marksKnownSince()).isEqualTo(kept.getFirst().at());
    }

    @Test
    void whenTheClockIsSetBackItBeginsAnew() {
        take("action", 0);
        take("death", 10);
        look(100);
        lane.restart();
        take("action", -3_600_000);
        take("death", -3_600_000);
        look(-3_600_000);
        assertThat(actions(0, 1)).containsExactly(0);
        assertThat(actions(-3_600_000, 1)).containsExactly(1);
        assertThat(lane.marks(T0 - 3_600_000, T0 + 1_000)).extracting(LaneMark::at).containsExactly(T0 - 3_600_000);
    }

    @Test
    void theWindowZoomsAroundThePointerAndComesBackToThePresent() {
        var window = new LaneWindow();
        assertThat(window.to(T0)).isEqualTo(T0);
        window.zoom(0.5, T0 - 10_000, T0);
        assertThat(window.from(T0)).as("live it stays at the present").isEqualTo(T0 - 30_000);
        window.freeze(T0);
        window.zoom(0.5, T0 - 10_000, T0 + 5_000);
        assertThat(window.to(T0 + 5_000)).isEqualTo(T0 - 5_000);
        window.move(-1_000_000_000L, T0);
        assertThat(window.from(T0)).as("never before what is kept").isEqualTo(T0 - LaneWindow.LONGEST);
        window.move(1_000_000_000L, T0);
        assertThat(window.live()).isTrue();
    }

    @Test
    void latenciesAreReadFromTheLastMinutes() {
        var latencies = new Latencies();
        assertThat(latencies.spread()).isNull();
        for (int n = 1; n <= 100; n++) {
            latencies.add(n, T0, n * 1_000L);
            latencies.add(n, T0, n * 1_000L);
        }
        var spread = latencies.spread();
        assertThat(spread).isNotNull();
        assertThat(spread.from()).isEqualTo(100);
        assertThat(spread.p50()).isBetween(49_500L, 50_500L);
        assertThat(spread.p99()).isBetween(98_000L, 100_000L);
        for (int n = 1; n <= 300; n++) {
            latencies.add(1_000L + n, T0 + Latencies.SPAN * (1 + n / 100), 5_000_000);
        }
        spread = latencies.spread();
        assertThat(spread).isNotNull();
        assertThat(spread.p50()).as("what was quick is forgotten").isGreaterThan(4_900_000);
        assertThat(latencies.sampled()).isEqualTo(400);
    }
}
