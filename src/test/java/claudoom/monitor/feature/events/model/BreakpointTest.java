package claudoom.monitor.feature.events.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The breakpoint stops at the first new message that matches, whatever the list shows. */
class BreakpointTest {

    private final FeedOfMessages feed = new FeedOfMessages(100);
    private final EventLog log = feed.logWithSlowWorker(50);

    private Breakpoint.Stand stand() {
        for (int i = 0; i < 3; i++) {
            log.step();
            feed.work();
        }
        var stand = log.breakpoint().stand();
        assertThat(stand).isNotNull();
        return stand;
    }

    @Test
    void theFirstNewMatchCounts() {
        feed.take("x.a.death", "{\"kills\":1}");
        log.filter(FeedOfMessages.filter("kind:action"));
        log.breakpoint().arm(FeedOfMessages.filter("kind = death and kills < 3"));
        feed.take("x.a.death", "{\"kills\":4}");
        feed.take("x.a.action", "{}");
        assertThat(stand()).isEqualTo(new Breakpoint.Stand(2, 0, new Doubts.Told(0, ""), null));

        feed.take("x.b.death", "{\"kills\":2}");
        feed.take("x.c.death", "{\"kills\":2}");
        var hit = stand().hit();
        assertThat(hit).isNotNull();
        assertThat(hit.number()).isEqualTo(3);
        assertThat(log.lineOf(hit.number())).isEqualTo(-1);
        assertThat(log.accounts().balanced()).isTrue();
    }

    @Test
    void whatWentByTooFastIsCounted() {
        log.breakpoint().arm(FeedOfMessages.filter("kills = 1"));
        for (int n = 0; n < 1_000; n++) {
            feed.take("x.a.death", n == 10 ? "{\"kills\":1}" : "no json");
        }
        var stand = stand();
        assertThat(stand.missed()).isEqualTo(900);
        assertThat(stand.looked()).isEqualTo(100);
        assertThat(stand.doubts().count()).isEqualTo(100);
        assertThat(stand.hit()).isNull();
    }

    @Test
    void disarmedItIsSilent() {
        log.breakpoint().arm(FeedOfMessages.filter("kind:death"));
        log.breakpoint().disarm();
        feed.take("x.a.death", "{}");
        log.step();
        feed.work();
        assertThat(log.breakpoint().stand()).isNull();
        assertThat(log.breakpoint().armed()).isFalse();
    }
}
