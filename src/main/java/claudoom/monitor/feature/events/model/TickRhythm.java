package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Break.Cause;
import claudoom.monitor.feature.events.model.Break.Span;
import claudoom.monitor.feature.events.model.TickWatch.Jump;
import claudoom.monitor.feature.events.model.TickWatch.Tick;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one agent counts its ticks. Only an agent that has long sent them at one even step, and goes on with that step after a
 * jump, has left some out: one that skips as it likes has no gaps, nor has a new episode.
 */
final class TickRhythm {

    /** So many equal steps in a row make a rhythm. */
    private static final int SURE = 20;
    /** So many steps after a jump show that the rhythm is still the same. */
    private static final int AGAIN = 3;

    private final String agent;
    private final String subject;
    private @Nullable Tick last;
    private long lastNumber;
    private long lastAt;
    private long step;
    private int even;
    private @Nullable Jump jump;
    private int confirmed;

    TickRhythm(String agent, String subject) {
        this.agent = agent;
        this.subject = subject;
    }

    /** Messages in between were not looked at. */
    void interrupt() {
        last = null;
        jump = null;
    }

    /** The next message; returns what was skipped some messages before it, once that is sure. */
    @Nullable Jump next(Tick tick, long number, long at) {
        var before = last;
        Jump sure = null;
        if (before == null || !before.episode().equals(tick.episode()) || tick.tick() < before.tick()) {
            jump = null;
        } else if (tick.tick() > before.tick()) {
            sure = step(before, tick, number, at);
        }
        last = tick;
        lastNumber = number;
        lastAt = at;
        return sure;
    }

    private @Nullable Jump step(Tick before, Tick tick, long number, long at) {
        long by = tick.tick() - before.tick();
        if (by == step) {
            even = Math.min(SURE, even + 1);
            if (jump != null && ++confirmed == AGAIN) {
                var sure = jump;
                jump = null;
                return sure;
            }
        } else if (even == SURE && jump == null && by > step && by % step == 0) {
            confirmed = 0;
            var from = Instant.ofEpochMilli(lastAt);
            var to = Instant.ofEpochMilli(at);
            long lost = by / step - 1;
            jump = new Jump(lastNumber, number, from, to, new Break(Cause.TICKS, from, to, lost,
                    new Span(agent, subject, before.tick() + step, tick.tick() - step), Fill.NONE));
        } else {
            jump = null;
            step = by;
            even = 1;
        }
        return null;
    }
}
