package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.HistoryMessage.Place;
import claudoom.monitor.feature.subjects.model.LeafWatch.Seen;
import claudoom.monitor.feature.subjects.model.LeafWatch.Wanted;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Gaps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The history of a subject and the lines of its numbers, from the tail and from a stream. */
class LeafWatchTest {

    private static final long T0 = Instant.parse("2026-11-21T19:42:00Z").toEpochMilli();
    private static final String SUBJECT = "lab.a";
    private static final Charted VALUE = new Charted(SUBJECT, "");

    private final Swarm swarm = new Swarm();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final Gaps gaps = new Gaps();
    private final LeafWatch watch = new LeafWatch(tree, gaps, LeafWatchTest::numbers);

    @Test
    void theLastHundredAreKeptWithTheirIntervals() {
        for (int n = 1; n <= 150; n++) {
            swarm.send(SUBJECT, "" + n, T0 + n * 100L);
            swarm.send("lab.other", "x", T0 + n * 100L);
        }
        var seen = look();
        assertThat(payloads(seen)).hasSize(100).startsWith("150", "149", "148").endsWith("51");
        assertThat(seen.heard()).isEqualTo(150);
        assertThat(seen.forgotten()).isEqualTo(50);
        assertThat(seen.lines().getFirst()).isInstanceOfSatisfying(HistoryLine.Message.class,
                line -> assertThat(line.afterPrevious()).isEqualTo(Duration.ofMillis(100)));

        swarm.send(SUBJECT, "151", T0 + 16_000);
        assertThat(payloads(look())).hasSize(100).startsWith("151", "150").endsWith("52");
    }

    @Test
    void aFloodThatOvertakesTheLookLeavesAHoleThatIsSaid() {
        swarm.send(SUBJECT, "1", T0);
        look();
        swarm.send(SUBJECT, "2", T0 + 1);
        for (int n = 0; n < 110_000; n++) { // the tail holds a hundred thousand
            swarm.send("lab.flood", "x", T0 + 2);
        }
        swarm.send(SUBJECT, "4", T0 + 3);
        var seen = look();
        assertThat(payloads(seen)).containsExactly("4", "1");
        assertThat(seen.lines()).element(1).isEqualTo(new HistoryLine.Gap("more came here than could be kept"));
        assertThat(seen.heard()).isEqualTo(3);
        assertThat(seen.forgotten()).isEqualTo(1);
    }

    @Test
    void theLastMessageOfAQuietSubjectOutlivesTheTail() {
        swarm.send(SUBJECT, "quiet", T0);
        for (int n = 0; n < 110_000; n++) {
            swarm.send("lab.flood", "x", T0 + 2);
        }
        assertThat(payloads(look())).containsExactly("quiet");
    }

    @Test
    void storedMessagesThatWereHeardAreOneMessage() {
        for (int n = 3; n <= 5; n++) {
            swarm.send(SUBJECT, "" + n, T0 + n * 1_000L);
        }
        var stored = stored(1_700, 5, 4, 3, 2, 1); // the server's clock is 1.7 s behind
        var seen = look(stored);
        assertThat(payloads(seen)).containsExactly("5", "4", "3", "2", "1");
        assertThat(messages(seen)).extracting(HistoryMessage::live).containsExactly(true, true, true, false, false);
        assertThat(messages(seen)).extracting(HistoryMessage::stored).containsExactly(new Place("S", 5),
                new Place("S", 4), new Place("S", 3), new Place("S", 2), new Place("S", 1));
        assertThat(seen.lines()).noneMatch(HistoryLine.Gap.class::isInstance);
    }

    @Test
    void equalPayloadsArePairedByTheirTimes() {
        for (int n = 2; n <= 6; n++) {
            swarm.send(SUBJECT, "{}", T0 + n * 1_000L);
        }
        var stored = new ArrayList<HistoryMessage>();
        for (int n = 7; n >= 1; n--) { // one more has been stored since, and one before
            stored.add(message("{}", T0 + n * 1_000L - 20, n));
        }
        var seen = look(stored);
        assertThat(messages(seen)).extracting(HistoryMessage::live)
                .containsExactly(false, true, true, true, true, true, false);
        assertThat(messages(seen)).extracting(one -> Objects.requireNonNull(one.stored()).sequence())
                .containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aTimeWithoutAConnectionIsAGapUntilTheStreamFillsIt() {
        swarm.send(SUBJECT, "1", T0);
        gaps.begin(Instant.ofEpochMilli(T0 + 1_000));
        gaps.end(Instant.ofEpochMilli(T0 + 5_200), swarm.traffic().tail().end());
        swarm.send(SUBJECT, "4", T0 + 6_000);
        var seen = look();
        assertThat(seen.lines()).element(1).isEqualTo(new HistoryLine.Gap("4.2 s not observed (disconnected)"));
        var filled = look(List.of(message("4", T0 + 6_000, 4), message("3", T0 + 3_000, 3),
                message("2", T0 + 2_000, 2), message("1", T0, 1)));
        assertThat(payloads(filled)).containsExactly("4", "3", "2", "1");
        assertThat(filled.lines()).noneMatch(HistoryLine.Gap.class::isInstance);
    }

    @Test
    void whatLiesBetweenOldAndNewWithoutAnyCommonMessageIsNotKnown() {
        swarm.send(SUBJECT, "9", T0 + 9_000);
        var seen = look(stored(0, 2, 1));
        assertThat(payloads(seen)).containsExactly("9", "2", "1");
        assertThat(seen.lines()).element(1).isEqualTo(new HistoryLine.Gap("what lies between is not known"));
    }

    @Test
    void aChartedNumberBeginsWithWhatIsThereAndGoesOnWhileAnotherSubjectIsSelected() {
        swarm.send(SUBJECT, "1", T0);
        swarm.send(SUBJECT, "2", T0 + 1_000);
        assertThat(points(look(List.of(), VALUE)).values()).containsExactly(1, 2);
        swarm.send("lab.b", "7", T0);
        tree.sample(T0);
        watch.look(new Wanted(node("lab.b"), "lab.b", List.of(), List.of(VALUE)));
        swarm.send(SUBJECT, "no number", T0 + 2_000);
        swarm.send(SUBJECT, "4", T0 + 3_000);
        var away = watch.look(new Wanted(node("lab.b"), "lab.b", List.of(), List.of(VALUE)));
        assertThat(away.charts()).as("of another subject").isEmpty();
        var back = points(look(List.of(), VALUE));
        assertThat(back.values()).containsExactly(1, 2, Double.NaN, 4);
        assertThat(back.times()).containsExactly(T0, T0 + 1_000, T0 + 2_000, T0 + 3_000);
        assertThat(look().charts()).as("taken away").isEmpty();
    }

    @Test
    void storedReadingsComeBeforeTheLiveOnesEachOnce() {
        for (int n = 3; n <= 5; n++) {
            swarm.send(SUBJECT, "" + n, T0 + n * 1_000L);
        }
        var line = points(look(stored(0, 5, 4, 3, 2, 1), VALUE));
        assertThat(line.values()).containsExactly(1, 2, 3, 4, 5);
        assertThat(line.times()).isSorted();
        swarm.send(SUBJECT, "6", T0 + 6_000);
        assertThat(points(look(List.of(), VALUE)).values()).as("what was read once stays")
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void betweenStoredAndLiveReadingsWithoutACommonOneIsAGap() {
        swarm.send(SUBJECT, "9", T0 + 9_000);
        assertThat(points(look(stored(0, 2, 1), VALUE)).values()).containsExactly(1, 2, Double.NaN, 9);
    }

    @Test
    void aDisconnectionIsAGapInTheLine() {
        swarm.send(SUBJECT, "1", T0);
        gaps.begin(Instant.ofEpochMilli(T0 + 1_000));
        gaps.end(Instant.ofEpochMilli(T0 + 5_000), swarm.traffic().tail().end());
        swarm.send(SUBJECT, "2", T0 + 6_000);
        assertThat(points(look(List.of(), VALUE)).values()).containsExactly(1, Double.NaN, 2);
    }

    @Test
    void theNewestTenThousandReadingsAreKept() {
        swarm.send(SUBJECT, "0", T0);
        look(List.of(), VALUE);
        for (int n = 1; n <= 10_500; n++) {
            swarm.send(SUBJECT, "" + n, T0 + n);
        }
        look(List.of(), VALUE);
        var line = points(look(List.of(), VALUE));
        assertThat(line.values().length).isEqualTo(10_000);
        assertThat(line.values()[9_999]).isEqualTo(10_500);
        assertThat(line.forgotten()).isEqualTo(501);
        assertThat(line.times()).isSorted();
    }

    private Seen look() {
        return look(List.of());
    }

    private Seen look(List<HistoryMessage> stored, Charted... charted) {
        tree.sample(T0);
        return watch.look(new Wanted(node(SUBJECT), SUBJECT, stored, List.of(charted)));
    }

    private int node(String subject) {
        return IntStream.range(0, tree.nodes()).filter(node -> tree.path(node).equals(subject)).findFirst().orElse(-1);
    }

    private static Points points(Seen seen) {
        return Objects.requireNonNull(seen.charts().get(VALUE));
    }

    /** Sequences as payloads and seconds, stored so much earlier by the server's clock. */
    private static List<HistoryMessage> stored(long skew, long... sequences) {
        return Arrays.stream(sequences).mapToObj(n -> message("" + n, T0 + n * 1_000 - skew, n)).toList();
    }

    private static HistoryMessage message(String payload, long at, long sequence) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        var arrival = new Arrival(Instant.ofEpochMilli(at), SUBJECT, Meaning.NONE, bytes, bytes.length, Map.of());
        return new HistoryMessage(arrival, -1, false, new Place("S", sequence));
    }

    private static List<HistoryMessage> messages(Seen seen) {
        return seen.lines().stream().filter(HistoryLine.Message.class::isInstance)
                .map(line -> ((HistoryLine.Message) line).message()).toList();
    }

    private static List<String> payloads(Seen seen) {
        return messages(seen).stream()
                .map(message -> new String(message.arrival().payload(), StandardCharsets.UTF_8)).toList();
    }

    private static double[] numbers(String subject, byte[] payload, int size, List<String> pointers) {
        var text = new String(payload, StandardCharsets.UTF_8);
        var found = new double[pointers.size()];
        Arrays.fill(found, text.matches("[0-9]+") ? Double.parseDouble(text) : Double.NaN);
        return found;
    }
}
