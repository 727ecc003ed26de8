package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Catalogue;
import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Connections;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.traffic.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The sending half of the feature, connected to a real server as the program connects it. */
final class ControlRig implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(12);

    final Connections connections;
    final History history = new History(200);
    final Ledger ledger;
    final Preparation preparation;
    final ControlCommands commands;
    final ListenersQuestion listeners;
    private final ScheduledExecutorService polls = Executors.newSingleThreadScheduledExecutor();

    ControlRig(String url, Path log) {
        this(url, log, false);
    }

    ControlRig(String url, Path log, boolean readOnly) {
        var clock = InstantSource.system();
        var grammars = grammars();
        var traffic = new Traffic(grammars::meaningOf, 1_000, 1 << 10, 4 << 20);
        connections = new Connections(to(url), List.of("clau-doom.>"), readOnly, traffic, polls, clock);
        connections.start();
        ledger = new Ledger(log);
        listeners = new ListenersQuestion(connections.questions(), clock, Duration.ofMillis(200));
        preparation = new Preparation(readOnly, new Catalogue(grammars), listeners, ledger, new JsonText(),
                new Preparation.Agents(List::of, agent -> Set.of()), connections::state, clock);
        commands = new ControlCommands(connections.operator(), listeners, ledger, history, connections::state, polls,
                clock, Duration.ofMillis(400));
        Await.until(Duration.ofSeconds(10), "the monitor connects", () -> connections.state().connected());
        // the other connection is made at the same time; an answer proves it
        Await.until(Duration.ofSeconds(10), "questions are answered", () -> listeners.ask(List.of("x")).get()
                .values().stream().noneMatch(found -> found.words().contains("not connected")));
    }

    private static Grammars grammars() {
        try {
            return Grammars.builtIn("clau-doom");
        } catch (BadGrammar broken) {
            throw new AssertionError(broken);
        }
    }

    private static ConnectOptions to(String url) {
        try {
            return ConnectOptions.to(url);
        } catch (BadConnectOptions broken) {
            throw new AssertionError(broken);
        }
    }

    Proposal prepare(Draft draft) {
        return Await.within(LIMIT, preparation.prepare(draft, "lab"));
    }

    /** What would be sent; fails if nothing can be. */
    Proposal.Ready ready(Draft draft) {
        var proposal = prepare(draft);
        if (proposal instanceof Proposal.Ready ready) {
            return ready;
        }
        throw new AssertionError("cannot be sent: " + proposal);
    }

    /** The entry after everything has settled. */
    Entry send(Order order) {
        var done = Await.within(LIMIT, commands.send(order));
        if (done == null) {
            throw new AssertionError("was sent before");
        }
        return done;
    }

    @Override
    public void close() {
        connections.close();
        polls.shutdownNow();
    }
}
