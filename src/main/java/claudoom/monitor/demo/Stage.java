package claudoom.monitor.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody who plays, step by step, until the experiment is shut down. Used by one thread. */
final class Stage {

    private final Line orchestration;
    private final Line services;
    private final Orchestrator orchestrator;
    private final Surroundings surroundings;
    private final List<Player> players;
    private boolean over;

    Stage(Line orchestration, Line services, Orchestrator orchestrator, Surroundings surroundings,
            List<Player> players) {
        this.orchestration = orchestration;
        this.services = services;
        this.orchestrator = orchestrator;
        this.surroundings = surroundings;
        this.players = List.copyOf(players);
    }

    List<Player> players() {
        return players;
    }

    Line orchestration() {
        return orchestration;
    }

    Assignment assignment() {
        return orchestrator.assignment();
    }

    /** Everybody says that they are ready. */
    void announce(String root, Instant at) {
        for (var player : players) {
            ready(player, root, at);
        }
        orchestration.say(ready(root + ".system.orchestrator.ready", "orchestrator", at));
    }

    void ready(Player player, String root, Instant at) {
        var id = player.agent().id();
        player.line().say(ready(root + ".system.agent." + id + ".ready", id, at));
    }

    private static Outgoing ready(String subject, String who, Instant at) {
        return new Outgoing(subject, Map.of("service", who, "status", "ready", "timestamp", at.toString()));
    }

    void live(long millis, Instant at) {
        surroundings.live(millis, at, services::say);
        if (over) {
            return;
        }
        var assignment = orchestrator.assignment();
        int ended = 0;
        for (var player : players) {
            ended += player.agent().live(millis, at, assignment, player.line()::say);
        }
        orchestrator.live(millis, ended, at, orchestration::say);
    }

    void pause(Instant at) {
        orchestrator.pause(at, orchestration::say);
    }

    void resume(Instant at) {
        orchestrator.resume(at, orchestration::say);
    }

    /** The agents and the orchestrator end as programs do: their connections go. */
    void shutdown(Instant at) {
        if (over) {
            return;
        }
        over = true;
        orchestrator.shutdown(at, orchestration::say);
        var leaving = Stream.concat(players.stream().map(Player::line), Stream.of(orchestration)).toList();
        Thread.ofVirtual().name("demo-shutdown").start(() -> Line.closeAll(leaving));
    }
}
