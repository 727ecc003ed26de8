package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerSetup;
import claudoom.monitor.feature.lag.model.ConsumerSetup.Ack;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.feature.lag.model.StreamFigures;
import claudoom.monitor.feature.lag.model.StreamLimits;
import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Thousands of consumers on ten streams that work, rest and fall behind by arithmetic; time is ours. */
final class Swarm {

    static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int STREAMS = 10;
    private static final ConsumerSetup SETUP = new ConsumerSetup(Instant.EPOCH, false, Ack.EXPLICIT,
            Duration.ofSeconds(30), 3, 1_000, List.of(), false);

    private final LagBook book;
    private final ConsumerId[] ids;
    private volatile Instant at = Instant.parse("2026-11-01T12:00:00Z");
    private long step;

    Swarm(LagBook book, int consumers) {
        this.book = book;
        ids = new ConsumerId[consumers];
        for (int c = 0; c < consumers; c++) {
            ids[c] = new ConsumerId("STREAM_" + c % STREAMS, "worker-%04d".formatted(c));
        }
    }

    LagBook book() {
        return book;
    }

    int count() {
        return ids.length;
    }

    Instant now() {
        return at;
    }

    /** A round, two seconds after the last; {@code busy} if the numbers are others than the last time. */
    Instant sample(boolean busy) {
        return sample(busy, PERIOD);
    }

    Instant sample(boolean busy, Duration after) {
        at = at.plus(after);
        step += busy ? 1 : 0;
        for (int s = 0; s < STREAMS; s++) {
            book.take(new StreamFigures("STREAM_" + s, at, 1_000_000L, 100_000_000L, 1L, 1_000_000 + step * 20,
                    (long) ids.length / STREAMS, 10.0, 0L, new StreamLimits(-1, 1L << 30, Duration.ofDays(3), true)));
        }
        for (int c = 0; c < ids.length; c++) {
            book.take(new ConsumerRow(ids[c], SETUP, sample(c)));
        }
        book.sweptAt(at, after, null);
        return at;
    }

    private ConsumerSample sample(int c) {
        double wave = 1 + Math.sin(step / 30.0 + c);
        long pending = switch (c % 50) {
            case 0 -> step * 7 + c;
            case 1 -> Math.max(0, 20_000 - step % 4_000 * 5);
            default -> Math.round(c * 37 % 97 * wave);
        };
        return new ConsumerSample(at, at, pending, c % 50 == 2 ? 900 : (c + step) % 5, c % 50 == 3 ? 12 : 0,
                c % 50 == 0 ? 0 : 3,
                false, false, new Position(step * 10, step * 10), new Position(step * 10 - 5, step * 10 - 5), null,
                at, at);
    }
}
