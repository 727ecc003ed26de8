package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What leaves the tail is kept where somebody will still want it: the last message of a subject, the last ten of an agent. */
class KeptAsideTest {

    private static final long MIB = 1 << 20;

    private static Meaning meaning(String subject) {
        var tokens = subject.split("\\.", -1);
        return tokens[0].equals("agent")
                ? new Meaning(tokens[2].equals("death") ? Kind.DEATH : Kind.ACTION, tokens[2], tokens[1], null, null,
                        null)
                : Meaning.NONE;
    }

    @Test
    void theLastTenOfEveryAgentAreInTheTailOrAside() {
        var traffic = new Traffic(KeptAsideTest::meaning, 30, 100, 2 * MIB, MIB, 8 * MIB);
        var random = new Random(11);
        Map<String, Deque<Long>> last = new HashMap<>();
        for (int n = 0; n < 30_000; n++) {
            boolean noise = random.nextInt(10) < 7;
            int which = (int) Math.abs(random.nextGaussian() * 8);
            var agent = "a" + which;
            var subject =
                    noise ? "noise." + random.nextInt(60) : "agent." + agent + (n % 2 == 0 ? ".death" : ".action");
            traffic.take(subject, bytes("m" + n), n % 5 == 0 ? Map::of : null, n);
            if (!noise) {
                var its = last.computeIfAbsent(agent, any -> new ArrayDeque<>());
                its.add((long) n);
                if (its.size() > 10) {
                    its.remove();
                }
            }
            if (n % 500 == 0) {
                check(traffic, last);
            }
        }
        assertThat(traffic.asideForgotten()).isZero();
    }

    private static void check(Traffic traffic, Map<String, Deque<Long>> last) {
        var wanted = new TreeMap<Long, String>();
        last.values().forEach(its -> its.stream().filter(n -> n < traffic.tail().first())
                .forEach(n -> wanted.put(n, "m" + n)));
        var found = new ArrayList<String>();
        traffic.keptAside().forEach(entry -> found.add(text(entry)));
        assertThat(found).containsExactlyElementsOf(wanted.values());
    }

    @Test
    void whatIsAsideIsBoundedAndSaysSo() {
        var traffic = new Traffic(KeptAsideTest::meaning, 5_000, 10, 2 * MIB, MIB, 100_000);
        for (int n = 0; n < 2_000; n++) {
            traffic.take("agent.a" + n % 500 + ".action", new byte[1_000], null, n);
        }
        assertThat(traffic.keptAside()).hasSizeBetween(50, 100);
        assertThat(traffic.keptAside()).hasSize((int) (1_990 - traffic.asideForgotten()));
        assertThat(traffic.keptAside().getLast().number()).isEqualTo(1_989);
    }

    @Test
    void theLastTenOfFiftyAgentsFitAlsoIfTheyAreLarge() {
        var traffic = new Traffic(KeptAsideTest::meaning, 5_000, 10, 2 * MIB);
        var large = new byte[100_000]; // what does not lie in the ring any more is a copy
        for (int n = 0; n < 500; n++) {
            traffic.take("agent.a" + n % 50 + ".action", large, null, n);
        }
        for (int n = 0; n < 10; n++) {
            traffic.take("noise", new byte[0], null, n);
        }
        assertThat(traffic.lastEvents()).isEqualTo(new LastEvents(500, 0, 0));
    }

    @Test
    void whatIsNotAmongTheLastTenAnyMoreIsNotMissed() {
        var traffic = new Traffic(KeptAsideTest::meaning, 5_000, 10, 2 * MIB, MIB, 100_000);
        for (int n = 0; n < 10; n++) {
            traffic.take("agent.a.action", new byte[9_000], null, n);
        }
        for (int n = 0; n < 10; n++) {
            traffic.take("noise", new byte[0], null, n);
        }
        assertThat(traffic.lastEvents()).isEqualTo(new LastEvents(10, 0, 0));
        for (int n = 0; n < 10; n++) {
            traffic.take("agent.a.action", bytes("newer"), null, n); // in the tail: what is aside is not wanted now
        }
        assertThat(traffic.lastEvents()).isEqualTo(new LastEvents(0, 0, 0));
        for (int n = 0; n < 11; n++) {
            traffic.take("agent.b.action", new byte[9_500], null, n);
        }
        assertThat(traffic.lastEvents().forgotten()).isZero();
    }

    @Test
    void lastPayloadsHaveABudgetAndTheOldestIsForgottenAndSaidToBe() {
        var traffic = new Traffic(subject -> Meaning.NONE, 5_000, 10, 2 * MIB, 100_000, MIB);
        for (int n = 0; n < 500; n++) {
            traffic.take("s" + n, new byte[1_000], null, n);
        }
        long forgotten = traffic.payloadsForgotten();
        assertThat(forgotten).isBetween(400L, 450L);
        for (int n = 0; n < 500; n++) {
            var subject = traffic.subject(n);
            assertThat(subject.payloadForgotten()).isEqualTo(n < forgotten);
            assertThat(traffic.newest(subject) == null).isEqualTo(n < forgotten);
        }

        traffic.take("s0", bytes("back"), null, 1_000);
        assertThat(traffic.payloadsForgotten()).isEqualTo(forgotten); // one is known again, another one left the tail
        assertThat(text(Objects.requireNonNull(traffic.newest(traffic.subject(0))))).isEqualTo("back");
        assertThat(traffic.subject(0).payloadForgotten()).isFalse();
    }

    @Test
    void theLastPayloadIsTheRightOneWhateverComes() {
        var traffic = new Traffic(KeptAsideTest::meaning, 40, 30, 2 * MIB, 6_000, 5_000);
        var random = new Random(2);
        Map<String, String> last = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            var subject = (random.nextBoolean() ? "s." : "agent.x") + (int) Math.abs(random.nextGaussian() * 20)
                    + ".action";
            traffic.take(subject, bytes("m" + n), null, n);
            last.put(subject, "m" + n);
            if (n % 100 == 0) {
                for (int number = 0; number < traffic.subjectCount(); number++) {
                    var live = traffic.subject(number);
                    var newest = traffic.newest(live);
                    assertThat(newest == null).isEqualTo(live.payloadForgotten());
                    assertThat(newest == null ? last.get(live.text()) : text(newest)).isEqualTo(last.get(live.text()));
                }
                long found = 0;
                for (int number = 0; number < traffic.subjectCount(); number++) {
                    found += traffic.subject(number).payloadForgotten() ? 1 : 0;
                }
                assertThat(found).isEqualTo(traffic.payloadsForgotten());
            }
        }
    }

    private static String text(Entry entry) {
        return new String(entry.payload(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
