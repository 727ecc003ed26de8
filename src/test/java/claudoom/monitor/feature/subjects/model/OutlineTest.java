package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of the tree: what is open, in which order, grouped where it is wide, still until it is laid out again. */
class OutlineTest {

    private static final long T0 = 1_000_000_000_000L;

    private final Swarm swarm = new Swarm();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final Outline outline = new Outline(tree);

    @Test
    void atFirstTheTreeIsOpenAsFarAsItDoesNotBranch() {
        send("lab.agent.a.x", "lab.agent.b.x", "lab.metrics.c");
        outline.layOut();
        assertThat(shown()).containsExactly("lab", " agent", " metrics");
    }

    @Test
    void aLineOpensAndClosesInPlace() {
        send("lab.agent.a.x", "lab.agent.b.x", "lab.metrics.c");
        outline.layOut();
        assertThat(outline.open(1)).isEqualTo(2);
        assertThat(outline.open(2)).isEqualTo(1);
        assertThat(shown()).containsExactly("lab", " agent", "  a", "   x", "  b", " metrics");
        assertThat(outline.open(3)).isZero();
        assertThat(outline.above(3)).isEqualTo(2);
        assertThat(outline.above(5)).isZero();
        assertThat(outline.close(1)).isEqualTo(3);
        assertThat(outline.open(1)).as("what was open below is open again").isEqualTo(3);
        assertThat(outline.close(0)).isEqualTo(5);
        assertThat(shown()).containsExactly("lab");
    }

    @Test
    void namesAreInTheOrderInWhichPeopleCount() {
        send("a.n-10", "a.n-9", "a.n-010", "a.n-1", "a.m", "a.");
        outline.layOut();
        assertThat(shown()).containsExactly("a", " ", " m", " n-1", " n-9", " n-010", " n-10");
        outline.order(new SiblingOrder(SiblingOrder.By.NAME, true));
        outline.layOut();
        assertThat(shown()).containsExactly("a", " n-10", " n-010", " n-9", " n-1", " m", " ");
    }

    @Test
    void nothingMovesUntilItIsLaidOutAgain() {
        send("a.x", "a.y", "a.y");
        outline.layOut();
        outline.order(new SiblingOrder(SiblingOrder.By.MESSAGES, false));
        outline.layOut();
        assertThat(shown()).containsExactly("a", " y", " x");
        send("a.x", "a.x", "a.x", "a.new");
        assertThat(shown()).containsExactly("a", " y", " x");
        outline.layOut();
        assertThat(shown()).containsExactly("a", " x", " y", " new");
    }

    @Test
    void orderByAgeRateAndSubjects() {
        swarm.send("a.old.1", T0);
        swarm.send("a.old.2", T0);
        tree.sample(T0);
        for (int n = 0; n < 9; n++) {
            swarm.send("a.fast", T0 + 100);
        }
        swarm.send("a.late", T0 + 500);
        tree.sample(T0 + 1000);
        outline.layOut();
        outline.order(new SiblingOrder(SiblingOrder.By.AGE, false));
        outline.layOut();
        assertThat(shown()).containsExactly("a", " late", " fast", " old");
        outline.order(new SiblingOrder(SiblingOrder.By.RATE, false));
        outline.layOut();
        assertThat(shown()).containsExactly("a", " fast", " late", " old");
        outline.order(new SiblingOrder(SiblingOrder.By.SUBJECTS, false));
        outline.layOut();
        assertThat(shown()).containsExactly("a", " old", " fast", " late");
    }

    @Test
    void manySiblingsStandInRangesOfAThousand() {
        for (int n = 0; n < 2_345; n++) {
            swarm.send("lab.agent.a-" + n, T0);
        }
        send("lab.other");
        outline.layOut();
        assertThat(outline.open(1)).isEqualTo(3);
        var range = outline.lines().get(3);
        assertThat(range.isRange()).isTrue();
        assertThat(range.range().firstName()).isEqualTo("a-1000");
        assertThat(range.range().lastName()).isEqualTo("a-1999");
        assertThat(range.range().size()).isEqualTo(1_000);
        assertThat(range.range().facts(tree).messages()).isEqualTo(1_000);
        assertThat(outline.open(4)).isEqualTo(345);
        assertThat(outline.lines().get(5).name()).isEqualTo("a-2000");
        assertThat(outline.lines().get(5).depth()).isEqualTo(3);
        outline.layOut();
        assertThat(outline.lines()).as("an open range stays open").hasSize(1 + 1 + 3 + 345 + 1);
    }

    @Test
    void noLineHasMoreThanAThousandUnderItHoweverWideTheNode() {
        for (int n = 0; n < 1_100_000; n++) {
            swarm.send("w." + n, "", T0);
        }
        tree.sample(T0);
        outline.layOut();
        assertThat(outline.lines()).hasSize(3);
        assertThat(outline.open(1)).isEqualTo(1_000);
        assertThat(outline.open(2)).isEqualTo(1_000);
        assertThat(outline.lines().get(3).name()).isEqualTo("0");
        assertThat(outline.lines().get(1).key()).isNotEqualTo(outline.lines().get(2).key());
    }

    @Test
    void aFilterOpensWhatMatchesAndGivesTheOldOpeningsBack() throws SubjectFilter.Unusable {
        send("lab.agent.a.death", "lab.agent.a.action", "lab.agent.b.death", "lab.metrics.c");
        outline.layOut();
        filter("lab.*.*.death");
        assertThat(shown()).containsExactly("lab", " agent", "  a", "   death", "  b", "   death");
        outline.close(2);
        outline.layOut();
        assertThat(shown()).containsExactly("lab", " agent", "  a", "  b", "   death");
        outline.filter(null);
        outline.layOut();
        assertThat(shown()).containsExactly("lab", " agent", " metrics");
        filter("METRICS");
        assertThat(shown()).containsExactly("lab", " metrics", "  c");
    }

    @Test
    void aFilterWithManyMatchesDoesNotOpenThemAll() throws SubjectFilter.Unusable {
        for (int n = 0; n < 5_000; n++) {
            swarm.send("lab." + n + ".x", T0);
        }
        tree.sample(T0);
        filter("x");
        assertThat(outline.lines()).hasSizeLessThan(20);
    }

    @Test
    void aSubjectThatBecomesABranchIsOneAfterTheNextLayOut() {
        send("a.b", "a.c");
        outline.layOut();
        send("a.b.d");
        outline.layOut();
        assertThat(outline.open(1)).isEqualTo(1);
        assertThat(shown()).containsExactly("a", " b", "  d", " c");
    }

    @Test
    void whatWasLaidOutBesideIsTakenOnlyIfNothingWasOpenedMeanwhile() {
        send("lab.agent.a.x", "lab.agent.b.x", "lab.metrics.c");
        outline.layOut();
        var plan = outline.plan().run();
        outline.open(1);
        assertThat(outline.take(plan)).isFalse();
        assertThat(shown()).containsExactly("lab", " agent", "  a", "  b", " metrics");
        assertThat(outline.take(outline.plan().run())).isTrue();

        var below = outline.below(2).run();
        outline.order(new SiblingOrder(SiblingOrder.By.NAME, true));
        assertThat(outline.open(2, below)).as("it is sorted otherwise by now").isZero();
    }

    @Test
    void onlyWideNodesAreSlow() {
        send("lab.a", "lab.b");
        assertThat(outline.slow()).isFalse();
        for (int n = 0; n < 25_000; n++) {
            swarm.send("lab.wide." + n, T0);
        }
        tree.sample(T0);
        assertThat(outline.slow()).isTrue();
        outline.layOut();
        assertThat(outline.slow()).as("nothing wide is open").isFalse();
        assertThat(outline.slow(2)).isFalse();
        assertThat(outline.slow(3)).isTrue();
        outline.open(3);
        assertThat(outline.slow()).isTrue();
    }

    private void filter(String text) throws SubjectFilter.Unusable {
        var matches = new Matches(SubjectFilter.of(text));
        assertThat(tree.extend(matches)).isFalse();
        outline.filter(matches);
        outline.layOut();
    }

    private void send(String... subjects) {
        for (var subject : subjects) {
            swarm.send(subject, T0);
        }
        tree.sample(T0);
    }

    private List<String> shown() {
        return outline.lines().stream().map(line -> " ".repeat(line.depth()) + line.name()).toList();
    }
}
