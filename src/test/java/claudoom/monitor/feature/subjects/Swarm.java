package claudoom.monitor.feature.subjects;

import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Traffic of a small experiment, made by hand: whoever holds it is its intake thread. */
public final class Swarm {

    private final Traffic traffic = new Traffic(subject -> Meaning.NONE, 2_000_000, 100_000, 32 << 20);

    public Traffic traffic() {
        return traffic;
    }

    public void send(String subject, String payload, long at) {
        traffic.take(subject, payload.getBytes(StandardCharsets.UTF_8), null, at);
    }

    public void send(String subject, long at) {
        send(subject, "{}", at);
    }

    /** So many agents, each with one event of every kind. */
    public void agents(int count, long at) {
        for (int n = 0; n < count; n++) {
            var agent = "lab.agent.doom-agent-" + n;
            send(agent + ".action", """
                    {"agent_id": "doom-agent-%d", "generation": 3, "episode": 12, "tick": %d, "action": "ATTACK", \
                    "confidence": 0.%d, "latency_us": 812}""".formatted(n, 440 + n, 50 + n % 50), at);
            send(agent + ".observe", "{\"agent_id\": \"doom-agent-" + n + "\", \"health\": 88, \"ammo\": 31}", at);
            send(agent + ".score", "{\"kills\": 4, \"score\": 1210.5}", at);
            traffic.take(agent + ".death",
                    "{\"agent_id\": \"x\", \"survival_time_s\": 41.2, \"kills\": 12, \"cause\": \"IMP_FIREBALL\"}"
                            .getBytes(StandardCharsets.UTF_8),
                    () -> Map.of("trace-id", List.of("4bf92f3577b34da6"), "source-agent", List.of("doom-agent")), at);
        }
    }
}
