package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.events.model.TickWatch.Tick;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not searched for skipped ticks is counted by its true reason. */
class TickWatchTest {

    private static final int FLOOD = 60_000;

    private final Traffic traffic = new Traffic(subject -> Meaning.NONE, 100, 200_000, 64 << 20);
    private final TickWatch watch = new TickWatch(traffic.tail(), entry -> new Tick("", 1), Runnable::run);

    private void flood() {
        for (int n = 0; n < FLOOD; n++) {
            traffic.take("a", "{}".getBytes(StandardCharsets.UTF_8), null, n);
        }
    }

    /** A step looks for a few milliseconds, so that it takes some to come to the end. */
    private void catchUp() {
        for (int n = 0; n < 100_000; n++) {
            watch.step();
        }
    }

    @Test
    void whatCameBeforeAnybodyLookedWasNotTooFast() {
        flood();
        watch.step();
        assertThat(watch.whileAway()).isEqualTo(FLOOD - 50_000);
        assertThat(watch.tooFast()).isZero();
    }

    /** What is found at once is told a little at a time, and all of it. */
    @Test
    void manyJumpsDoNotHoldUpAFrame() {
        var agents = new Traffic(subject -> new Meaning(Kind.ACTION, "action", subject, null, null, null), 100, 200_000,
                64 << 20);
        var looks = new TickWatch(agents.tail(), entry -> new Tick("", entry.at()), Runnable::run);
        for (int round = 0; round < 40; round++) {
            for (int agent = 0; agent < 50; agent++) {
                agents.take("a" + agent, new byte[0], null, round < 30 ? round : round + 7);
            }
        }
        int found = 0;
        for (int n = 0; n < 100_000; n++) {
            int now = looks.step().size();
            assertThat(now).isLessThanOrEqualTo(32);
            found += now;
        }
        assertThat(found).isEqualTo(50);
    }

    /** More skips at once than can wait to be listed: those that are not listed are counted. */
    @Test
    void jumpsThatFindNoRoomAreCounted() {
        var agents = new Traffic(subject -> new Meaning(Kind.ACTION, "action", subject, null, null, null), 2_000,
                200_000, 64 << 20);
        for (int round = 0; round < 40; round++) {
            for (int agent = 0; agent < 1_200; agent++) {
                agents.take("a" + agent, new byte[0], null, round < 30 ? round : round + 7);
            }
        }
        var waiting = new ArrayList<Runnable>();
        var looks = new TickWatch(agents.tail(), entry -> new Tick("", entry.at()), waiting::add, 2_000);
        looks.step();
        var look = waiting.removeFirst();
        for (int n = 0; n < 10_000; n++) {
            look.run(); // nobody takes away what it finds
        }
        int found = 0;
        for (int n = 0; n < 100; n++) {
            found += looks.step().size();
        }
        assertThat(found).isEqualTo(1_000);
        assertThat(looks.crowdedOut()).isEqualTo(200);
    }

    /** Generations of agents come and go; those who are here now are watched. */
    @Test
    void newAgentsAreWatchedHoweverManyThereWereBefore() {
        var agents = new Traffic(FeedOfMessages::meaning, 1_000, 200_000, 64 << 20);
        var few = new TickWatch(agents.tail(), entry -> new Tick("", entry.payload()[0]), Runnable::run, 3);
        for (int agent = 0; agent < 10; agent++) {
            for (int tick = 1; tick <= 40; tick++) {
                agents.take("x.a" + agent + ".action", new byte[] {(byte) (tick <= 30 ? tick : tick + 5)}, null, tick);
            }
        }
        var jumps = new ArrayList<TickWatch.Jump>();
        for (int n = 0; n < 1_000; n++) {
            jumps.addAll(few.step());
        }
        assertThat(jumps).hasSize(10);
    }

    /** An agent that dies at a tick says so instead of what it did: nothing is missing. */
    @Test
    void aTickThatWasToldWithADeathIsNotMissing() {
        assertThat(jumps(".death")).isEmpty();
    }

    @Test
    void aTickThatNobodyToldIsMissing() {
        assertThat(jumps("")).hasSize(1);
    }

    /** Fifty ticks of an agent, the 30th on another subject of its own; on none if that is empty. */
    private static List<TickWatch.Jump> jumps(String last) {
        var agents = new Traffic(FeedOfMessages::meaning, 100, 20_000, 64 << 20);
        for (int tick = 1; tick <= 50; tick++) {
            if (tick != 30) {
                agents.take("x.a1.action", new byte[] {(byte) tick}, null, tick);
            } else if (!last.isEmpty()) {
                agents.take("x.a1" + last, new byte[] {(byte) tick}, null, tick);
            }
            agents.take("x.a2.death", new byte[] {30}, null, tick);
        }
        var looks = new TickWatch(agents.tail(), entry -> new Tick("", entry.payload()[0]), Runnable::run);
        var found = new ArrayList<TickWatch.Jump>();
        for (int n = 0; n < 1_000; n++) {
            found.addAll(looks.step());
        }
        return found;
    }

    @Test
    void whatCameTooFastWhileSomebodyLookedIsSaidToHaveAndTheRestNot() {
        watch.step();
        traffic.take("a", new byte[0], null, 0);
        watch.step();
        flood();
        watch.step();
        long tooFast = watch.tooFast();
        assertThat(tooFast).isPositive();
        assertThat(watch.whileAway()).isZero();

        catchUp();
        watch.away();
        flood();
        watch.step();
        assertThat(watch.tooFast()).isEqualTo(tooFast);
        assertThat(watch.whileAway()).isPositive();
    }
}
