package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.FieldValues;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Traffic;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what only payloads tell of agents: kills from every death, where an agent is from its newest message. */
public final class AgentsFeed {

    private static final int WAITING = 10_000;

    private final Traffic traffic;
    private final Grammars grammars;
    private final Swarm swarm;
    private final BlockingQueue<Arrival> deaths = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean overrun = new AtomicBoolean();

    public AgentsFeed(Traffic traffic, Grammars grammars, Swarm swarm) {
        this.traffic = traffic;
        this.grammars = grammars;
        this.swarm = swarm;
        traffic.tap(meaning -> meaning.kind() == Kind.DEATH, this::died);
    }

    private void died(Arrival death) {
        if (!deaths.offer(death)) {
            overrun.set(true);
        }
    }

    /** Reads the deaths that wait. */
    public void drain() {
        for (var death = deaths.poll(); death != null; death = deaths.poll()) {
            var agent = death.meaning().agent();
            if (agent != null) {
                swarm.died(agent, Fields.read(death.payload(), grammars.fields(Kind.DEATH)).whole("kills"));
            }
        }
        if (overrun.compareAndSet(true, false)) {
            swarm.killsUnknown();
        }
    }

    /** The newest value of a field in any message of the agent: a number where it is a whole one, else text. */
    public Function<String, @Nullable Object> newest(AgentTrack agent) {
        var values = agent.newestFirst().stream().limit(5).map(subject -> {
            var entry = traffic.newest(subject);
            return entry == null
                    ? FieldValues.NONE
                    : Fields.read(entry.payload(), grammars.fields(subject.meaning().kind()));
        }).toList();
        return name -> {
            for (var value : values) {
                var text = value.text(name);
                if (text != null) {
                    var whole = value.whole(name);
                    return whole == null ? text : whole;
                }
            }
            return null;
        };
    }
}
