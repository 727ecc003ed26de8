package claudoom.monitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every message is counted on its subject; at the cap the least recently seen subjects go, and nothing goes unsaid. */
class TrackingTest {

    private static final long MIB = 1 << 20;

    @Test
    void everySubjectHasItsOwnCountsWhateverItIsCalled() {
        var traffic = new Traffic(subject -> Meaning.NONE, 100_000, 64, 2 * MIB);
        var random = new Random(3);
        var counts = new HashMap<String, Long>();
        for (int n = 0; n < 60_000; n++) {
            var subject = anySubject(random);
            traffic.take(subject, new byte[n % 7], null, n);
            counts.merge(subject, 1L, Long::sum);
        }

        assertThat(traffic.subjectCount()).isEqualTo(counts.size());
        for (int number = 0; number < traffic.subjectCount(); number++) {
            var subject = traffic.subject(number);
            assertThat(subject.messages()).as(subject.text()).isEqualTo(counts.remove(subject.text()));
            assertThat(subject.number()).isEqualTo(number);
        }
        assertThat(counts).isEmpty();
        assertThat(traffic.untrackedSubjects()).isZero();
    }

    private static String anySubject(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "lab.agent.agent-" + random.nextInt(3_000) + ".action";
            case 1 -> Integer.toHexString(random.nextInt(4_000)) + ".x";
            case 2 -> "ünï." + random.nextInt(200);
            case 3 -> "\u0142\uD83D\uDE00." + random.nextInt(200);
            default -> "Aa".repeat(random.nextInt(3)) + "BB".repeat(random.nextInt(3)) + random.nextInt(3);
        };
    }

    /** Whoever hands messages over counts those that were not taken. */
    @Test
    void whatIsThrownBeforeAMessageIsTakenIsToldAndWhatIsThrownAfterwardsIsNot() {
        var traffic = new Traffic(subject -> {
            if (subject.equals("lab.odd")) {
                throw new IllegalStateException(subject);
            }
            return Meaning.NONE;
        }, 100, 64, 2 * MIB);
        traffic.tap(any -> true, arrival -> {
            throw new StackOverflowError(arrival.subject());
        });

        assertThatThrownBy(() -> traffic.take("lab.odd", new byte[1], null, 1)).hasMessage("lab.odd");
        assertThat(traffic.messages()).isZero();
        traffic.take("lab.fine", new byte[1], null, 2);
        assertThat(traffic.messages()).isEqualTo(1);
        assertThat(traffic.subject(traffic.subjectCount() - 1).messages()).isEqualTo(1);
    }

    @Test
    void subjectsMadeToCollideAreStillToldApart() {
        var traffic = new Traffic(subject -> Meaning.NONE, 10_000, 64, 2 * MIB);
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < 1 << 10; n++) {
                var subject = new StringBuilder();
                for (int bit = 0; bit < 10; bit++) {
                    subject.append((n >> bit & 1) == 0 ? "Aa" : "BB");
                }
                traffic.take(subject.toString(), new byte[0], null, n);
            }
        }

        assertThat(traffic.subjectCount() + traffic.untrackedSubjects()).isEqualTo(1 << 10);
        for (int number = 0; number < traffic.subjectCount(); number++) {
            assertThat(traffic.subject(number).messages()).isEqualTo(2);
        }
        assertThat(traffic.untrackedMessages()).isEqualTo(2L * traffic.untrackedSubjects());
    }

    @Test
    void atTheCapTheLeastRecentlySeenGoAndAreCounted() {
        int cap = 300;
        var traffic = new Traffic(subject -> Meaning.NONE, cap, 50, 2 * MIB);
        var newcomers = traffic.newcomers();
        var random = new Random(5);
        var lastSeen = new HashMap<String, Integer>();
        Map<Integer, LiveSubject> before = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            var subject = "s." + (random.nextInt(3) == 0 ? random.nextInt(5_000) : random.nextInt(200));
            traffic.take(subject, new byte[1], null, n);
            lastSeen.put(subject, n);
            newcomers.take(10, each -> {
                var gone = before.put(each.number(), each);
                if (gone != null) {
                    assertThat(traffic.tracks(gone)).isFalse();
                    assertOld(gone, before, cap);
                }
            });
        }

        assertThat(traffic.subjectCount()).isEqualTo(cap);
        assertThat(traffic.subjectCount() + traffic.untrackedSubjects()).isEqualTo(lastSeen.size());
        assertThat(traffic.untrackedExactly()).isTrue();
        long tracked = 0;
        var texts = new HashSet<String>();
        for (int number = 0; number < cap; number++) {
            var subject = traffic.subject(number);
            assertThat(before.get(number)).isSameAs(subject);
            assertThat(traffic.tracks(subject)).isTrue();
            assertThat(texts.add(subject.text())).isTrue();
            assertThat(subject.lastAt()).isEqualTo((long) lastSeen.getOrDefault(subject.text(), -1));
            tracked += subject.messages();
        }
        assertThat(tracked + traffic.untrackedMessages()).isEqualTo(traffic.messages());
    }

    /** It was among the oldest thirty-second part when that was last looked at, and not seen since. */
    private static void assertOld(LiveSubject gone, Map<Integer, LiveSubject> tracked, int cap) {
        long older = tracked.values().stream().filter(other -> other.lastEntry() < gone.lastEntry()).count();
        assertThat(older).isLessThanOrEqualTo(cap / 32 + 1);
    }

    @Test
    void aSubjectThatComesBackIsTrackedAnew() {
        var traffic = new Traffic(subject -> Meaning.NONE, 10, 2, 2 * MIB);
        traffic.take("first", new byte[0], null, 0);
        var first = traffic.subject(0);
        for (int n = 0; n < 10; n++) {
            traffic.take("s" + n, new byte[0], null, n);
        }
        assertThat(traffic.tracks(first)).isFalse();
        assertThat(first.text()).isEqualTo("first");
        assertThat(first.messages()).isEqualTo(1);
        assertThat(traffic.untrackedSubjects()).isEqualTo(1);

        traffic.take("first", new byte[0], null, 20);
        assertThat(traffic.untrackedSubjects()).isEqualTo(1);
        assertThat(traffic.untrackedMessages()).isEqualTo(2);
    }

    @Test
    void aFloodOfNewSubjectsIsSaidToBeAtLeastSoMany() {
        var traffic = new Traffic(subject -> Meaning.NONE, 100, 10, 2 * MIB);
        int sent = Untracked.MOST + 1_000;
        for (int n = 0; n < sent; n++) {
            traffic.take("n" + n, new byte[0], null, n);
        }
        assertThat(traffic.untrackedExactly()).isFalse();
        assertThat(traffic.untrackedSubjects()).isEqualTo(Untracked.MOST);
        assertThat(traffic.untrackedMessages()).isEqualTo(sent - 100);
        assertThat(traffic.subjectCount()).isEqualTo(100);
    }

    @Test
    void aLateReaderIsHandedEverySubjectAlsoAfterManyChanges() {
        var traffic = new Traffic(subject -> Meaning.NONE, 1_000, 10, 2 * MIB);
        var newcomers = traffic.newcomers();
        Map<Integer, LiveSubject> heard = new HashMap<>();
        for (int n = 0; n < 200_000; n++) {
            traffic.take("n" + n, new byte[0], null, n);
            if (n == 500) {
                newcomers.take(100, each -> heard.put(each.number(), each));
            }
        }
        while (newcomers.take(77, each -> heard.put(each.number(), each))) {
            assertThat(heard).hasSizeLessThanOrEqualTo(1_000);
        }
        assertThat(heard).hasSize(1_000);
        heard.values().forEach(each -> assertThat(traffic.tracks(each)).isTrue());
    }

    @Test
    void meaningsAreRememberedForThoseWhoAreAskedForOften() {
        var asked = new AtomicInteger();
        var traffic = new Traffic(subject -> {
            asked.incrementAndGet();
            return new Meaning(Kind.DEATH, "death", subject, null, null, null);
        }, 100, 100, 2 * MIB);
        var heard = new AtomicInteger();
        traffic.tap(meaning -> meaning.kind() == Kind.DEATH, arrival -> heard.addAndGet(arrival.size()));
        for (int n = 0; n < 50; n++) {
            traffic.take("a" + n % 5, new byte[1], null, n);
        }
        assertThat(asked).hasValue(5);
        assertThat(heard).hasValue(50);
        assertThat(traffic.subject(3).meaning().agent()).isEqualTo("a3");
    }
}
