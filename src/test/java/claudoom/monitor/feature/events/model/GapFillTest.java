package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was missed is read from a stream, once, in its place, and accounted apart. */
class GapFillTest {

    private final FeedOfMessages feed = new FeedOfMessages(10_000);
    private final FakeArchive archive = new FakeArchive("EV");
    private final List<Shift> shifts = new ArrayList<>();
    private final EventLog log = feed.logThatFills(10_000,
            new Filling(archive, feed.traffic.tail(), () -> List.of("x.>"), FeedOfMessages::meaning));

    /** A message that is stored, and also comes live unless it is missed. */
    private void message(String agent, int n, boolean live) {
        feed.now += 100;
        archive.put("x." + agent + (n % 4 == 0 ? ".death" : ".action"), "p" + n % 7,
                Instant.ofEpochMilli(feed.now).plus(archive.ahead));
        if (live) {
            feed.take("x." + agent + (n % 4 == 0 ? ".death" : ".action"), "p" + n % 7);
        }
    }

    private void history(int before, int missed, int after) {
        feed.now = 1_000_000;
        for (int n = 0; n < before; n++) {
            message("a" + n % 3, n, true);
        }
        feed.gaps.begin(Instant.ofEpochMilli(feed.now));
        for (int n = 0; n < missed; n++) {
            message("b" + n % 3, n, false);
        }
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
        for (int n = 0; n < after; n++) {
            message("a" + n % 3, n, true);
        }
        log.step();
        log.shifts();
    }

    private void fillAll() {
        log.fill(gapLine());
        settle();
    }

    private void settle() {
        for (int i = 0; i < 20; i++) {
            archive.work();
            feed.work();
            log.step();
            shifts.addAll(log.shifts());
        }
    }

    private long gapLine() {
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            if (log.line(line) instanceof LogLine.Missing) {
                return line;
            }
        }
        throw new AssertionError("no gap");
    }

    private Fill fill() {
        return log.line(gapLine()) instanceof LogLine.Missing(var what) ? what.fill() : Fill.NONE;
    }

    private List<String> lines() {
        var all = new ArrayList<String>();
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            all.add(switch (log.line(line)) {
                case LogLine.Message(var arrival) -> "live " + arrival.subject();
                case LogLine.Apart(var arrival, var origin) -> origin.kind() + " " + arrival.subject();
                case LogLine.Missing missing -> "gap";
                case LogLine.Gone gone -> "gone";
            });
        }
        return all;
    }

    /** Whatever the filter shows. */
    @Test
    void aFileOfEverythingHoldsWhatWasFilledInAndItsGap() {
        history(100, 30, 50);
        fillAll();
        log.filter(FeedOfMessages.filter("nothing-of-that-sort"));
        settle();

        var all = log.unfiltered();
        var sources = new ArrayList<String>();
        for (long place = all.first(); place < all.end(); place++) {
            sources.add(switch (all.places().at(place)) {
                case OutLine.Message(var entry, var origin) -> Origin.word(origin);
                case OutLine.Missing missing -> "gap";
                case null -> "gone";
            });
        }
        assertThat(sources).hasSize(181).startsWith("live").endsWith("live");
        assertThat(sources.subList(100, 131)).startsWith("gap").filteredOn("filled"::equals).hasSize(30);
        assertThat(log.listing().end() - log.listing().first()).isEqualTo(1);
    }

    @Test
    void whatWasMissedIsPutInItsPlaceOnce() {
        history(100, 30, 50);
        long gap = gapLine();
        var accounts = log.accounts();
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 30, "EV", ""));
        assertThat(lines()).hasSize(181);
        assertThat(lines().subList(101, 131)).allMatch(line -> line.startsWith("FILLED x.b"));
        assertThat(lines().get(131)).startsWith("live x.a");
        assertThat(shifts).containsExactly(new Shift(gap + 1, 30));
        assertThat(log.accounts()).isEqualTo(accounts);
        assertThat(log.filledIn()).isEqualTo(30);
        assertThat(feed.gaps.filledIn(feed.gaps.list().getFirst())).isEqualTo(30);
    }

    @Test
    void anotherClockOfTheServerDoesNotMatter() {
        archive.ahead = Duration.ofHours(-1);
        history(100, 30, 50);
        fillAll();
        assertThat(fill().filled()).isEqualTo(30);
    }

    @Test
    void theFilterHoldsForWhatIsFilledInAsWell() {
        history(100, 40, 50);
        log.filter(FeedOfMessages.filter("kind:death"));
        settle();
        fillAll();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(10)
                .allMatch(line -> line.endsWith("death"));
        log.filter(FeedOfMessages.filter("b1"));
        settle();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(13);
        log.filter(Filter.EVERYTHING);
        settle();
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize(40);
        assertThat(log.accounts().balanced()).isTrue();
    }

    @Test
    void nothingWithoutAStreamAndItIsSaid() {
        archive.subjects = List.of("other.>");
        history(10, 5, 10);
        fillAll();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.FAILED);
        assertThat(fill().why()).isEqualTo("no stream holds these subjects");
        archive.subjects = List.of("x.*.death", "x.*.action");
        archive.down = "not connected to a server";
        fillAll();
        assertThat(fill().why()).isEqualTo("not connected to a server");
        archive.down = null;
        fillAll();
        assertThat(fill().filled()).isEqualTo(5);
    }

    @Test
    void aFillIsBoundedAndCanBeStopped() {
        history(10, 10_500, 10);
        fillAll();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.PARTLY);
        assertThat(fill().filled()).isEqualTo(10_000);
    }

    @Test
    void stoppedItKeepsWhatItHas() {
        history(10, 9_000, 10);
        log.fill(gapLine());
        while (fill().filled() < 200) {
            assertThat(archive.workOnce()).isTrue();
        }
        log.fill(gapLine());
        settle();
        assertThat(fill().phase()).isEqualTo(Fill.Phase.PARTLY);
        assertThat(fill().filled()).isBetween(200L, 8_999L);
        assertThat(fill().why()).isEqualTo("cancelled");
        assertThat(lines()).filteredOn(line -> line.startsWith("FILLED")).hasSize((int) fill().filled());
    }

    @Test
    void ticksOfOneAgentAreFilledFromItsSubjectAlone() {
        feed.now = 1_000_000;
        message("a1", 1, true);
        long number = feed.traffic.messages();
        message("a1", 1, false);
        message("a2", 1, true);
        message("a1", 1, true);
        log.step();
        log.missing(List.of(new TickWatch.Jump(0, number + 1, Instant.ofEpochMilli(1_000_100),
                Instant.ofEpochMilli(1_000_400),
                new Break(Break.Cause.TICKS, Instant.ofEpochMilli(1_000_100), Instant.ofEpochMilli(1_000_400), 1L,
                        new Break.Span("a1", "x.a1.action", 2, 2), Fill.NONE))));
        settle();
        assertThat(lines()).containsExactly("live x.a1.action", "live x.a2.action", "gap", "live x.a1.action");
        assertThat(shifts).containsExactly(new Shift(2, 1));
        fillAll();
        assertThat(fill()).isEqualTo(new Fill(Fill.Phase.DONE, 1, "EV", ""));
        assertThat(lines()).containsExactly("live x.a1.action", "live x.a2.action", "gap", "FILLED x.a1.action",
                "live x.a1.action");
    }
}
