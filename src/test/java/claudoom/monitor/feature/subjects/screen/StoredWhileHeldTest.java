package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.PayloadNumbers;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What streams answer while somebody points at the tree. */
class StoredWhileHeldTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final Swarm swarm = new Swarm();
    private final Later aside = new Later();
    private final Later ask = new Later();
    private final FakeArchive archive = new FakeArchive();
    private final Memory memory = Memory.ofThisRun();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final SubjectsViewModel model = new SubjectsViewModel(tree, aside, ValueLine::of, memory,
            new LeafSources(new LeafWatch(tree, new Gaps(), new PayloadNumbers(Readings.ofThisRun())), archive, aside,
                    ask, memory));
    private Instant now = T0;

    @Test
    void answersWaitUntilThePointerHasLeft() {
        swarm.send("lab.m.x", T0.toEpochMilli());
        step();
        archive.store("S", 1, "lab.a", "", T0);
        archive.store("S", 2, "lab.b", "", T0);
        model.point(true);
        connect();
        assertThat(tree.facts(SubjectTree.ROOT).storedOnly()).isEqualTo(2);
        assertThat(names()).containsExactly("lab", "m", "x");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order · 2 new");
        model.point(false);
        step();
        assertThat(names()).containsExactly("lab", "a", "b", "m", "x");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order");
    }

    @Test
    void whatIsAskedForByHandComesAtOnce() {
        swarm.send("lab.m.x", T0.toEpochMilli());
        step();
        connect();
        archive.store("S", 1, "lab.a", "", T0);
        model.point(true);
        model.refresh();
        answers();
        assertThat(names()).contains("a");
        archive.streams.clear();
        step();
        now = now.plusSeconds(60);
        step();
        answers();
        assertThat(names()).as("no row stays whose numbers would mean nothing").doesNotContain("a");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order");
    }

    @Test
    void whatBelongsBelowTheLineThatWasOpenedComesThereAndNothingElseMoves() {
        swarm.send("lab.m.x", T0.toEpochMilli());
        swarm.send("lab.n.x", T0.toEpochMilli());
        archive.store("S", 1, "lab.m.a", "", T0);
        archive.store("S", 2, "lab.m.b", "", T0);
        archive.said.put("S", 90_000L);
        step();
        connect();
        model.point(true);
        swarm.send("lab.a.x", T0.toEpochMilli());
        model.open(model.rows().get(1));
        answers();
        assertThat(names()).containsExactly("lab", "m", "a", "b", "x", "n");
        assertThat(model.words().reorderProperty().get()).isEqualTo("Re-order · 1 new");
    }

    private void connect() {
        model.link(new LinkState(LinkState.Phase.CONNECTED, now, "", null, null));
        answers();
    }

    private void answers() {
        while (ask.waiting() + aside.waiting() > 0) {
            ask.finish();
            aside.finish();
        }
        step();
    }

    private void step() {
        now = now.plusSeconds(2);
        model.sample(now);
        aside.finish();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.line().name()).toList();
    }
}
