package claudoom.monitor.feature.agents.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.LiveSubject;
import claudoom.monitor.traffic.Traffic;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is counted on the subjects of an agent, few or many, tracked or not any more. */
class HeardTest {

    private static final Predicate<Kind> ALL = kind -> true;
    private static final int MANY = 10 * Heard.FEW;

    private final Traffic traffic = new Traffic(subject -> new Meaning(
            subject.endsWith("death") ? Kind.DEATH : Kind.ACTION, "e", "a", null, null, null), 10_000, 10_000, 4 << 20);
    private final Heard heard = new Heard();

    private LiveSubject take(String subject) {
        traffic.take(subject, new byte[1], null, 1_000);
        for (int n = traffic.subjectCount() - 1; n >= 0; n--) {
            if (traffic.subject(n).text().equals(subject)) {
                return traffic.subject(n);
            }
        }
        throw new AssertionError(subject);
    }

    private void many() {
        for (int n = 0; n < MANY; n++) {
            heard.add(take("s." + n));
        }
    }

    @Test
    void ofFewEveryMessageIsKnownAtOnce() {
        var one = take("one");
        heard.add(one);
        assertThat(heard.sum(ALL)).isEqualTo(1);
        take("one");
        assertThat(heard.sum(ALL)).isEqualTo(2);
        assertThat(heard.newest(Kind.ACTION::equals)).isSameAs(one);
        assertThat(heard.newest(Kind.DEATH::equals)).isNull();
        assertThat(heard.countedAt(77)).isEqualTo(77);
    }

    @Test
    void manyAreCountedWhenTheyAreLookedAt() {
        many();
        heard.count(5_000);
        assertThat(heard.sum(ALL)).isEqualTo(MANY);
        assertThat(heard.countedAt(9_999)).as("it says of when").isEqualTo(5_000);
        var newest = take("s.7");
        heard.look(6_000);
        assertThat(heard.sum(ALL)).isEqualTo(MANY + 1L);
        assertThat(heard.newest(ALL)).isSameAs(newest);
    }

    @Test
    void whatWasCountedOnThoseThatAreRetiredStays() {
        many();
        var death = take("the.death");
        heard.add(death);
        heard.retired(subject -> subject != death);
        heard.count(5_000);
        assertThat(heard.sum(ALL)).isEqualTo(MANY + 1L);
        for (int n = 0; n < MANY; n++) {
            heard.retired(subject -> false);
        }
        assertThat(heard.subjects()).isEmpty();
        assertThat(heard.sum(Kind.ACTION::equals)).isEqualTo(MANY);
        assertThat(heard.sum(Kind.DEATH::equals)).isEqualTo(1);
        assertThat(heard.newest(Kind.DEATH::equals)).isSameAs(death);
        assertThat(heard.gone()).hasSize(2);
    }

    @Test
    void ofTooManyUnreadTheNewestAreTakenOldestMessageFirst() {
        many();
        var early = take("s.1");
        var late = take("s.0");
        assertThat(heard.since(0, ALL, 2)).containsExactly(early, late);
        assertThat(heard.since(MANY + 1L, ALL, 100)).containsExactly(late);
        assertThat(heard.since(MANY + 2L, ALL, 100)).isEmpty();
    }

    /** Sorting by numbers that change meanwhile may throw. */
    @Test
    void theNewestAreFoundWhileTheyAreCounted() throws InterruptedException {
        var track = new AgentTrack("a");
        for (int n = 0; n < MANY; n++) {
            track.add(take("s." + n));
        }
        var going = new AtomicBoolean(true);
        var intake = Thread.ofPlatform().start(() -> {
            for (int n = 0; going.get(); n = (n + 7) % MANY) {
                traffic.take("s." + n, new byte[1], null, 2_000);
            }
        });
        try {
            for (int n = 0; n < 300; n++) {
                assertThat(track.newestFirst(MANY)).hasSize(MANY);
            }
        } finally {
            going.set(false);
            intake.join();
        }
    }
}
