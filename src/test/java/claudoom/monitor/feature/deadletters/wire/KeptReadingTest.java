package claudoom.monitor.feature.deadletters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.Group;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No letter of a stream is counted twice and none is lost without a word, whatever happens while it is read. */
class KeptReadingTest {

    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Instant LONG_AGO = PaperShelves.before(Duration.ofHours(2));

    private final ManualPolls polls = new ManualPolls();
    private final PaperShelves shelves = new PaperShelves();
    private final DeadLetters letters = new DeadLetters();
    private final History history;
    private final LetterSorting sorting;
    private final KeptLetters kept;
    private long dropped;

    KeptReadingTest() throws BadGrammar {
        var grammars = Grammars.builtIn("clau-doom");
        history = new History(DeadLetterFeed.wanted(grammars));
        var originals = new OriginalFeed((stream, sequence) -> CompletableFuture.failedFuture(
                new QuestionFailed(Reason.NOT_PERMITTED, "not here")), polls, letters);
        sorting = new LetterSorting(grammars, letters, originals, polls);
        kept = new KeptLetters(shelves, polls, polls, sorting, history, Duration.ofSeconds(10));
        kept.drops(() -> dropped);
    }

    private void connect() {
        history.link(true, true);
        kept.connected();
        polls.pass(ROUND);
    }

    private void disconnect() {
        history.link(false, true);
        kept.disconnected(polls.instant());
    }

    @ParameterizedTest
    @EnumSource(value = Reason.class, names = {"NOT_CONNECTED", "NO_ANSWER"})
    void aReadingThatBreaksOffIsTakenUpAgainAndNothingCountsTwice(Reason reason) {
        shelves.stream("DEAD").letters(3_000, LONG_AGO);
        shelves.trouble = reason;
        for (int n = 0; n < 3; n++) {
            shelves.answers = 600;
            connectOrGoOn(n);
        }
        assertThat(history.exact()).as("as long as not all are read").isFalse();
        shelves.answers = Long.MAX_VALUE;
        polls.pass(ROUND);

        assertThat(letters.total()).isEqualTo(3_000);
        assertThat(history.exact()).isTrue();
        assertThat(history.progress()).isNull();
    }

    private void connectOrGoOn(int round) {
        if (round == 0) {
            connect();
        } else {
            polls.pass(ROUND);
        }
    }

    @Test
    void aReadingOfTheConnectionBeforeEndsWhenANewOneBegins() {
        shelves.stream("DEAD").letters(3_000, LONG_AGO);
        shelves.holding = true;
        kept.connected();
        polls.pass(Duration.ofSeconds(1));
        answer(50);
        disconnect();
        kept.connected();
        polls.pass(Duration.ofSeconds(1));
        for (int n = 0; n < 400; n++) {
            answer(20);
        }
        shelves.holding = false;
        answer(Integer.MAX_VALUE);
        polls.pass(ROUND);

        assertThat(letters.total()).isEqualTo(3_000);
        assertThat(shelves.asked).as("questions for 3,000 letters").isLessThan(3_200);
    }

    private void answer(int most) {
        for (int n = 0; n < most && !shelves.held.isEmpty(); n++) {
            shelves.held.removeFirst().run();
            polls.run();
        }
    }

    @Test
    void aStreamThatLostItsEndIsNotCountedAgain() {
        var dead = shelves.stream("DEAD");
        dead.letters(100, LONG_AGO);
        connect();
        disconnect();
        dead.cutAfter(90);
        dead.letters(5, polls.instant());
        connect();

        assertThat(letters.total()).isEqualTo(105);
        polls.pass(ROUND);
        assertThat(letters.total()).isEqualTo(105);
    }

    @Test
    void aStreamThatLostItsEndAndGrewAgainHoldsOtherLettersAtTheSamePlaces() {
        var dead = shelves.stream("DEAD");
        dead.letters(100, LONG_AGO);
        connect();
        disconnect();
        dead.cutAfter(90);
        dead.letters(30, polls.instant());
        connect();

        assertThat(letters.total()).isEqualTo(130);
    }

    @Test
    void aFaultOfOurOwnIsSaidAndTheNextRoundReadsAllTheSame() {
        shelves.stream("DEAD").letters(10, LONG_AGO);
        shelves.broken = true;
        connect();
        assertThat(history.incomplete()).contains("a fault of this program");

        shelves.broken = false;
        polls.pass(ROUND);
        assertThat(letters.total()).isEqualTo(10);
        assertThat(history.exact()).isTrue();
    }

    @Test
    void aStreamThatNobodyLeadsTellsNothing() {
        var dead = shelves.stream("DEAD");
        dead.letters(100, LONG_AGO);
        connect();
        dead.led = false;
        polls.pass(ROUND);
        assertThat(history.incomplete()).startsWith("No server tells now what DEAD keeps.");
        assertThat(history.keepers()).isEqualTo("A stream keeps them: DEAD.");
        assertThat(history.exact()).isFalse();
        dead.led = true;
        dead.letters(1, polls.instant());
        polls.pass(ROUND);

        assertThat(letters.total()).isEqualTo(101);
        assertThat(history.exact()).isTrue();
    }

    @Test
    void whatAStreamTookInAndGaveUpDuringAGapMakesTheNumberUnknown() {
        var dead = shelves.stream("DEAD");
        dead.letters(10, LONG_AGO);
        connect();
        disconnect();
        dead.letters(30, polls.instant());
        dead.messages.headMap(21L).clear();
        connect();

        assertThat(letters.total()).isEqualTo(30);
        assertThat(history.exact()).isFalse();
        assertThat(history.incomplete()).contains("While nothing was heard DEAD took in messages that were gone");
    }

    @Test
    void whatWasReadBeforeAGapMayGoDuringIt() {
        var dead = shelves.stream("DEAD");
        dead.letters(10, LONG_AGO);
        connect();
        disconnect();
        dead.letters(5, polls.instant());
        dead.messages.headMap(11L).clear();
        connect();
        assertThat(letters.total()).isEqualTo(15);
        assertThat(history.exact()).isTrue();

        dead.letters(30, polls.instant());
        dead.messages.headMap(30L).clear();
        polls.pass(ROUND);
        assertThat(history.exact()).as("with a connection they came live").isTrue();
    }

    @Test
    void aStreamThatTheServerDoesNotReachIsNamed() {
        shelves.missing.add("DEAD");
        connect();

        assertThat(history.incomplete()).startsWith("No server tells now what DEAD keeps.");
        assertThat(history.exact()).isFalse();
    }

    @Test
    void oneStreamThatMayNotBeReadDoesNotKeepTheOthersFromBeingRead() {
        shelves.stream("A").letters(10, LONG_AGO);
        shelves.stream("A").refused = true;
        shelves.streams.values().forEach(one -> one.letters(10, LONG_AGO));
        shelves.stream("B").letters(7, LONG_AGO);
        connect();

        assertThat(letters.total()).isEqualTo(7);
        assertThat(history.incomplete()).startsWith("Nobody answered.");
    }

    @Test
    void whatCameInAGapAfterAStormIsReadAndTheDoubtIsSaid() {
        var dead = shelves.stream("DEAD");
        dead.letters(10, LONG_AGO);
        connect();
        storm(dead, 6_000);
        polls.pass(Duration.ofSeconds(1));
        disconnect();
        polls.pass(Duration.ofMinutes(1));
        dead.letters(3, polls.instant());
        polls.pass(Duration.ofMinutes(1));
        connect();

        assertThat(letters.total()).isEqualTo(6_013);
        assertThat(history.incomplete()).contains("letters came too fast to be compared with what streams keep");
        assertThat(history.exact()).isFalse();
    }

    @Test
    void aStormWhileConnectedIsCountedOnceAndOnlyDroppedMessagesLeaveADoubt() {
        var dead = shelves.stream("DEAD");
        dead.letters(10, LONG_AGO);
        connect();
        storm(dead, 6_000);
        polls.pass(ROUND);
        assertThat(letters.total()).isEqualTo(6_010);
        assertThat(history.exact()).isTrue();

        storm(dead, 6_000);
        dropped = 5;
        polls.pass(ROUND);
        assertThat(letters.total()).isEqualTo(12_010);
        assertThat(history.incomplete()).contains("Messages were dropped");
        assertThat(history.exact()).isFalse();
    }

    /** They come live and are stored. */
    private void storm(PaperShelves.Stream dead, int count) {
        for (int n = 0; n < count; n++) {
            var at = polls.instant();
            var payload = "{\"storm\":" + n + ",\"at\":\"" + at + "\"}";
            dead.add("clau-doom.deadletter.agent.B.death", payload, at);
            var bytes = payload.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            sorting.live(new Incoming.Raw(Source.SUBJECT, new Arrival(at, "clau-doom.deadletter.agent.B.death",
                    Meaning.NONE, bytes, bytes.length, Map.of())));
        }
    }

    @Test
    void whatIsTooMuchToBeReadIsCountedAllTheSame() {
        shelves.stream("DEAD").letters(50_000, LONG_AGO);
        connect();

        assertThat(letters.total()).isEqualTo(50_000);
        assertThat(shelves.asked).isLessThan(16_000);
        assertThat(letters.moreSince(LONG_AGO)).as("some of those that are only counted may be as new").isTrue();
        assertThat(letters.moreSince(LONG_AGO.plusSeconds(37))).isFalse();
        assertThat(history.exact()).isTrue();
        assertThat(history.incomplete()).contains(
                "Of clau-doom.deadletter.> in DEAD only the newest were read, from sequence 36,001 on; 36,000 older ones"
                        + " are only counted.");
        var groups = letters.snapshot(polls.instant()).groups();
        assertThat(groups.stream().mapToLong(Group::count).sum()).isEqualTo(50_000);
        assertThat(groups.getLast()).satisfies(older -> {
            assertThat(older.fingerprint()).isEqualTo("Older ones that were not read");
            assertThat(older.count()).isEqualTo(36_000);
            assertThat(older.first()).isNull();
        });
        disconnect();
        connect();
        assertThat(letters.total()).isEqualTo(50_000);
    }

    @Test
    void amongOthersTheyAreCountedByTheirSubjects() {
        var all = mixed();
        connect();
        assertThat(letters.total()).isEqualTo(15_000);
        assertThat(history.exact()).isTrue();

        all.letters(20, polls.instant());
        polls.pass(ROUND);
        assertThat(letters.total()).isEqualTo(15_020);
    }

    @Test
    void aNumberThatNobodyKnowsIsSaidToBeUnknown() {
        mixed().countable = false;
        connect();

        assertThat(history.exact()).isFalse();
        assertThat(history.incomplete()).contains("nobody knows how many older ones there are");
        assertThat(LetterReport.of(letters.snapshot(polls.instant()), history.exact()).get("total")).isNull();
    }

    private PaperShelves.Stream mixed() {
        var all = shelves.stream("ALL");
        all.mixed = true;
        for (int n = 0; n < 10; n++) {
            all.add("clau-doom.agent.B.action", "{}", LONG_AGO);
        }
        all.letters(15_000, LONG_AGO);
        all.add("clau-doom.agent.B.action", "{}", LONG_AGO.plusSeconds(60));
        return all;
    }

    @Test
    void beforeAllIsReadNoCountIsKnown() {
        shelves.stream("DEAD").letters(100, LONG_AGO);
        shelves.holding = true;
        connect();
        answer(30);

        assertThat(history.exact()).isFalse();
        var report = LetterReport.of(letters.snapshot(polls.instant()), history.exact());
        assertThat(report.get("total")).isNull();
        assertThat(Objects.requireNonNull(report.get("groups")).toString()).contains("count=null");
    }
}
