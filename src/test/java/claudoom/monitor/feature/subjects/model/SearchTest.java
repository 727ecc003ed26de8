package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Matches stay true while subjects come, change what they carry, and are retired at the cap. */
class SearchTest {

    private static final long T0 = 1_000_000_000_000L;

    private final Traffic traffic = new Traffic(subject -> Meaning.NONE, 200, 10_000, 4 << 20);
    private final SubjectTree tree = new SubjectTree(traffic);
    private final Search search = tree.search();

    @Test
    void matchesFollowWhatComesAndWhatIsRetired() throws SubjectFilter.Unusable {
        var random = new Random(11);
        var filter = SubjectFilter.of(Criterion.NONE.text("/s-\\d*[37]\\./"), Criterion.NONE.text("*.*.x"));
        var matches = new Matches(filter);
        for (int round = 0; round < 60; round++) {
            for (int n = 0; n < 40; n++) {
                send("lab.s-" + random.nextInt(round * 10 + 10) + "." + "xyz".charAt(random.nextInt(3)), "", round);
            }
            tree.sample(T0 + round * 1_000L);
            boolean more = random.nextInt(3) > 0 && search.goOn(matches, 0, () -> true);
            assertThat(more).isFalse();
            if (!matches.behind(tree)) {
                assertTrue(filter, matches);
            }
        }
        while (matches.behind(tree)) {
            search.goOn(matches, 1_000_000, () -> true);
        }
        assertTrue(filter, matches);
        assertThat(matches.total()).isPositive();
        assertThat(tree.untrackedSubjects()).isPositive();
    }

    @Test
    void aDearExpressionIsLookedForInSmallBitesAndCanBeGivenUpWithinOne() throws SubjectFilter.Unusable {
        for (int n = 0; n < 200; n++) {
            send("lab.s-" + n + ".x", "", 0);
        }
        tree.sample(T0);
        var matches = new Matches(SubjectFilter.of("/(s-([0-9]{1,30}){1,20}.x)$/"));
        assertThat(search.goOn(matches, 0, () -> true)).isTrue();
        assertThat(matches.looked()).isBetween(1, 50);
        int looked = matches.looked();
        assertThat(search.goOn(matches, 0, () -> false)).isTrue();
        assertThat(matches.looked()).as("what is not judged does not count as looked at").isEqualTo(looked);
        finish(matches);
        assertThat(matches.total()).isEqualTo(200);
    }

    @Test
    void whoTypesOnSearchesWhatMatchedBeforeAndMissesNothing() throws SubjectFilter.Unusable {
        var random = new Random(12);
        Matches before = null;
        for (int round = 0; round < 80; round++) {
            for (int n = 0; n < 30; n++) {
                send("lab.s-" + random.nextInt(round * 10 + 10) + ".x", "", round);
            }
            tree.sample(T0 + round * 1_000L);
            var filter = SubjectFilter.of("S-11".substring(0, round % 4 + 1));
            var matches = new Matches(filter, before);
            if (random.nextInt(4) > 0) {
                finish(matches);
                assertTrue(filter, matches);
            }
            before = matches;
        }
        assertThat(tree.untrackedSubjects()).isPositive();
    }

    @Test
    void whatIsOnlyStoredIsFoundToo() throws SubjectFilter.Unusable {
        send("lab.heard.death", "", 0);
        tree.stored("S", "lab.silent.death", 3);
        tree.stored("S", "lab.heard.death", 3);
        tree.stored("S", "lab.silent.score", 3);
        tree.sample(T0);
        var matches = new Matches(SubjectFilter.of(Criterion.NONE.text("lab.*.death"), Criterion.NONE));
        finish(matches);
        assertThat(matches.total()).isEqualTo(2);
        assertThat(matches.stored()).isOne();

        tree.stored("S", "lab.late.death", 1);
        assertThat(matches.behind(tree)).isTrue();
        finish(matches);
        assertThat(matches.total()).isEqualTo(3);
        send("lab.silent.death", "", 1);
        tree.sample(T0 + 1_000);
        finish(matches);
        assertThat(matches.total()).as("heard now, and found once").isEqualTo(3);
        assertThat(matches.stored()).isOne();
        tree.forgetStored("S");
        assertThat(matches.total()).isEqualTo(2);

        var excluded = new Matches(SubjectFilter.of(Criterion.NONE, Criterion.NONE.text("silent")));
        tree.stored("S", "lab.silent.score", 3);
        finish(excluded);
        assertThat(excluded.total()).isOne();
    }

    @Test
    void whetherThePayloadOfWhatIsOnlyStoredMatchesNobodyCanSay() throws SubjectFilter.Unusable {
        tree.stored("S", "lab.silent", 3);
        var matches = new Matches(SubjectFilter.of(
                new Criterion("x", Criterion.Mode.AUTO, Criterion.Where.PAYLOAD), Criterion.NONE));
        finish(matches);
        assertThat(matches.total()).isZero();
        assertThat(matches.unknown()).isOne();
    }

    private void finish(Matches matches) {
        do {
            search.goOn(matches, 1_000_000, () -> true);
        } while (matches.behind(tree));
    }

    private void assertTrue(SubjectFilter filter, Matches matches) {
        int expected = 0;
        for (int number = 0; number < traffic.subjectCount(); number++) {
            expected += filter.matches(traffic.subject(number).text()) ? 1 : 0;
        }
        assertThat(matches.total()).isEqualTo(expected);
        int below = 0;
        for (int child : tree.children(tree.children(SubjectTree.ROOT)[0])) {
            below += matches.below(child);
        }
        assertThat(below).isEqualTo(expected);
    }

    @Test
    void whatIsNotKeptIsCountedAsUnknown() throws SubjectFilter.Unusable {
        var small = new Traffic(subject -> Meaning.NONE, 1_000, 16, 2 << 20, 1 << 20, 1 << 20);
        var known = new SubjectTree(small);
        for (int n = 0; n < 200; n++) {
            small.take("lab." + n, ("payload " + "x".repeat(20_000)).getBytes(StandardCharsets.UTF_8), null, T0);
        }
        known.sample(T0);
        var matches = new Matches(SubjectFilter.of(new Criterion("payload", Criterion.Mode.TEXT,
                Criterion.Where.PAYLOAD), Criterion.NONE));
        assertThat(known.search().goOn(matches, Long.MAX_VALUE, () -> true)).isFalse();
        assertThat(matches.unknown()).isPositive();
        assertThat(matches.total() + matches.unknown()).isEqualTo(200);
    }

    private void send(String subject, String payload, int second) {
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, T0 + second * 1_000L);
    }
}
