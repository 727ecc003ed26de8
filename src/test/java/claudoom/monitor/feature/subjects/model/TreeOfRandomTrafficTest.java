package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree beside a model that adds up everything the long way: sums, windows, retired and stored subjects, matches. */
class TreeOfRandomTrafficTest {

    private static final long T0 = 1_000_000_000_000L;

    private record Sent(String subject, long at, int bytes) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everythingAddsUpWhileSubjectsComeAndGo(int seed) throws SubjectFilter.Unusable {
        var random = new Random(seed);
        var traffic = new Traffic(subject -> Meaning.NONE, 150, 40, 2 << 20);
        var tree = new SubjectTree(traffic);
        var matches = new Matches(SubjectFilter.of("b"));
        var sent = new ArrayList<Sent>();
        Map<Integer, String> held = new HashMap<>();
        tree.sample(T0);
        for (int second = 1; second <= 400; second++) {
            long at = T0 + second * 1000L;
            for (int n = random.nextInt(random.nextInt(12) == 0 ? 120 : 12); n > 0; n--) {
                var subject = anySubject(random);
                int size = random.nextInt(50);
                traffic.take(subject, new byte[size], null, at - 500);
                sent.add(new Sent(subject, at - 500, size));
                if (random.nextInt(5) == 0) {
                    tree.sample(at - 400);
                }
            }
            if (random.nextInt(20) == 0) {
                tree.stored("S" + random.nextInt(2), anySubject(random), random.nextInt(100));
            }
            if (random.nextInt(100) == 0) {
                tree.forgetStored("S" + random.nextInt(2));
            }
            tree.sample(at);
            while (matches.behind(tree)) {
                tree.search().goOn(matches, 1_000_000, () -> true);
            }
            if (second % 20 == 0 || second < 15) {
                new Naive(tree, traffic, at).check(sent, matches);
                heldNumbersMeanTheSameOrNothing(tree, held);
            }
        }
        assertThat(traffic.untrackedSubjects()).isPositive();
    }

    private static void heldNumbersMeanTheSameOrNothing(SubjectTree tree, Map<Integer, String> held) {
        held.forEach((node, path) -> assertThat(tree.path(node)).isIn(path, ""));
        var all = new ArrayList<Integer>();
        walk(tree, SubjectTree.ROOT, all);
        all.forEach(node -> held.putIfAbsent(node, tree.path(node)));
    }

    private static void walk(SubjectTree tree, int node, List<Integer> into) {
        for (int child : tree.children(node)) {
            assertThat(tree.parent(child)).isEqualTo(node);
            assertThat(tree.there(child)).isTrue();
            into.add(child);
            walk(tree, child, into);
        }
        assertThat(tree.width(node)).isEqualTo(tree.children(node).length);
    }

    private static String anySubject(Random random) {
        var subject = new StringBuilder("r");
        for (int depth = random.nextInt(4); depth >= 0; depth--) {
            subject.append('.').append("abcdefgh".charAt(random.nextInt(8)));
            if (random.nextInt(6) == 0) {
                subject.append(random.nextInt(30));
            }
        }
        return subject.toString();
    }

    /** Adds up what is tracked, from the traffic's own subjects and from all that was sent. */
    private record Naive(SubjectTree tree, Traffic traffic, long now) {

        void check(List<Sent> sent, Matches matches) {
            Map<String, Long> tracked = new HashMap<>();
            for (int n = 0; n < traffic.subjectCount(); n++) {
                tracked.put(traffic.subject(n).text(), traffic.subject(n).messages());
            }
            var all = new ArrayList<Integer>(List.of(SubjectTree.ROOT));
            walk(tree, SubjectTree.ROOT, all);
            assertThat(all).hasSize(tree.nodes()).doesNotHaveDuplicates();
            Set<String> alone = new HashSet<>(tracked.keySet());
            for (int node : all) {
                checkNode(node, tracked, sent, matches);
                alone.remove(tree.path(node));
                boolean needed = tree.branch(node) || tree.subject(node) || !tree.storedIn(node).isEmpty();
                assertThat(needed || node == SubjectTree.ROOT).as(tree.path(node)).isTrue();
            }
            assertThat(alone).as("tracked, but not in the tree").isEmpty();
            assertThat(tree.facts(SubjectTree.ROOT).messages() + tree.untrackedMessages()).isEqualTo(sent.size());
            assertThat(matches.total()).isEqualTo(
                    tracked.keySet().stream().filter(s -> s.contains("b")).count() + storedMatching(SubjectTree.ROOT));
            assertThat((long) matches.stored()).isEqualTo(storedMatching(SubjectTree.ROOT));
        }

        private void checkNode(int node, Map<String, Long> tracked, List<Sent> sent, Matches matches) {
            var path = tree.path(node);
            var facts = tree.facts(node);
            var below = tracked.keySet().stream().filter(subject -> under(subject, node, path)).toList();
            assertThat(facts.subjects()).as(path).isEqualTo(below.size());
            assertThat(facts.messages()).as(path).isEqualTo(below.stream().mapToLong(
                    s -> Objects.requireNonNull(tracked.get(s))).sum());
            assertThat(matches.below(node)).isEqualTo(
                    (int) (below.stream().filter(s -> s.contains("b")).count() + storedMatching(node)));
            long storedHere = tree.storedIn(node).stream().mapToLong(StoredCount::messages).sum();
            long storedBelow = Arrays.stream(tree.facts(tree.children(node)))
                    .mapToLong(child -> child.stored() == null ? 0 : child.stored()).sum();
            assertThat(facts.stored() == null ? 0 : facts.stored()).isEqualTo(storedHere + storedBelow);
            int onlyBelow = Arrays.stream(tree.facts(tree.children(node))).mapToInt(NodeFacts::storedOnly).sum();
            boolean onlyHere = !tree.storedIn(node).isEmpty() && !tracked.containsKey(path);
            assertThat(facts.storedOnly()).isEqualTo(onlyBelow + (onlyHere ? 1 : 0));
            for (var window : Window.values()) {
                checkWindow(node, below, sent, window);
            }
        }

        private long storedMatching(int node) {
            var all = new ArrayList<Integer>();
            walk(tree, node, all);
            all.add(node);
            return all.stream().filter(one -> !tree.storedIn(one).isEmpty() && !tree.subject(one))
                    .filter(one -> tree.path(one).contains("b")).count();
        }

        private static boolean under(String subject, int node, String path) {
            return node == SubjectTree.ROOT || subject.equals(path) || subject.startsWith(path + ".");
        }

        private void checkWindow(int node, List<String> below, List<Sent> sent, Window window) {
            var rate = tree.facts(node).rates().over(window);
            long length = tree.watched(window).toMillis();
            assertThat(rate == null).isEqualTo(
                    length < (window == Window.TEN_SECONDS ? 900 : window.seconds() * 900L));
            if (rate == null) {
                return;
            }
            assertThat(length).isLessThanOrEqualTo(window.seconds() * 1150L);
            double messages = 0;
            double bytes = 0;
            for (var subject : below) {
                long most = trackedMessages(subject);
                for (int n = sent.size() - 1; n >= 0 && sent.get(n).at > now - length; n--) {
                    if (sent.get(n).subject.equals(subject) && most-- > 0) {
                        messages++;
                        bytes += sent.get(n).bytes;
                    }
                }
            }
            assertThat(rate.messages() * length / 1000)
                    .as("%s %s at %d of %d ms", tree.path(node), window, now - T0, length).isCloseTo(messages,
                            within(1e-6));
            assertThat(rate.bytes() * length / 1000).isCloseTo(bytes, within(1e-6));
        }

        /** Of a subject that was retired in between only what came since it is tracked again counts. */
        private long trackedMessages(String subject) {
            for (int n = 0; n < traffic.subjectCount(); n++) {
                if (traffic.subject(n).text().equals(subject)) {
                    return traffic.subject(n).messages();
                }
            }
            return 0;
        }
    }

    @Test
    void theBusiestOfEachWindowAreTold() {
        var traffic = new Traffic(subject -> Meaning.NONE, 1_000, 40, 2 << 20);
        var tree = new SubjectTree(traffic);
        tree.sample(T0);
        for (int second = 1; second <= 400; second++) {
            long at = T0 + second * 1000L;
            var busiest = second <= 320 ? "s.early" : second <= 385 ? "s.then" : "s.now";
            for (int n = 0; n < 20; n++) {
                traffic.take(busiest, new byte[10], null, at);
                traffic.take("s.other" + n, new byte[1], null, at);
            }
            tree.sample(at);
        }

        assertThat(tree.talkers(Window.TEN_SECONDS, 20)).hasSize(20).first()
                .isEqualTo(new Talker(node(tree, "s.now"), "s.now", 200, new Rate(20, 200)));
        assertThat(tree.talkers(Window.MINUTE, 20).getFirst().subject()).isEqualTo("s.then");
        assertThat(tree.talkers(Window.FIVE_MINUTES, 20).getFirst().subject()).isEqualTo("s.early");
        assertThat(tree.talkers(Window.FIVE_MINUTES, 3)).hasSize(3);

        tree.pause();
        assertThat(tree.talkers(Window.MINUTE, 20)).isEmpty();
        assertThat(tree.facts(SubjectTree.ROOT).rates()).isEqualTo(Rates.UNKNOWN);
    }

    private static int node(SubjectTree tree, String path) {
        var all = new ArrayList<Integer>();
        walk(tree, SubjectTree.ROOT, all);
        return all.stream().filter(node -> tree.path(node).equals(path)).findFirst().orElseThrow();
    }
}
