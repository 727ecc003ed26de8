package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.feature.lag.model.StreamFigures;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Ten minutes of an experiment in which several things go wrong. */
final class Story {

    static final Instant END = Instant.parse("2026-11-01T18:42:10Z");
    private static final int SAMPLES = 300;
    private static final String AGENTS = "AGENT_EVENTS";
    private static final String EXPERIMENTS = "EXPERIMENT_EVENTS";

    private final Random chance = new Random(7);
    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    /** The whole story, the last sample half a second ago. */
    static LagBook told() {
        var story = new Story();
        for (var name : List.of(AGENTS, EXPERIMENTS, "METRICS")) {
            story.book.take(new StreamFigures(name, END, 1_000L, 1_000L, 1L, 1_000L, 4L, null));
        }
        for (int i = 0; i < SAMPLES; i++) {
            if (i < 190 || i > 208) {
                story.sample(i);
            }
        }
        story.book.sweptAt(END.minusMillis(600), Duration.ofSeconds(2), null);
        return story.book;
    }

    /** One more sample of a consumer, like its last. */
    static void again(LagBook book, ConsumerId id) {
        var last = book.picture(END).consumers().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        var s = Objects.requireNonNull(last.sample());
        var sample = new ConsumerSample(END, END, s.pending(), s.ackPending(), s.redelivered(), s.waiting(), false,
                false, s.delivered(), s.ackFloor(), null);
        book.take(new ConsumerRow(id, last.setup(), sample));
        book.ages(id, sample, last.undeliveredSeconds(), last.unackedSeconds());
    }

    private void sample(int i) {
        double t = (double) i / SAMPLES;
        long behind = Math.round(200 + 1_004 * t * t + chance.nextInt(20));
        row(AGENTS, "death-processor", i, behind, 30, i < 130 ? 4 : 4 + (i - 130) / 3, 3,
                new Position(i * 60L, i * 60L),
                new Position(i * 60L - 30, i * 60L - 30));
        long held = Math.min(1_000, 20 + Math.max(0, i - 120) * 14L);
        row(AGENTS, "action-processor", i, held == 1_000 ? 964 + i : 0, held, 0, 1, new Position(held, held),
                new Position(1, 1));
        row(AGENTS, "analytics-processor", i, Math.round(1_800 - 1_388 * t), 200, 0, 2,
                new Position(i * 200L, i * 200L),
                new Position(i * 200L, i * 200L));
        row(EXPERIMENTS, "generation-handler", i, i / 8, 0, 0, 0, new Position(10, 10), new Position(10, 10));
        row("METRICS", "analytics-batch", i, 0, 8 + chance.nextInt(9), 0, 1, new Position(i * 9L, i * 9L),
                new Position(i * 9L, i * 9L));
        row(AGENTS, "agent-observer", i, chance.nextInt(4), chance.nextInt(3), 0, 1, new Position(i * 9L, i * 9L),
                new Position(i * 9L, i * 9L));
        row(AGENTS, "dashboard-actions", i, 0, 0, 0, 1, new Position(i * 9L, i * 9L), new Position(i * 9L, i * 9L));
        row(AGENTS, "letter-maker", i, 0, 0, 12, 1, new Position(i * 9L, i * 9L), new Position(i * 9L, i * 9L));
        if (i < 280) {
            row(AGENTS, "monitor-doom-agent-\u202eA", i, 3, 0, 0, 1, new Position(1, 1), new Position(1, 1));
        }
    }

    private void row(String stream, String name, int i, long pending, long ackPending, long redelivered, long waiting,
            Position delivered, Position floor) {
        var at = END.minusMillis(600).minusSeconds((SAMPLES - 1 - i) * 2L);
        var setup = new ConsumerSetup(Instant.EPOCH, false, Ack.EXPLICIT, Duration.ofSeconds(30), 3, 1_000, List.of(),
                false);
        var sample =
                new ConsumerSample(at, at, pending, ackPending, redelivered, waiting, false, false, delivered, floor,
                        null);
        var id = new ConsumerId(stream, name);
        book.take(new ConsumerRow(id, setup, sample));
        book.ages(id, sample, pending == 0 ? 0 : pending / 30.0, ackPending == 0 ? 0 : ackPending / 300.0);
    }
}
