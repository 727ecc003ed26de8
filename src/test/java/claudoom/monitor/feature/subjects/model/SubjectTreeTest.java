package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.kit.Await;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sums, rates and ages at every node. */
class SubjectTreeTest {

    private static final long T0 = 1_000_000_000_000L;

    private final Swarm swarm = new Swarm();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());

    @Test
    void aFrameDoesNotWaitWhileTheTreeIsBusyForLong() throws Exception {
        var tree = new SubjectTree(new Swarm().traffic());
        var held = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var busy = Thread.ofPlatform().daemon().start(() -> tree.soon(() -> {
            held.countDown();
            try {
                asked.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tree.soon(() -> {})).isFalse();
        asked.countDown();
        busy.join();
        assertThat(tree.soon(() -> {})).isTrue();
    }

    @Test
    void whoAsksForVeryManyNodesLetsOthersInBetween() throws Exception {
        for (int n = 0; n < 5_000; n++) {
            swarm.send("lab.s" + n, "1", T0);
        }
        tree.sample(T0);
        var nodes = tree.children(tree.children(SubjectTree.ROOT)[0]);
        assertThat(nodes).hasSize(5_000);
        var all = new AtomicReference<String[]>();
        var before = new AtomicReference<Object[]>();
        tree.soon(() -> {
            var many = Thread.ofPlatform().daemon().start(() -> all.set(tree.tokens(nodes)));
            waits(many);
            waits(Thread.ofPlatform().daemon().start(() -> tree.with(ledger -> {
                before.set(new Object[] {all.get() == null});
                return ledger;
            })));
        });
        Await.until(Duration.ofSeconds(20), "all are answered", () -> all.get() != null && before.get() != null);
        assertThat(before.get()).as("whoever came next did not wait for all of them").containsExactly(true);
        assertThat(all.get()).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 5_000).mapToObj(n -> "s" + n).toList());
        assertThat(all.get()[4_321]).isEqualTo(tree.token(nodes[4_321]));
    }

    private static void waits(Thread thread) {
        Await.until(Duration.ofSeconds(20), "it waits for the tree", () -> thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void everyNodeHoldsTheSumOfWhatLiesBelow() {
        tree.sample(T0);
        swarm.send("lab.agent.a.action", "12345", T0 + 1);
        swarm.send("lab.agent.a.action", "12345", T0 + 5);
        swarm.send("lab.agent.a.death", "1", T0 + 2);
        swarm.send("lab.metrics.a", "1", T0 + 3);
        tree.sample(T0 + 10);

        assertThat(facts("lab")).isEqualTo(new NodeFacts(3, 4, 12, null, T0 + 5));
        assertThat(facts("lab.agent.a")).isEqualTo(new NodeFacts(2, 3, 11, null, T0 + 5));
        assertThat(facts("lab.metrics")).isEqualTo(new NodeFacts(1, 1, 1, null, T0 + 3));
        assertThat(facts("lab.agent.a.death")).isEqualTo(new NodeFacts(1, 1, 1, null, T0 + 2));
        assertThat(tree.facts(SubjectTree.ROOT).messages()).isEqualTo(4);
    }

    @Test
    void aSubjectMayHaveSubjectsBelowItWhicheverCameFirst() {
        tree.sample(T0);
        swarm.send("a.b", T0);
        swarm.send("a.b", T0);
        tree.sample(T0 + 100);
        swarm.send("a.b.c", T0);
        swarm.send("x.y.z", T0);
        swarm.send("x.y", T0);
        tree.sample(T0 + 200);

        assertThat(facts("a.b").messages()).isEqualTo(3);
        assertThat(facts("a.b").subjects()).isEqualTo(2);
        assertThat(facts("a").messages()).isEqualTo(3);
        assertThat(facts("x.y").subjects()).isEqualTo(2);
        assertThat(facts("x.y").messages()).isEqualTo(2);
        assertThat(tree.subject(node("a.b"))).isTrue();
        assertThat(tree.subject(node("a"))).isFalse();
    }

    @Test
    void theRateIsThatOfTheLastTenSecondsOrOfTheTimeWatched() {
        tree.sample(T0);
        for (int second = 1; second <= 5; second++) {
            send("a.b", 20, T0 + second * 1000L - 500);
            tree.sample(T0 + second * 1000L);
        }
        assertThat(facts("a.b").perSecond()).isEqualTo(20.0);
        assertThat(facts("a").perSecond()).isEqualTo(20.0);

        for (int second = 6; second <= 20; second++) {
            send("a.b", 5, T0 + second * 1000L - 500);
            tree.sample(T0 + second * 1000L);
        }
        assertThat(facts("a.b").perSecond()).isEqualTo(5.0);
        assertThat(facts("a").perSecond()).isEqualTo(5.0);
    }

    @Test
    void samplesBetweenTheSecondsChangeNoRate() {
        tree.sample(T0);
        for (int tenth = 1; tenth <= 100; tenth++) {
            swarm.send("a.b", T0);
            tree.sample(T0 + tenth * 100L);
        }

        assertThat(facts("a.b").perSecond()).isEqualTo(10.0);
        assertThat(facts("a.b").messages()).isEqualTo(100);
    }

    @Test
    void noRateIsKnownBeforeItWasWatchedNorAcrossAGap() {
        send("a.b", 1000, T0);
        tree.sample(T0);
        assertThat(facts("a.b").perSecond()).isNull();
        tree.sample(T0 + 1000);
        assertThat(facts("a.b").perSecond()).isZero();

        tree.pause();
        send("a.b", 1000, T0 + 1500);
        tree.sample(T0 + 2000);
        assertThat(facts("a.b").perSecond()).isNull();
        tree.resume();
        tree.sample(T0 + 9000);
        send("a.b", 3, T0 + 9500);
        tree.sample(T0 + 10_000);
        assertThat(facts("a.b").perSecond()).isEqualTo(3.0);
        assertThat(facts("a.b").messages()).isEqualTo(2003);
    }

    @Test
    void aPauseOfTheProgramIsAGapToo() {
        tree.sample(T0);
        send("a.b", 10, T0);
        tree.sample(T0 + 1000);
        send("a.b", 10, T0);
        tree.sample(T0 + 60_000);
        assertThat(facts("a").perSecond()).isNull();
        tree.sample(T0 + 61_000);
        assertThat(facts("a").perSecond()).isZero();
    }

    @Test
    void hostileSubjectsHaveTheirPlaces() {
        var deep = "d" + ".x".repeat(1_900);
        for (var subject : new String[] {"", ".", "..a", "a..b", "a.", deep, "a.*", "a.>", "x".repeat(4_000),
            "\u001b[31m.\u202E"}) {
            swarm.send(subject, T0);
        }
        tree.sample(T0);

        assertThat(tree.facts(SubjectTree.ROOT)).isEqualTo(new NodeFacts(10, 10, 20, null, T0));
        assertThat(node("a..b")).isPositive();
        assertThat(tree.nodes()).isLessThan(90);
        var leaf = node("d");
        while (tree.branch(leaf)) {
            leaf = tree.children(leaf)[0];
        }
        assertThat(tree.path(leaf)).isEqualTo(deep);
    }

    @Test
    void sumsHoldForAnyTraffic() {
        var random = new Random(7);
        long messages = 0;
        for (int second = 0; second < 40; second++) {
            int count = random.nextInt(4) == 0 ? 3_000 : random.nextInt(50);
            for (int n = 0; n < count; n++) {
                swarm.send("r." + random.nextInt(10) + "." + random.nextInt(60), "xx", T0 + second * 1000L);
            }
            messages += count;
            tree.sample(T0 + second * 1000L + random.nextInt(100));
            var root = tree.facts(SubjectTree.ROOT);
            assertThat(root.messages()).isEqualTo(messages);
            assertThat(root.bytes()).isEqualTo(messages * 2);
            var parts = Arrays.stream(tree.facts(tree.children(node("r")))).reduce(NodeFacts::and).orElseThrow();
            assertThat(parts.messages()).isEqualTo(messages);
            if (root.perSecond() != null) {
                assertThat(parts.perSecond()).isCloseTo(root.perSecond(),
                        org.assertj.core.data.Offset.offset(1e-6));
            }
        }
    }

    @Test
    void aLongBacklogIsTakenInWhole() {
        for (int n = 0; n < 23_456; n++) {
            swarm.send("big." + n % 100 + "." + n, T0);
        }
        tree.sample(T0);
        assertThat(facts("big").subjects()).isEqualTo(23_456);
        assertThat(facts("big").messages()).isEqualTo(23_456);
    }

    @Test
    void theNewestMessageKnowsHowLongItWasWaitedFor() {
        swarm.send("a.b", "1", T0);
        tree.sample(T0);
        var first = Objects.requireNonNull(tree.last(node("a.b")));
        assertThat(first.afterPrevious()).isNull();
        for (int n = 0; n < 500; n++) {
            swarm.send("noise." + n % 7, T0 + n);
        }
        swarm.send("a.b", "2", T0 + 700);
        tree.sample(T0 + 1000);
        var second = Objects.requireNonNull(tree.last(node("a.b")));
        assertThat(second.afterPrevious()).isEqualTo(Duration.ofMillis(700));
        assertThat(new String(second.arrival().payload(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("2");
        assertThat(tree.last(node("a"))).isNull();
    }

    @Test
    void itKnowsThatAlsoWhenTheOneBeforeIsLongOutOfTheTail() {
        swarm.send("a.death", "1", T0);
        for (int n = 0; n < 110_000; n++) {
            swarm.send("noise." + n % 7, T0 + n);
        }
        swarm.send("a.death", "2", T0 + 130_001);
        tree.sample(T0 + 130_001);
        var seldom = Objects.requireNonNull(Objects.requireNonNull(tree.last(node("a.death"))).afterPrevious());
        assertThat(seldom).isBetween(Duration.ofMillis(129_990), Duration.ofMillis(130_001));
    }

    @Test
    void theBusiestSubjectsComeFirst() {
        for (int n = 0; n < 50; n++) {
            send("s." + n, n + 1, T0);
        }
        tree.sample(T0);
        assertThat(tree.top(3)).extracting(TopSubject::subject).containsExactly("s.49", "s.48", "s.47");
        assertThat(tree.top(1_000)).hasSize(50);
    }

    private void send(String subject, int count, long at) {
        for (int n = 0; n < count; n++) {
            swarm.send(subject, at);
        }
    }

    private NodeFacts facts(String path) {
        return tree.facts(node(path));
    }

    private int node(String path) {
        int node = SubjectTree.ROOT;
        for (var token : path.split("\\.", -1)) {
            node = Arrays.stream(tree.children(node)).filter(child -> tree.token(child).equals(token)).findFirst()
                    .orElseThrow();
        }
        return node;
    }

    @Test
    void aSubjectIsFoundByItsText() {
        swarm.traffic().take("lab.x.y", new byte[1], null, T0);
        swarm.traffic().take("lab.x.y.z", new byte[1], null, T0);
        tree.sample(T0);

        var node = tree.nodeOf("lab.x.y");
        assertThat(node).isNotNull();
        assertThat(tree.path(node)).isEqualTo("lab.x.y");
        assertThat(tree.nodeOf("lab.x")).isNull();
        assertThat(tree.nodeOf("lab.x.y.z.q")).isNull();
        assertThat(tree.nodeOf("")).isNull();
    }
}
