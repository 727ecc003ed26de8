package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.PayloadNumbers;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The subjects screen on traffic and streams made by hand; what is done beside the frames is done at once by {@link #step}. */
final class LeafScene {

    static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    final Swarm swarm = new Swarm();
    final Gaps gaps = new Gaps();
    final Later aside = new Later();
    final FakeArchive archive = new FakeArchive();
    final Memory memory = Memory.ofThisRun();
    final List<String> events = new ArrayList<>();
    final SubjectTree tree = new SubjectTree(swarm.traffic());
    final SubjectsViewModel model = new SubjectsViewModel(tree, aside, ValueLine::of, memory,
            new LeafSources(new LeafWatch(tree, gaps, new PayloadNumbers(Readings.ofThisRun())), archive, aside, aside,
                    memory.part("leaf")));
    Instant now = T0;

    SubjectsView view() {
        return new SubjectsView(model, aside, "lab.>", events::add);
    }

    /** Deaths every twenty seconds, some of them stored before anybody listened. */
    void deaths() {
        for (int n = 1; n <= 40; n++) {
            archive.store("AGENT_EVENTS", n, "lab.agent.a.death", death(n), T0.plusSeconds(20L * n - 1_000));
        }
        for (int n = 30; n <= 40; n++) {
            swarm.send("lab.agent.a.death", death(n), T0.plusSeconds(20L * n - 1_000).toEpochMilli());
            swarm.send("lab.agent.a.action", "{\"action\":\"ATTACK\"}", T0.plusSeconds(20L * n - 1_000).toEpochMilli());
        }
        archive.store("AGENT_EVENTS", 41, "lab.silent.one", "{}", T0);
    }

    private static String death(int n) {
        return """
                {"agent_id": "a", "episode": %d, "survival_time_s": %.1f, "kills": %d, "cause": "%s"}""".formatted(n,
                20 + 15 * Math.sin(n / 3.0), n * 7 % 13, n % 3 == 0 ? "IMP_FIREBALL" : "CACODEMON");
    }

    void step() {
        now = now.plusSeconds(1);
        model.sample(now);
        for (int round = 0; round < 5; round++) {
            aside.finish();
        }
    }

    void select(String... path) {
        step();
        model.reorder();
        step();
        SubjectRow row = null;
        for (var name : path) {
            row = model.rows().stream().filter(one -> one.line().name().equals(name)).findFirst().orElseThrow();
            if (!model.isOpen(row) && row.line().expandable()) {
                model.open(row);
                step();
            }
        }
        model.select(row);
        step();
    }
}
