package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.StoredShelf;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.PayloadNumbers;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When which stream is asked for its subjects, and that nobody is asked twice. */
class StoredTreeViewModelTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final Later ask = new Later();
    private final FakeArchive archive = new FakeArchive();
    private final Memory memory = Memory.ofThisRun();
    private final Map<String, Long> tree = new TreeMap<>();
    private final StoredTreeViewModel model = new StoredTreeViewModel(new LeafSources(
            new LeafWatch(new SubjectTree(new Swarm().traffic()), new Gaps(), new PayloadNumbers(Readings.ofThisRun())),
            archive, ask, ask,
            memory), new Shelf());

    private final class Shelf implements StoredShelf {
        @Override
        public boolean stored(String stream, String subject, long messages) {
            tree.put(stream + " " + subject, messages);
            return true;
        }

        @Override
        public void forgetStored(String stream) {
            tree.keySet().removeIf(key -> key.startsWith(stream + " "));
        }
    }

    @Test
    void aSmallStreamIsAskedAtOnceAndOnce() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.store("S", 2, "lab.a.x", "", T0);
        model.begin(List.of("lab"));
        all();
        assertThat(tree).containsOnly(Map.entry("S lab.a.x", 2L));
        model.opened("lab");
        model.opened("lab.a");
        model.begin(List.of("lab"));
        all();
        assertThat(archive.asked).containsExactly("streams", "subjects S >");
    }

    @Test
    void whatIsOpenedWhileStreamsAreAskedForIsNotForgotten() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.said.put("S", 90_000L);
        model.begin(List.of());
        model.opened(List.of("lab.a"));
        all();
        assertThat(archive.asked).containsExactly("streams", "subjects S lab.a.>");
    }

    @Test
    void aLargeStreamIsAskedBelowWhatIsOpenedOnly() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.store("S", 2, "lab.b.x", "", T0);
        archive.said.put("S", 90_000L);
        model.begin(List.of());
        all();
        assertThat(archive.asked).containsExactly("streams");
        model.opened("lab.a");
        model.opened("other");
        model.opened("lab.a.deeper");
        all();
        assertThat(archive.asked).containsExactly("streams", "subjects S lab.a.>");
        assertThat(tree).containsOnlyKeys("S lab.a.x");
        model.filtered("lab.*.x");
        all();
        assertThat(archive.asked).last().isEqualTo("subjects S lab.*.x");
        assertThat(tree).containsOnlyKeys("S lab.a.x", "S lab.b.x");
    }

    @Test
    void aHugeStreamIsNotAskedAsAWholeAndThatIsSaid() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.said.put("S", 2_000_000L);
        model.begin(List.of("lab"));
        all();
        assertThat(archive.asked).containsExactly("streams");
        assertThat(model.stateProperty().get())
                .isEqualTo("S holds 2,000,000 subjects of lab.>: narrow the filter, or open a line further down.");
    }

    @Test
    void whatIsClosedAgainIsNotAskedAnyMore() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.said.put("S", 90_000L);
        model.begin(List.of());
        all();
        model.opened("lab.a");
        model.opened("lab.b");
        model.closed("lab.b");
        model.closed("lab.a");
        all();
        assertThat(archive.asked).as("one was on its way").hasSizeLessThanOrEqualTo(2);
        assertThat(tree).isEmpty();
        model.opened("lab.a");
        all();
        assertThat(tree).containsOnlyKeys("S lab.a.x");
    }

    @Test
    void switchedOffItForgetsAndAsksNothingAlsoInAnotherRun() {
        archive.store("S", 1, "lab.a.x", "", T0);
        model.begin(List.of());
        all();
        model.show(false, List.of());
        all();
        assertThat(tree).isEmpty();
        archive.asked.clear();
        model.opened("lab");
        model.begin(List.of());
        all();
        assertThat(archive.asked).isEmpty();
        assertThat(memory.get("stored")).isEqualTo("no");
        model.show(true, List.of());
        all();
        assertThat(tree).containsOnlyKeys("S lab.a.x");
    }

    @Test
    void askedAgainItShowsWhatIsTrueNow() {
        archive.store("S", 1, "lab.a.x", "", T0);
        model.begin(List.of());
        all();
        archive.streams.remove("S");
        archive.store("S", 2, "lab.b", "", T0);
        model.refresh(List.of());
        all();
        assertThat(tree).containsOnlyKeys("S lab.b");
    }

    @Test
    void whatAStreamHeldGoesWithTheStreamByItself() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.store("KEPT", 1, "lab.kept", "", T0);
        connect(T0);
        archive.streams.remove("S");
        model.sample(T0.plusSeconds(5));
        all();
        assertThat(tree).as("not asked all the time").hasSize(2);
        model.sample(T0.plusSeconds(11));
        all();
        assertThat(tree).containsOnlyKeys("KEPT lab.kept");
        assertThat(archive.asked).as("nothing else changed").endsWith("streams").hasSize(4);
    }

    @Test
    void aStreamThatWasMadeAnewOrEmptiedIsAskedAgain() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.store("E", 1, "lab.e", "", T0);
        connect(T0);
        archive.streams.clear();
        archive.store("S", 1, "lab.b", "", T0);
        archive.made.put("S", "later");
        archive.streams.put("E", new java.util.TreeMap<>());
        model.sample(T0.plusSeconds(11));
        all();
        assertThat(tree).containsOnlyKeys("S lab.b");
    }

    @Test
    void withANewConnectionAllIsAskedAgainAndWhatIsNotKnownIsSaidToBeFromBefore() {
        archive.store("S", 1, "lab.a.x", "", T0);
        archive.store("L", 1, "lab.l.x", "", T0);
        archive.said.put("L", 90_000L);
        connect(T0);
        model.opened("lab.l");
        all();
        assertThat(tree).containsOnlyKeys("S lab.a.x", "L lab.l.x");
        archive.streams.remove("S");
        archive.store("L", 2, "lab.l.y", "", T0);
        archive.trouble = "JetStream does not answer.";
        connect(T0.plusSeconds(2));
        assertThat(model.stateProperty().get()).startsWith("What streams hold is from ")
                .endsWith(" JetStream does not answer.");
        assertThat(tree).hasSize(2);
        archive.trouble = "";
        model.sample(T0.plusSeconds(6));
        all();
        assertThat(tree).containsOnlyKeys("L lab.l.x", "L lab.l.y");
        assertThat(model.stateProperty().get()).isEmpty();
    }

    private void connect(Instant at) {
        model.sample(at);
        model.link(new LinkState(LinkState.Phase.CONNECTED, at, "", null, null), List::of);
        model.sample(at);
        all();
    }

    @Test
    void withoutStreamsThatIsSaid() {
        archive.trouble = "JetStream is not switched on for this account.";
        model.begin(List.of());
        all();
        assertThat(model.stateProperty().get())
                .isEqualTo("What streams hold is not shown. JetStream is not switched on for this account.");
    }

    private void all() {
        while (ask.waiting() > 0) {
            ask.finish();
        }
    }
}
