package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
        assertThat(outline.open(1)).as("the only group is open").isEqualTo(4);
        var group = outline.lines().get(2).range();
        assertThat(Objects.requireNonNull(group.of()).prefix()).isEqualTo("a-");
        assertThat(group.facts(tree).messages()).isEqualTo(2_345);
        var range = outline.lines().get(4);
        assertThat(range.isRange()).isTrue();
        assertThat(range.range().firstName()).isEqualTo("a-1000");
        assertThat(range.range().lastName()).isEqualTo("a-1999");
        assertThat(range.range().size()).isEqualTo(1_000);
        assertThat(range.range().facts(tree).messages()).isEqualTo(1_000);
        assertThat(outline.open(5)).isEqualTo(345);
        assertThat(outline.lines().get(6).name()).isEqualTo("a-2000");
        assertThat(outline.lines().get(6).depth()).isEqualTo(4);
        outline.layOut();
        assertThat(outline.lines()).as("an open range stays open").hasSize(1 + 1 + 1 + 3 + 345 + 1);
        outline.close(2);
        outline.layOut();
        assertThat(outline.lines()).as("a closed group stays closed").hasSize(1 + 1 + 1 + 1);
    }

    @Test
    void manySiblingsAreGroupedByTheClassOfTheirNames() {
        for (int n = 0; n < 1_500; n++) {
            swarm.send("lab." + n, T0);
            swarm.send("lab.doom-agent-" + n, T0);
            swarm.send("lab." + new UUID(n * 0x9E3779B97F4A7C15L, n), T0);
        }
        send("lab.alice", "lab.bob", "lab.bob");
        outline.layOut();
        assertThat(groups()).containsExactly("PREFIX doom-agent- 1500", "NUMBER  1500", "UUID  1500");
        assertThat(shown().subList(4, 6)).as("what fits into no group").containsExactly(" alice", " bob");
        swarm.send("lab.7", T0);
        tree.sample(T0 + 10);
        outline.order(new SiblingOrder(SiblingOrder.By.MESSAGES, false));
        outline.layOut();
        assertThat(groups().getFirst()).startsWith("NUMBER");
        outline.open(1);
        outline.open(2);
        assertThat(outline.lines().get(3).name()).as("the busiest first, within its group").isEqualTo("7");
    }

    @Test
    void whatWasOpenIsOpenAgainInAnotherRun() {
        send("lab.agent.a.x", "lab.agent.b.x", "lab.metrics.c");
        for (int n = 0; n < 1_200; n++) {
            swarm.send("lab.many." + n + ".x", T0);
        }
        tree.sample(T0);
        outline.layOut();
        outline.open(place("agent"));
        outline.open(place("b"));
        outline.open(place("many"));
        outline.close(place("many") + 1);
        var names = outline.openNames();

        var other = new Swarm();
        var again = new SubjectTree(other.traffic());
        var anew = new Outline(again);
        anew.openAgain(names);
        anew.layOut();
        other.send("lab.agent.b.x", T0);
        other.send("lab.metrics.c", T0);
        again.sample(T0);
        anew.layOut();
        assertThat(anew.lines().stream().map(Line::name)).containsExactly("lab", "agent", "b", "x", "metrics");
        assertThat(anew.openNames()).as("what has not come yet is not forgotten").contains("lab.many");
        other.send("lab.many.1.x", T0);
        again.sample(T0);
        anew.layOut();
        assertThat(anew.lines().stream().map(Line::name)).contains("1");
    }

    private int place(String name) {
        return shown().stream().map(String::strip).toList().indexOf(name);
    }

    private List<String> groups() {
        return outline.lines().stream().filter(Line::isRange).map(line -> {
            var of = Objects.requireNonNull(line.range().of());
            return of.kind() + " " + of.prefix() + " " + line.range().size();
        }).toList();
    }

    @Test
    void noLineHasMoreThanAThousandUnderItHoweverWideTheNode() {
        for (int n = 0; n < 1_100_000; n++) {
            swarm.send("w." + n, "", T0);
        }
        tree.sample(T0);
        outline.layOut();
        assertThat(outline.lines()).hasSize(4);
        assertThat(outline.open(2)).isEqualTo(1_000);
        assertThat(outline.open(3)).isEqualTo(1_000);
        assertThat(outline.lines().get(4).name()).isEqualTo("0");
        assertThat(outline.lines().stream().map(Line::key)).doesNotHaveDuplicates();
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
        assertThat(tree.search().goOn(matches, Long.MAX_VALUE / 2, () -> true)).isFalse();
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
