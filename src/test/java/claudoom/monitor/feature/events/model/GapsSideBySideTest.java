package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gaps that lie over each other in time, and messages that came late because the program stood still, are each told once. */
class GapsSideBySideTest {

    private static final long BEGAN = 1_000_000;

    private final FeedOfMessages feed = new FeedOfMessages(10_000);
    private final FakeArchive archive = new FakeArchive("EV");
    private final EventLog log = feed.logThatFills(10_000, new Filling(archive, feed.traffic.tail(),
            () -> List.of("x.>"), FeedOfMessages::meaning, () -> Instant.ofEpochMilli(feed.now)));

    private void live(String payload) {
        feed.now += 100;
        archive.put("x.a.action", payload, Instant.ofEpochMilli(feed.now));
        feed.take("x.a.action", payload);
    }

    private List<Fill> fills() {
        log.step();
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            if (log.line(line) instanceof LogLine.Missing) {
                log.fill(line);
                for (int i = 0; i < 20; i++) {
                    archive.work();
                    feed.work();
                    log.step();
                }
            }
        }
        var fills = new ArrayList<Fill>();
        for (long line = log.firstLine(); line < log.endLine(); line++) {
            if (log.line(line) instanceof LogLine.Missing(var what)) {
                fills.add(what.fill());
            }
        }
        return fills;
    }

    private void store(int count, Instant from, long millisApart) {
        for (int n = 0; n < count; n++) {
            archive.put("x.b.action", "n" + n, from.plusMillis(millisApart * (n + 1)));
        }
    }

    /** What had waited is read at once when the program goes on, then the loss of the connection is told. */
    @Test
    void whatCameLateIsNotFilledInAgain() {
        feed.now = BEGAN;
        live("before");
        var stopped = Instant.ofEpochMilli(feed.now);
        store(150, stopped, 100);
        feed.now += 20_000;
        for (int n = 0; n < 50; n++) {
            feed.take("x.b.action", "n" + n);
        }
        feed.gaps.begin(stopped);
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
        live("after");
        assertThat(fills()).containsExactly(new Fill(Fill.Phase.DONE, 100, "EV", ""));
    }

    @Test
    void whatIsFilledIntoOneIsNotMissingInTheOther() {
        feed.now = BEGAN;
        live("before");
        var lost = Instant.ofEpochMilli(feed.now);
        store(20, lost, 10);
        feed.now += 300;
        feed.gaps.begin(lost);
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
        live("for a moment");
        feed.gaps.begin(Instant.ofEpochMilli(feed.now));
        feed.now += 300;
        feed.gaps.end(Instant.ofEpochMilli(feed.now), feed.traffic.messages());
        live("after");
        assertThat(fills()).extracting(Fill::filled).containsExactly(20L, 0L);
    }
}
