package claudoom.monitor.feature.events.screen;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.events.model.EventLog;
import claudoom.monitor.feature.events.model.ExportFormat;
import claudoom.monitor.feature.events.model.FakeArchive;
import claudoom.monitor.feature.events.model.Filling;
import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.feature.events.model.History;
import claudoom.monitor.feature.events.model.TickWatch;
import claudoom.monitor.feature.events.wire.EventReader;
import claudoom.monitor.feature.events.wire.FileExport;
import claudoom.monitor.feature.events.wire.GrammarWords;
import claudoom.monitor.feature.events.wire.Heard;
import claudoom.monitor.feature.events.wire.PathCells;
import claudoom.monitor.feature.events.wire.PayloadInside;
import claudoom.monitor.grammar.BadGrammar;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Headers;
import claudoom.monitor.traffic.Traffic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.BiFunction;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A view-model on made-up traffic, without threads. */
final class EventScene {

    static final Instant START = Instant.parse("2026-11-20T19:42:05.123Z");

    final Traffic traffic;
    final Gaps gaps = new Gaps();
    final EventsViewModel model;
    final Later later = new Later();
    final Queue<Runnable> work = new ArrayDeque<>();
    final FakeArchive archive = new FakeArchive("AGENT_EVENTS");
    long dropped;
    Instant now = START;

    EventScene(int capacity) {
        this(capacity, Memory.ofThisRun());
    }

    EventScene(int capacity, Memory memory) {
        var grammars = grammars();
        traffic = new Traffic(grammars::meaningOf, 10_000, capacity, 8 << 20);
        var reader = new EventReader(grammars);
        var cells = new PathCells(new PayloadInside(grammars));
        var log = new EventLog(traffic.tail(), gaps, () -> dropped, () -> now, work::add,
                new EventLog.Limits(1_000, 8 << 20),
                new Filling(archive, traffic.tail(), () -> List.of("lab.>"), grammars::meaningOf, () -> now),
                traffic::keptAside);
        model = new EventsViewModel(log, new FilterText(GrammarWords.events(grammars), reader::agentInPayload,
                new PayloadInside(grammars), () -> now),
                reader::read,
                (messages, form, file, columns) -> FileExport.start(messages, form, file, reader, work::add, columns,
                        cells::read),
                () -> now,
                new Surroundings(memory, cells::values, new Heard(traffic.tail(), grammars, subject -> As.AUTO),
                        new TickWatch(traffic.tail(), reader::tick, work::add),
                        new History(archive, grammars::meaningOf, new EventLog.Limits(1_000, 8 << 20)),
                        traffic::lastEvents));
    }

    EventsView view(Times times) {
        return view(ExportBar::askDesktop, times);
    }

    /** @param askFile where an export is to go */
    EventsView view(BiFunction<ExportFormat, Window, @Nullable Path> askFile, Times times) {
        return new EventsView(model, later, new EventsParts(model, later, askFile, Readings.ofThisRun(), times));
    }

    static Grammars grammars() {
        try {
            return Grammars.builtIn("lab");
        } catch (BadGrammar bad) {
            throw new AssertionError(bad);
        }
    }

    void take(String subject, String payload) {
        take(subject, payload.getBytes(StandardCharsets.UTF_8), null);
    }

    void take(String subject, byte[] payload, @Nullable Headers headers) {
        traffic.take(subject, payload, headers, now.toEpochMilli());
    }

    void action(String agent, int tick) {
        take("lab.agent." + agent + ".action", """
                {"agent_id":"%s","generation":3,"episode":43,"tick":%d,"action":"ATTACK","confidence":0.85,\
                "latency_us":87000}""".formatted(agent, tick));
    }

    void death(String agent, int tick, int kills) {
        take("lab.agent." + agent + ".death", """
                {"agent_id":"%s","generation":3,"episode":43,"tick":%d,"survival_time_s":195.4,"kills":%d,\
                "cause":"IMP_FIREBALL"}""".formatted(agent, tick, kills));
    }

    void frame() {
        now = now.plusMillis(100);
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
        archive.work();
        model.frame();
    }

    /** With the sequence of what is read from a stream. */
    List<String> details() {
        return model.sight().rows().stream().map(row -> (row.sequenceProperty().get().isEmpty()
                ? ""
                : "#" + row.sequenceProperty().get() + " · ") + row.detailsProperty().get()).toList();
    }

    /** A little of everything, as an experiment would send it. */
    void lively(int count) {
        var random = new Random(42);
        var agents = List.of("doom-agent-A", "doom-agent-B", "doom-agent-C", "doom-agent-D");
        for (int n = 0; n < count; n++) {
            now = now.plusMillis(random.nextInt(40));
            var agent = agents.get(random.nextInt(agents.size()));
            switch (random.nextInt(24)) {
                case 0 -> death(agent, 2_345 + n, random.nextInt(40));
                case 1 -> take("lab.agent." + agent + ".error",
                        "{\"agent_id\":\"" + agent + "\",\"error\":\"VizDoom did not answer in 5 s\"}");
                case 2 -> take("lab.agent." + agent + ".score",
                        "{\"episode\":43,\"tick\":" + n + ",\"score\":1204.5,\"kills\":12}");
                case 3 -> take("lab.metrics.agent." + agent,
                        "{\"kills\":12,\"deaths\":3,\"decision_latency_p99_us\":41200}");
                case 4 -> take("lab.generation.gen-3.complete", "{\"generation_id\":\"gen-3\",\"population_size\":50,"
                        + "\"best_fitness\":0.912,\"avg_fitness\":0.554,\"duration_s\":412}");
                case 5 -> take("lab.agent." + agent + ".ragquery",
                        "{\"episode\":43,\"query\":\"low health, imp ahead\",\"latency_us\":5100}");
                case 6 -> take("lab.dlq.agent.death", "{\"reason\":\"unexpected end of input\",\"deliveries\":3}");
                case 7 -> take("lab.experiment.DOE-042.run",
                        "{\"experiment_id\":\"DOE-042\",\"phase\":\"running\",\"runs_completed\":2,\"runs\":6}");
                default -> action(agent, 1_000 + n);
            }
        }
    }

    /** Payloads that nobody should send. */
    void hostile() {
        take("lab.agent.big.observe", ("{\"a\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8),
                null);
        take("lab.agent.none.action", new byte[0], null);
        take("lab.agent.bytes.death", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 27, '[', '2', 'J'}, null);
        take("lab.agent.deep.action", "[".repeat(5_000) + "]".repeat(5_000));
        take("lab.agent.e\u001bvil\u202e.action", "{\"action\":\"\u001b[31m\u202eKCATTA\"}");
        take("lab.agent." + "long".repeat(1_000) + ".action", "{\"tick\":1e400,\"confidence\":1e-320}");
        take("lab.agent.head.action", "{}".getBytes(StandardCharsets.UTF_8),
                () -> Map.of("trace-id", List.of("4bf92f"), "x", List.of("=1+1")));
    }
}
