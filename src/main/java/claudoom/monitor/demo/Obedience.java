package claudoom.monitor.demo;

import io.nats.client.Message;
import java.time.InstantSource;
import java.util.function.Function;

/** Has the orchestrator and every agent listen to their control subjects, do what is asked, and answer. */
final class Obedience {

    private static final String ORCHESTRATOR = "orchestrator";

    private final Stage stage;
    private final Metronome metronome;
    private final String root;
    private final InstantSource time;

    Obedience(Stage stage, Metronome metronome, String root, InstantSource time) {
        this.stage = stage;
        this.metronome = metronome;
        this.root = root;
        this.time = time;
    }

    void listen() {
        var orchestration = stage.orchestration();
        listenToBoth(orchestration, message -> answered(orchestration, message, this::orchestrate));
        stage.players().forEach(this::listen);
    }

    private void listen(Player player) {
        var line = player.line();
        var agent = player.agent();
        var own = root + ".control.agent." + agent.id();
        // of what goes to everybody an agent does its part and says nothing: the orchestrator answers
        listenToBoth(line, message -> follow(agent, message));
        line.listen(own, message -> later(() -> reply(player, message,
                perform(player, Order.fromPayload(message.getData())))));
        line.listen(own + ".*", message -> later(() -> reply(player, message,
                perform(player, Order.fromSubject(message.getSubject(), message.getData())))));
        line.listen(agent.voice().questionSubject(agent.id()), message -> {
            // an agent's own reports come by here as well: only a question has an address for the answer
            if (message.getReplyTo() != null) {
                later(() -> reply(player, message, agent.status(time.instant(), stage.assignment())));
            }
        });
    }

    private void listenToBoth(Line line, java.util.function.Consumer<Message> listener) {
        line.listen(root + ".control.experiment.*", message -> later(() -> listener.accept(message)));
        line.listen(root + ".system.control.*", message -> later(() -> listener.accept(message)));
    }

    private void later(Runnable what) {
        metronome.run(what);
    }

    private static void reply(Player player, Message question, Object answer) {
        if (!player.mute()) {
            player.line().answer(question, answer);
        }
    }

    private static void answered(Line line, Message message, Function<Message, Answer> act) {
        line.answer(message, act.apply(message));
    }

    private Answer orchestrate(Message message) {
        var now = time.instant();
        return switch (Order.fromSubject(message.getSubject(), message.getData())) {
            case Order.Pause _ -> {
                stage.pause(now);
                yield Answer.done("pause", ORCHESTRATOR);
            }
            case Order.Resume _ -> {
                stage.resume(now);
                yield Answer.done("resume", ORCHESTRATOR);
            }
            case Order.Shutdown _ -> {
                // the answer has to go before the connection does
                later(() -> stage.shutdown(time.instant()));
                yield Answer.done("shutdown", ORCHESTRATOR);
            }
            case Order.Unclear unclear -> Answer.refused(ORCHESTRATOR, unclear.why());
            case Order.Reset _,Order.Change _ -> Answer.refused(ORCHESTRATOR, "that is for one agent");
        };
    }

    private static void follow(Agent agent, Message message) {
        switch (Order.fromSubject(message.getSubject(), message.getData())) {
            case Order.Pause _,Order.Shutdown _ -> agent.pauseWithExperiment();
            case Order.Resume _ -> agent.resume();
            case Order.Reset _,Order.Change _,Order.Unclear _ -> {
                // not for agents, or not understood: the orchestrator says so
            }
        }
    }

    private Answer perform(Player player, Order order) {
        var agent = player.agent();
        return switch (order) {
            case Order.Pause _ -> {
                agent.pauseAlone();
                yield Answer.done("pause", agent.id());
            }
            case Order.Resume _ -> {
                agent.resume();
                yield Answer.done("resume", agent.id());
            }
            case Order.Reset _ -> {
                agent.reset();
                stage.ready(player, root, time.instant());
                yield Answer.done("reset", agent.id());
            }
            case Order.Change change -> {
                agent.change(change.parameters());
                yield Answer.done("config", agent.id());
            }
            case Order.Shutdown _ -> Answer.refused(agent.id(), "one agent cannot be shut down");
            case Order.Unclear unclear -> Answer.refused(agent.id(), unclear.why());
        };
    }
}
