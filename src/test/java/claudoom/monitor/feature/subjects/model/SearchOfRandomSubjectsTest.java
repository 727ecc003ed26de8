package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Traffic;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A search finds what looking at each subject by itself finds, also while subjects come and go. */
class SearchOfRandomSubjectsTest {

    private static final long T0 = 1_000_000_000_000L;
    private static final String[] TOKENS =
            {"lab", "Lab", "agent", "agent-1", "doom-AGENT-17", "a", "aa", "é", "Éa", "日本", "x-y", "@", "[a"};

    private final Random random = new Random(21);
    /** More than one piece of texts, and a cap, so that subjects are retired. */
    private final Traffic traffic = new Traffic(subject -> Meaning.NONE, 2_500, 1_024, 2 << 20);
    private final SubjectTree tree = new SubjectTree(traffic);
    private final Search search = tree.search();

    /** A filter and what it should say. */
    private record Asked(SubjectFilter filter, Predicate<String> naive, String words) {}

    @Test
    void itFindsWhatLookingAtEachSubjectFinds() throws SubjectFilter.Unusable {
        Matches before = null;
        for (int round = 0; round < 90; round++) {
            send(round < 20 ? 200 : 60, round);
            var asked = asked();
            var matches = new Matches(asked.filter, before);
            if (random.nextBoolean()) {
                lookWhileTheyComeAndGo(matches, round);
            }
            finish(matches);
            assertRight(asked, matches);
            before = matches;
        }
        assertThat(tree.untrackedSubjects()).isPositive();
    }

    @Test
    void whoTypesOnMissesNothing() throws SubjectFilter.Unusable {
        send(4_000, 0);
        for (int round = 0; round < 40; round++) {
            var text = subject();
            Matches before = null;
            for (int length = 1; length <= Math.min(6, text.length()); length++) {
                var typed = text.substring(0, length);
                if (typed.isBlank() || Criterion.NONE.text(typed).readAs() != Criterion.Mode.TEXT) {
                    continue;
                }
                var matches = new Matches(SubjectFilter.of(typed), before);
                if (random.nextInt(3) > 0) {
                    finish(matches);
                    assertRight(new Asked(matches.filter(), contains(typed), typed), matches);
                }
                send(20, round);
                before = matches;
            }
        }
    }

    @Test
    void itIsRightInTheEndWhenSubjectsComeAndGoMeanwhile() throws Exception {
        send(2_500, 0);
        for (int round = 0; round < 10; round++) {
            var asked = asked();
            var matches = new Matches(asked.filter);
            var began = new CountDownLatch(1);
            var enough = new CountDownLatch(1);
            var searching = new FutureTask<>(() -> {
                do {
                    search.goOn(matches, 0, () -> true);
                    began.countDown();
                } while (enough.getCount() > 0 || matches.behind(tree));
                return true;
            });
            Thread.ofPlatform().daemon().start(searching);
            assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
            for (int turn = 0; turn < 20; turn++) {
                send(50, round * 20 + turn);
            }
            enough.countDown();
            assertThat(searching.get(60, TimeUnit.SECONDS)).isTrue();
            assertRight(asked, matches);
        }
    }

    /** Looks at some and takes over what was found, as the search does, with others in their places before, between and after. */
    private void lookWhileTheyComeAndGo(Matches matches, int round) {
        var next = tree.with(ledger -> {
            ledger.follow(matches);
            return matches.next(1 + random.nextInt(3_000), ledger);
        });
        send(random.nextInt(60), round);
        next.judge(matches.filter(), traffic, () -> true);
        send(random.nextInt(60), round);
        tree.with(ledger -> matches.take(next, ledger));
        send(random.nextInt(60), round);
    }

    private void send(int count, int second) {
        for (int n = 0; n < count; n++) {
            traffic.take(subject(), new byte[0], null, T0 + second * 1_000L);
        }
        tree.sample(T0 + second * 1_000L);
    }

    private String subject() {
        var subject = new StringBuilder();
        for (int tokens = random.nextInt(4) + 1; tokens > 0; tokens--) {
            subject.append(TOKENS[random.nextInt(TOKENS.length)]);
            subject.append(random.nextInt(3) == 0 ? Integer.toString(random.nextInt(40)) : "");
            subject.append(tokens > 1 ? "." : "");
        }
        return (random.nextInt(500) == 0 ? "long".repeat(200) : "") + subject;
    }

    private Asked asked() throws SubjectFilter.Unusable {
        var wanted = random.nextInt(8) == 0 ? null : criterion();
        var unwanted = wanted == null || random.nextInt(4) == 0 ? criterion() : null;
        var filter = SubjectFilter.of(or(wanted), or(unwanted));
        Predicate<String> in = wanted == null ? subject -> true : naive(wanted);
        Predicate<String> out = unwanted == null ? subject -> false : naive(unwanted);
        return new Asked(filter, in.and(out.negate()), wanted + " without " + unwanted);
    }

    private static Criterion or(@Nullable Criterion criterion) {
        return criterion == null ? Criterion.NONE : criterion;
    }

    private Criterion criterion() {
        var subject = subject();
        int from = random.nextInt(subject.length());
        var part = subject.substring(from, Math.min(subject.length(), from + 1 + random.nextInt(12)));
        return switch (random.nextInt(6)) {
            case 0 -> criterion(subject.replaceFirst("[^.]+", "*"), Criterion.Mode.WILDCARD);
            case 1 -> criterion(subject.replaceFirst("\\.[^.]+$", ".>"), Criterion.Mode.WILDCARD);
            case 2 -> criterion(Pattern.quote(part) + "[0-3]", Criterion.Mode.REGEX);
            case 3 -> criterion(part.replaceAll("[^a-zA-Z]", "\\\\W") + "[.1]", Criterion.Mode.REGEX);
            case 4 -> criterion(part.toUpperCase(Locale.ROOT), Criterion.Mode.TEXT);
            default -> criterion(part, Criterion.Mode.TEXT);
        };
    }

    private static Criterion criterion(String text, Criterion.Mode mode) {
        return new Criterion(text, mode, Criterion.Where.SUBJECT);
    }

    private static Predicate<String> naive(Criterion criterion) {
        return switch (criterion.mode()) {
            case WILDCARD -> new SubjectPattern(criterion.text())::matches;
            case REGEX -> {
                var pattern = Pattern.compile(criterion.text(), Pattern.CASE_INSENSITIVE);
                yield subject -> pattern.matcher(subject).find();
            }
            case TEXT, AUTO -> contains(criterion.text());
        };
    }

    private static Predicate<String> contains(String text) {
        return subject -> subject.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private void finish(Matches matches) {
        do {
            search.goOn(matches, 1_000_000, () -> true);
        } while (matches.behind(tree));
    }

    /** Every count at every node is that of the subjects at or below it that should be found. */
    private void assertRight(Asked asked, Matches matches) {
        int expected = 0;
        var below = new HashMap<Integer, Integer>();
        for (int number = 0; number < traffic.subjectCount(); number++) {
            var text = traffic.subject(number).text();
            int one = asked.naive.test(text) ? 1 : 0;
            expected += one;
            for (Integer node = tree.nodeOf(text); node != null && node != Trie.NONE; node = tree.parent(node)) {
                below.merge(node, one, Integer::sum);
            }
        }
        assertThat(matches.total()).as(asked.words).isEqualTo(expected);
        below.forEach((node, count) -> assertThat(matches.below(node)).as(asked.words).isEqualTo(count));
    }
}
