package claudoom.monitor.demo;

import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A whole clau-doom in small against any NATS server with JetStream: 50 agents, an orchestrator, services and workers, each
 * on a connection of its own, under its own name. The same seed plays the same game.
 */
public final class Experiment implements AutoCloseable {

    /** How many agents play. */
    public static final int AGENTS = 50;

    private static final int EARLY_DEATHS = 12;

    private final Threads threads = new Threads();
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final String url;
    private final String root;
    private final InstantSource time;
    private final Metronome metronome;

    private Experiment(String url, String root, InstantSource time) {
        this.url = url;
        this.root = root;
        this.time = time;
        this.metronome = new Metronome(time);
    }

    /**
     * Connects everybody, makes streams and consumers, and lets them play.
     *
     * @param root first token of every subject
     * @throws IOException if the server cannot be reached or refuses
     */
    public static Experiment start(String url, String root, long seed) throws IOException, InterruptedException {
        var experiment = new Experiment(url, root, InstantSource.system());
        try {
            experiment.begin(seed);
            return experiment;
        } catch (JetStreamApiException refused) {
            experiment.close();
            throw new IOException("the server refused a stream of the experiment: " + refused.getMessage(), refused);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            experiment.close();
            throw failed;
        }
    }

    private void begin(long seed) throws IOException, InterruptedException, JetStreamApiException {
        var orchestration = line("orchestrator");
        var dashboard = line(Layout.DASHBOARD);
        var inbox = dashboard.connection().createInbox();
        dashboard.listen(inbox, seen -> {
            // a dashboard only has to be there
        });
        Layout.create(orchestration.connection(), root, inbox);
        var workers = Workers.start(name -> line(name), root, time);
        var cast = cast(seed);
        var skilled = cast.stream().map(Player::agent).filter(agent -> agent.voice() instanceof SkillVoice)
                .map(Agent::id).toList();
        var stage = new Stage(orchestration, line("services"), new Orchestrator(root, new Random(seed), skilled),
                new Surroundings(root, new Random(seed + 1)), cast);
        new Obedience(stage, metronome, root, time).listen();
        for (var line : lines) {
            line.awaitEars();
        }
        stage.announce(root, time.instant());
        metronome.start((millis, at, total) -> {
            stage.live(millis, at);
            workers.live(total);
        });
    }

    private List<Player> cast(long seed) throws IOException, InterruptedException {
        var seeds = new Random(seed);
        var players = new ArrayList<Player>();
        for (int number = 0; number < AGENTS; number++) {
            var id = AgentNames.of(number);
            var voice = number % 2 == 0 ? new GuideVoice(root) : new SkillVoice(root);
            long firstDeath = number < EARLY_DEATHS ? 500 + 600L * number : -1;
            var agent = new Agent(id, voice, Dress.of(number), new Random(seeds.nextLong()), firstDeath);
            players.add(new Player(agent, line(id), number == AGENTS - 1));
        }
        return players;
    }

    private Line line(String name) throws IOException, InterruptedException {
        var line = Line.open(url, name, threads);
        lines.add(line);
        return line;
    }

    /** Ends everything within two seconds, whether or not the server still answers. */
    @Override
    public void close() {
        metronome.close();
        Line.closeAll(List.copyOf(lines));
        threads.close();
    }
}
