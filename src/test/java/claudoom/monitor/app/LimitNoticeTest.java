package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.LagFeature.Over;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One note, however many crossed; true while it is shown; gone with what it is about. */
class LimitNoticeTest {

    private final List<ConsumerId> crossed = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final Memory memory = Memory.ofThisRun();
    private final Corner corner = new Corner();
    private List<Over> over = List.of();
    private Instant now = Instant.parse("2026-11-01T10:00:00Z");
    private final LimitNotice notice = new LimitNotice(new LimitNotice.Source() {
        @Override
        public List<Over> over() {
            return over;
        }

        @Override
        public List<ConsumerId> crossed() {
            var news = List.copyOf(crossed);
            crossed.clear();
            return news;
        }
    }, corner, memory, id -> opened.add(String.valueOf(id)));

    private static final class Corner implements LimitNotice.Note {

        private String shown = "";
        private int times;
        private boolean read;

        @Override
        public void show(String title, List<String> lines, String act) {
            shown = title + "\n" + String.join("\n", lines);
            times++;
        }

        @Override
        public void hide() {
            shown = "";
        }

        @Override
        public boolean read() {
            return read;
        }
    }

    private static Over over(String name, @Nullable String words) {
        return new Over(new ConsumerId("EVENTS", name), words == null ? "1,204 pending, limit 1,000" : words);
    }

    private void crosses(Over... all) {
        over = List.of(all);
        over.forEach(one -> crossed.add(one.id()));
    }

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            notice.tick(now);
        }
    }

    @Test
    void oneConsumerIsNamedWithItsNumberAndLimit() {
        seconds(5);
        assertThat(corner.shown).isEmpty();
        crosses(over("worker", null));
        seconds(3);

        assertThat(corner.shown).isEqualTo("worker crossed its limit\n1,204 pending, limit 1,000 · EVENTS");
        notice.open();
        assertThat(opened).containsExactly("EVENTS > worker");
        assertThat(corner.shown).isEmpty();
    }

    @Test
    void manyAtTheSameMomentAreOneNote() {
        crosses(over("worker-0", null));
        seconds(1);
        crosses(IntStream.range(0, 7).mapToObj(i -> over("worker-" + i, null)).toArray(Over[]::new));
        seconds(3);

        assertThat(corner.times).isEqualTo(1);
        assertThat(corner.shown).startsWith("7 consumers crossed their limits\nworker-0: 1,204 pending")
                .endsWith("\nand 4 more");
        notice.open();
        assertThat(opened).containsExactly("null");
    }

    @Test
    void numbersFollowAndWhoIsBackLeaves() {
        crosses(over("a", null), over("b", null));
        seconds(3);
        over = List.of(over("b", "1,300 pending, limit 1,000"), over("c", null));
        seconds(1);
        assertThat(corner.shown).isEqualTo("b crossed its limit\n1,300 pending, limit 1,000 · EVENTS");

        over = List.of(over("c", null));
        seconds(1);

        assertThat(corner.shown).as("c was over its limit before").isEmpty();
    }

    @Test
    void itGoesAfterAMinuteUnlessSomebodyReadsIt() {
        crosses(over("a", null));
        seconds(3);
        corner.read = true;
        seconds(90);
        assertThat(corner.shown).isNotEmpty();
        corner.read = false;
        seconds(1);
        assertThat(corner.shown).isEmpty();
        seconds(30);
        assertThat(corner.shown).isEmpty();
    }

    @Test
    void itIsSwitchedOffForGoodAndWhatHappenedMeanwhileIsNoNews() {
        crosses(over("a", null));
        seconds(3);
        notice.on(false);
        assertThat(corner.shown).isEmpty();
        crosses(over("b", null));
        seconds(5);
        assertThat(new LimitNotice(new LimitNotice.Source() {
            @Override
            public List<Over> over() {
                return over;
            }

            @Override
            public List<ConsumerId> crossed() {
                return List.of();
            }
        }, corner, memory, id -> {}).on()).as("in the next run").isFalse();
        notice.on(true);
        seconds(5);

        assertThat(corner.shown).isEmpty();
        assertThat(corner.times).isEqualTo(1);
    }

    @Test
    void namesCannotHurt() {
        crosses(over("a\u202e\u001b[31m" + "x".repeat(500), null));
        seconds(3);

        assertThat(corner.shown.lines().findFirst().orElseThrow()).hasSizeLessThan(120).doesNotContain("\u202e")
                .doesNotContain("\u001b");
    }
}
