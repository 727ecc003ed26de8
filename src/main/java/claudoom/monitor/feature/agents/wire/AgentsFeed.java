package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.Death;
import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Traffic;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads what only the payloads of deaths tell: kills, and how each came about. */
public final class AgentsFeed {

    private static final int WAITING = 10_000;
    /** Payload bytes that may wait to be read. */
    private static final long WAITING_BYTES = 16 << 20;
    /** Reading one of this size takes the intake some microseconds. */
    private static final int QUICK = 4 << 10;
    private static final int LONGEST_WORD = 120;
    private final Grammars grammars;
    private final Kills kills;
    private final Deaths deaths;
    private final Executor aside;
    private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean draining = new AtomicBoolean();

    /** @param aside reads deaths when very many wait */
    public AgentsFeed(Traffic traffic, Grammars grammars, Kills kills, Deaths deaths, Executor aside) {
        this.grammars = grammars;
        this.kills = kills;
        this.deaths = deaths;
        this.aside = aside;
        traffic.tap(meaning -> meaning.kind() == Kind.DEATH, this::died);
    }

    /** On the intake: no death may go uncounted, so when too many wait this one is read at once if it is small. */
    private void died(Arrival death) {
        if (count.get() < WAITING && bytes.get() + death.payload().length <= WAITING_BYTES) {
            waiting.add(death);
            long held = bytes.addAndGet(death.payload().length);
            if (count.incrementAndGet() >= WAITING / 2 || held > WAITING_BYTES / 2) {
                drainSoon();
            }
            return;
        }
        var agent = death.meaning().agent();
        if (agent != null) {
            kills.died(agent, death.payload().length > QUICK ? null : read(death).anyWhole(FieldNames.KILLS));
        }
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            aside.execute(() -> {
                draining.set(false);
                drain();
            });
        }
    }

    private FieldValues read(Arrival death) {
        return Fields.read(death.payload(), grammars.fields(Kind.DEATH));
    }

    /** Reads the deaths that wait now; when it returns all of them are counted, whoever read them. */
    public synchronized void drain() {
        int now = count.get();
        for (int n = 0; n < now; n++) {
            var death = waiting.poll();
            if (death == null) {
                return;
            }
            count.decrementAndGet();
            bytes.addAndGet(-death.payload().length);
            var agent = death.meaning().agent();
            if (agent != null) {
                var values = read(death);
                kills.died(agent, values.anyWhole(FieldNames.KILLS));
                deaths.add(agent, new Death(death.at(), word(values, FieldNames.EPISODE),
                        values.anyWhole(FieldNames.TICK), values.anyWhole(FieldNames.KILLS),
                        word(values, FieldNames.CAUSE), values.anyNumber(FieldNames.SURVIVAL_S)));
            }
        }
    }

    /** What stood there, safe to show. */
    static @Nullable String word(FieldValues values, String name) {
        var text = values.text(name);
        return text == null ? null : Visible.line(text, LONGEST_WORD);
    }
}
