package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the user chooses on the subjects screen: filters, order, times; what is lit; what is remembered. */
class SubjectsChoicesTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final Swarm swarm = new Swarm();
    private final Later later = new Later();
    private final Memory memory = Memory.ofThisRun();
    private SubjectTree tree = new SubjectTree(swarm.traffic());
    private SubjectsViewModel model = new SubjectsViewModel(tree, later, ValueLine::of, memory);

    private void again() {
        tree = new SubjectTree(swarm.traffic());
        model = new SubjectsViewModel(tree, later, ValueLine::of, memory);
    }

    @Test
    void whatWasChosenIsThereAgain() {
        swarm.agents(3, at());
        sample(0);
        model.open(row("doom-agent-1"));
        model.filters().want(new Criterion("^lab|x", Criterion.Mode.REGEX, Criterion.Where.SUBJECT));
        model.filters().exclude(Criterion.NONE.text("score"));
        model.order(new SiblingOrder(SiblingOrder.By.BYTES, true));
        model.over(Window.MINUTE);
        again();
        sample(0);
        finish();
        sample(2_000);
        assertThat(model.filters().wantedProperty().get().text()).isEqualTo("^lab|x");
        assertThat(model.filters().wantedProperty().get().mode()).isEqualTo(Criterion.Mode.REGEX);
        assertThat(model.foundProperty().get()).isEqualTo("9 match");
        assertThat(model.order()).isEqualTo(new SiblingOrder(SiblingOrder.By.BYTES, true, Window.MINUTE));
        assertThat(model.windowProperty().get()).isEqualTo(Window.MINUTE);
        model.filters().want(Criterion.NONE);
        model.filters().exclude(Criterion.NONE);
        assertThat(names()).contains("doom-agent-1", "death").contains("observe");
    }

    @Test
    void aMemoryFullOfNonsenseIsNoMemory() {
        for (var name : List.of("filter", "exclude", "sort", "window", "open", "columns", "widths", "split")) {
            memory.put(name, "\u0000 = nonsense \n\n 7,5 = =");
        }
        again();
        swarm.agents(1, at());
        sample(0);
        finish();
        sample(1_500);
        assertThat(model.order().by()).isEqualTo(SiblingOrder.By.NAME);
        assertThat(model.remembered().splitOr(0.5)).isEqualTo(0.5);
        assertThat(model.remembered().columns()).isEmpty();
        assertThat(model.remembered().widths()).isEqualTo(Map.of());
        memory.put("open", "lab\n".repeat(100_000));
        again();
        sample(0);
        assertThat(model.words().heardProperty().get()).isTrue();
    }

    @Test
    void whileAnExpressionIsTypedTheTreeStaysAsItWas() {
        swarm.agents(3, at());
        sample(0);
        finish();
        sample(1_500);
        model.filter("score");
        finish();
        assertThat(model.foundProperty().get()).isEqualTo("3 match");
        for (var typed : List.of("/", "/d", "/dea(", "/dea(th/")) {
            model.filter(typed);
            finish();
            assertThat(model.filters().faultProperty().get()).as(typed).endsWith("tree as before");
            assertThat(model.filters().through()).as(typed).isEqualTo(3);
        }
        model.filters().exclude(Criterion.NONE.text("agent-1."));
        finish();
        assertThat(model.filters().through()).isEqualTo(2);
        model.filter("/(death|score)/");
        finish();
        assertThat(model.filters().faultProperty().get()).isEmpty();
        assertThat(model.filters().through()).isEqualTo(4);
        model.filter("\"/\"");
        finish();
        assertThat(model.filters().faultProperty().get()).isEmpty();
    }

    @Test
    void theTopTalkersSayThatTheFilterIsNotForThem() {
        swarm.agents(3, at());
        sample(0);
        model.filter("agent-1.score");
        finish();
        model.talkers().show(true);
        for (int second = 1; second < 6; second++) {
            swarm.agents(3, at() + second * 1_000L - 900);
            sample(second * 1_000L);
            finish();
        }
        assertThat(model.talkers().rows()).hasSizeGreaterThan(1);
        assertThat(model.words().busiestProperty().get())
                .startsWith(Figures.count((long) tree.subjects()) + " subjects")
                .contains("the " + model.talkers().rows().size() + " busiest of all")
                .contains("the filter is for the tree");
        model.filter("");
        sample(7_500);
        assertThat(model.words().busiestProperty().get()).doesNotContain("filter");
    }

    @Test
    void aSearchShowsWhatItHasFoundBeforeItIsThrough() {
        for (int n = 0; n < 400_000; n++) {
            swarm.send("lab.a-" + n % 100 + ".n-" + n, "", at());
        }
        sample(0);
        finish();
        model.filters().want(new Criterion("n-\\d*7$", Criterion.Mode.REGEX, Criterion.Where.SUBJECT));
        later.finish();
        assertThat(model.foundProperty().get()).startsWith("searching… ").isNotEqualTo("searching… ");
        assertThat(names()).hasSizeGreaterThan(2);
        var first = model.filters().matches();
        model.filters().want(new Criterion("nobody", Criterion.Mode.TEXT, Criterion.Where.SUBJECT));
        assertThat(model.filters().matches()).as("until something is found the old ones stay").isSameAs(first);
        finish();
        assertThat(model.foundProperty().get()).isEqualTo("0 match");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatLooksAtPayloadsIsLookedAtAgain() {
        swarm.send("lab.a", "fine", at());
        swarm.send("lab.b", "broken", at());
        sample(0);
        model.filters().want(new Criterion("broken", Criterion.Mode.AUTO, Criterion.Where.PAYLOAD));
        finish();
        assertThat(names()).containsExactly("lab", "b");
        swarm.send("lab.a", "broken too", at());
        swarm.send("lab.b", "fine again", at());
        sample(10_000);
        finish();
        sample(20_000);
        finish();
        assertThat(model.foundProperty().get()).isEqualTo("1 match");
        assertThat(names()).containsExactly("lab", "a");
    }

    @Test
    void aRowIsLitForAMomentAfterASilence() {
        swarm.agents(2, at());
        sample(0);
        var row = row("doom-agent-1");
        sample(1_500);
        assertThat(lit(row)).isFalse();
        swarm.send("lab.agent.doom-agent-1.death", at());
        sample(1_700);
        assertThat(lit(row)).isTrue();
        assertThat(lit(row("doom-agent-0"))).isFalse();
        sample(2_300);
        assertThat(lit(row)).isFalse();
        for (int turn = 0; turn < 8; turn++) {
            swarm.send("lab.agent.doom-agent-1.death", at());
            sample(2_500 + turn * 200);
            assertThat(lit(row)).as("what never rests is not lit").isFalse();
        }
    }

    @Test
    void theChosenRowAndACalmDesktopAreNotLit() {
        swarm.agents(2, at());
        sample(0);
        model.select(row("doom-agent-1"));
        model.still(true);
        sample(1_500);
        swarm.agents(2, at());
        sample(1_700);
        assertThat(lit(row("doom-agent-0"))).isFalse();
        model.still(false);
        sample(3_500);
        swarm.agents(2, at());
        sample(3_700);
        assertThat(lit(row("doom-agent-0"))).isTrue();
        assertThat(lit(row("doom-agent-1"))).isFalse();
    }

    @Test
    void theWayToASubjectOpensGroupsAndRanges() {
        for (int n = 0; n < 30_000; n++) {
            swarm.send("lab.agent.a-" + n + ".x", "", at());
        }
        swarm.send("lab.other", at());
        sample(0);
        finish();
        model.filter("other");
        finish();
        int node = tree.nodes() - 2; // lab.agent.a-29999.x
        assertThat(tree.path(node)).isEqualTo("lab.agent.a-29999.x");
        var arrived = new ArrayList<SubjectRow>();
        model.go(node, arrived::add);
        finish();
        assertThat(arrived).hasSize(1);
        assertThat(arrived.getFirst().line().node()).isEqualTo(node);
        assertThat(model.selectedProperty().get()).isSameAs(arrived.getFirst());
        assertThat(model.filters().wantedProperty().get().text()).isEmpty();
        assertThat(names()).contains("a-29999");
    }

    @Test
    void theBusiestAreCountedWhileTheyAreShown() {
        sample(0);
        for (int n = 0; n < 30; n++) {
            for (int times = 0; times <= n; times++) {
                swarm.send("lab.s-" + n, "12345", at() + 100);
            }
        }
        sample(1_000);
        sample(2_000);
        later.finish();
        sample(3_000);
        assertThat(later.waiting()).isZero();
        model.talkers().show(true);
        later.finish();
        assertThat(model.talkers().rows()).hasSize(20);
        var first = model.talkers().rows().getFirst();
        assertThat(first.subjectProperty().get()).isEqualTo("lab.s-29");
        assertThat(first.messagesProperty().get()).isEqualTo("30");
        for (int times = 0; times < 100; times++) {
            swarm.send("lab.s-3", "12345", at() + 3_100);
        }
        sample(4_000);
        sample(5_500);
        later.finish();
        sample(8_000);
        later.finish();
        assertThat(first.subjectProperty().get()).as("rows stay, what they say changes").isEqualTo("lab.s-3");
        model.talkers().hold(true);
        for (int times = 0; times < 500; times++) {
            swarm.send("lab.s-29", "12345", at() + 8_100);
        }
        for (int second = 9; second < 12; second++) {
            sample(second * 1_000L);
            later.finish();
        }
        assertThat(first.subjectProperty().get()).as("held under the hand").isEqualTo("lab.s-3");
        assertThat(model.talkers().rows()).filteredOn(row -> row.subjectProperty().get().equals("lab.s-29"))
                .singleElement().satisfies(row -> assertThat(row.place()).isGreaterThan(1))
                .satisfies(row -> assertThat(row.messagesProperty().get()).isEqualTo("500"));
        assertThat(model.words().busiestProperty().get()).contains("places held");
        model.talkers().hold(false);
        sample(12_200);
        later.finish();
        assertThat(first.subjectProperty().get()).isEqualTo("lab.s-29");
        model.talkers().show(false);
        sample(20_000);
        assertThat(later.waiting()).isZero();
    }

    @Test
    void whatIsOnlyStoredIsMarked() {
        swarm.send("lab.live.x", at());
        tree.stored("OLD", "lab.old.x", 14_200);
        sample(0);
        finish();
        var row = row("old");
        assertThat(row.nameProperty().get().stored()).isTrue();
        assertThat(row.messagesProperty().get()).isEqualTo("14,200");
        assertThat(row.subjectsProperty().get()).isEqualTo("1");
        assertThat(row.rateProperty().get()).isEmpty();
        assertThat(row.newestProperty().get().text()).isEqualTo("stored, not live");
        assertThat(row("live").nameProperty().get().stored()).isFalse();
        assertThat(model.words().footProperty().get()).endsWith(" · 1 stored, not live");
        assertThat(RowWords.tip("lab.old", row)).contains("in streams when asked: 14,200 messages");
        swarm.send("lab.old.x", at());
        sample(1_000);
        assertThat(row.nameProperty().get().stored()).isFalse();
        assertThat(row.messagesProperty().get()).isEqualTo("1");
    }

    private static boolean lit(SubjectRow row) {
        return row.nameProperty().get().fresh();
    }

    private static long at() {
        return T0.toEpochMilli();
    }

    private void sample(long millis) {
        model.sample(T0.plusMillis(millis));
    }

    private void finish() {
        while (later.waiting() > 0) {
            later.finish();
        }
    }

    private SubjectRow row(String name) {
        return model.rows().stream().filter(row -> row.line().name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names() {
        return model.rows().stream().map(row -> row.line().name()).toList();
    }
}
