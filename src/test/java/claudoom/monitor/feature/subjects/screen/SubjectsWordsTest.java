package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.feature.subjects.model.Window;
import org.junit.jupiter.api.Test;

/** What the subjects screen says in words says what the numbers beside it say. */
class SubjectsWordsTest {

    private final LeafScene scene = new LeafScene();

    private String foot() {
        return scene.model.words().footProperty().get();
    }

    @Test
    void theFootCountsLiveAndStoredSubjectsApart() {
        scene.deaths();
        scene.step();
        scene.model.reorder();
        scene.model.refresh();
        scene.step();
        scene.step();
        assertThat(foot()).isEqualTo("2 subjects · 2 shown · 1 stored, not live");
        scene.model.filter("lab");
        scene.step();
        scene.step();
        assertThat(foot()).isEqualTo("2 of 2 subjects shown · 1 of 1 stored, not live · a branch counts all below it");
        scene.model.filter("death");
        scene.step();
        scene.step();
        assertThat(foot()).isEqualTo("1 of 2 subjects shown · 0 of 1 stored, not live · a branch counts all below it");
    }

    @Test
    void aFilterThatFindsNothingSaysWhereItLooked() {
        scene.deaths();
        scene.step();
        assertThat(TreeWords.nothing(Criterion.NONE.text("x"))).contains("looks at subjects");
        assertThat(TreeWords.nothing(Criterion.NONE.text("x").where(Criterion.Where.PAYLOAD)))
                .contains("last payload").contains("64 KiB").doesNotContain("looks at subjects");
    }

    @Test
    void theTipOfAVeryLongSubjectFitsTheWindow() {
        scene.swarm.send("lab." + "x".repeat(3_000), LeafScene.T0.toEpochMilli());
        scene.step();
        scene.model.reorder();
        scene.step();
        var row = scene.model.rows().getLast();
        var tip = RowWords.tip(scene.model.path(row), row);
        assertThat(tip.lines().findFirst().orElseThrow()).hasSizeLessThanOrEqualTo(RowWords.LONGEST_TIP)
                .startsWith("lab.xxx").contains("…").endsWith("xxx");
    }

    @Test
    void bytesThatAreNotQuiteNoneAreNotNone() {
        assertThat(RowWords.bytes((Double) 0.2)).isEqualTo("<1 B");
        assertThat(RowWords.bytes((Double) 0.0)).isEqualTo("0 B");
        assertThat(RowWords.bytes((Double) 0.6)).isEqualTo("1 B");
    }

    @Test
    void thePanelTakesRatesOverTheSameTimeAsTheTree() {
        for (int second = 0; second < 30; second++) {
            scene.swarm.send("lab.burst", second < 10 ? "1" : "", LeafScene.T0.plusSeconds(second).toEpochMilli());
            scene.now = LeafScene.T0.plusSeconds(second);
            scene.tree.sample(scene.now.toEpochMilli());
        }
        scene.now = LeafScene.T0.plusSeconds(50);
        scene.select("lab", "burst");
        var sums = scene.model.leaf().sumsProperty();
        assertThat(sums.get()).endsWith(" · 0 msg/s over 10\u00a0s");
        scene.model.over(Window.MINUTE);
        scene.step();
        assertThat(sums.get()).endsWith(" msg/s over 60\u00a0s").doesNotContain(" 0 msg/s");
    }

    @Test
    void theRateOfASubscriptionIsNotTakenOverLessThanASecond() {
        var row = new SubscriptionRow(listening(0));
        row.sample(listening(100), true, 1_000);
        row.sample(listening(116), true, 1_600);
        assertThat(row.perSecond().get()).isNull();
        row.sample(listening(132), true, 2_600);
        assertThat(row.perSecond().get()).isEqualTo(20.0);
    }

    private static Listening listening(long messages) {
        return new Listening("lab.>", messages, 0, 0, false, true);
    }
}
