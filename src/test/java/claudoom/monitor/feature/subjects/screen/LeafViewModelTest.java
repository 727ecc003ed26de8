package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.Charted;
import claudoom.monitor.feature.subjects.model.Differences;
import claudoom.monitor.feature.subjects.model.HistoryLine;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.PayloadNumbers;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.payload.As;
import claudoom.monitor.payload.Reading;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The panel of a subject, step by step and without a toolkit. */
class LeafViewModelTest {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");

    private final Swarm swarm = new Swarm();
    private final Later aside = new Later();
    private final Later ask = new Later();
    private final FakeArchive archive = new FakeArchive();
    private final Readings readings = Readings.ofThisRun();
    private final Memory memory = Memory.ofThisRun();
    private final SubjectTree tree = new SubjectTree(swarm.traffic());
    private final Gaps gaps = new Gaps();
    private SubjectsViewModel model = fresh();
    private Instant now = T0;

    private SubjectsViewModel fresh() {
        var watch = new LeafWatch(tree, gaps, new PayloadNumbers(readings));
        return new SubjectsViewModel(tree, aside, ValueLine::of, memory,
                new LeafSources(watch, archive, aside, ask, memory.part("leaf"), readings));
    }

    @Test
    void theHistoryStandsStillWhileAMessageIsChosen() {
        death(9);
        death(12);
        select("death");
        model.leaf().look(LeafTab.HISTORY);
        step();
        assertThat(payloads()).containsExactly("{\"kills\":12,\"cause\":\"IMP\"}", "{\"kills\":9,\"cause\":\"IMP\"}");
        assertThat(history().stateProperty().get()).isEqualTo("2 live");

        history().pick(List.of(message(0)));
        death(13);
        step();
        assertThat(payloads()).hasSize(2);
        assertThat(history().newerProperty().get()).isEqualTo("1 newer");
        history().pick(List.of());
        assertThat(payloads()).hasSize(3);
        assertThat(history().newerProperty().get()).isEmpty();
    }

    @Test
    void oneChosenMessageIsComparedWithTheOneBeforeAndTwoWithEachOther() {
        death(9);
        death(12);
        death(15);
        select("death");
        model.leaf().look(LeafTab.HISTORY);
        step();
        history().pick(List.of(message(1)));
        aside.finish();
        assertThat(words()).containsExactly("kills  9 → 12");
        history().pick(List.of(message(0), message(2)));
        aside.finish();
        assertThat(words()).containsExactly("kills  9 → 15");
        assertThat(history().comparedProperty().get())
                .containsPattern("^From [0-9:]+\\.[0-9]{3}, to [0-9:]+\\.[0-9]{3}$");
        history().pick(List.of(message(2)));
        aside.finish();
        assertThat(history().changesProperty().get()).isNull();
        assertThat(history().comparedProperty().get()).startsWith("There is no message before");
    }

    @Test
    void olderMessagesAreAskedForOnlyWhenSomebodyLooksAndStopAtTheEnd() {
        for (int n = 1; n <= 150; n++) {
            archive.store("S", n, "lab.death", "{\"kills\":" + n + "}", T0.minusSeconds(200 - n));
        }
        death(9);
        select("death");
        step();
        ask.finish();
        assertThat(archive.asked).isEmpty();
        model.leaf().look(LeafTab.HISTORY);
        ask.finish();
        assertThat(archive.asked).containsExactly("holders lab.death");
        assertThat(stored().olderProperty().get()).isEqualTo("S holds 150");

        stored().loadOlder();
        assertThat(stored().busyProperty().get()).isTrue();
        ask.finish();
        step();
        assertThat(payloads()).hasSize(101);
        assertThat(history().stateProperty().get()).isEqualTo("1 live · 100 from the stream");
        stored().loadOlder();
        ask.finish();
        step();
        assertThat(payloads()).hasSize(151).endsWith("{\"kills\":1}");
        assertThat(stored().loadableProperty().get()).isFalse();
        assertThat(stored().olderProperty().get()).isEqualTo("That is all that S holds");
        assertThat(archive.asked).containsExactly("holders lab.death", "older lab.death 151", "older lab.death 51");
    }

    @Test
    void whatIsAnsweredForAnotherSubjectIsNotShown() {
        archive.store("S", 1, "lab.death", "{}", T0);
        death(9);
        swarm.send("lab.other", "{}", T0.toEpochMilli());
        select("death");
        model.leaf().look(LeafTab.STORED);
        select("other");
        ask.finish();
        assertThat(stored().holders()).extracting(holder -> holder.messages()).doesNotContain(1L);
    }

    @Test
    void aFailureIsSaidAndCanBeTriedAgain() {
        archive.trouble = "This login may not use X.";
        death(9);
        select("death");
        model.leaf().look(LeafTab.HISTORY);
        ask.finish();
        assertThat(stored().stateProperty().get()).isEqualTo("This login may not use X.");
        assertThat(stored().loadableProperty().get()).isFalse();
        archive.trouble = "";
        archive.store("S", 1, "lab.death", "{}", T0);
        stored().refresh();
        ask.finish();
        assertThat(stored().stateProperty().get()).isEmpty();
        assertThat(stored().loadableProperty().get()).isTrue();
    }

    @Test
    void aChartOutlivesAnotherSelectionAndAnotherRun() {
        death(9);
        swarm.send("lab.other", "{}", T0.toEpochMilli());
        select("death");
        assertThat(model.leaf().charts().chart("/kills")).isTrue();
        step();
        assertThat(line().points().values()).containsExactly(9);
        assertThat(line().word()).isEqualTo("kills");

        select("other");
        assertThat(model.leaf().charts().shownProperty().get().lines()).isEmpty();
        death(12);
        step();
        select("death");
        step();
        assertThat(line().points().values()).containsExactly(9, 12);

        model = fresh();
        select("death");
        step();
        assertThat(line().points().values()).as("as far as the tail reaches").containsExactly(9, 12);
        model.leaf().charts().remove(new Charted("lab.death", "/kills"));
        assertThat(memory.get("leaf.charts")).isNull();
    }

    @Test
    void brokenMemoriesAreNoHarm() {
        memory.put("leaf.charts", "\t\nno tab\nlab.death\t/kills");
        memory.put("leaf.tab", "no such tab");
        model = fresh();
        assertThat(model.leaf().tabProperty().get()).isEqualTo(LeafTab.VALUE);
        death(9);
        select("death");
        step();
        assertThat(line().points().values()).containsExactly(9);
    }

    @Test
    void eightLinesAreTheMost() {
        death(9);
        select("death");
        for (int n = 0; n < 8; n++) {
            assertThat(model.leaf().charts().chart("/n" + n)).isTrue();
        }
        assertThat(model.leaf().charts().chart("/n8")).isFalse();
        assertThat(model.leaf().charts().saidProperty().get()).startsWith("Not charted: eight lines");
    }

    @Test
    void veryManySiblingsAreSummedUpBesideTheFrames() {
        for (int n = 0; n < 5_000; n++) {
            swarm.send("lab.agent-" + n, "{}", T0.toEpochMilli());
        }
        step();
        model.reorder();
        aside.finish();
        var group = model.rows().stream().filter(row -> row.line().isRange() && row.line().range().size() == 5_000)
                .findFirst().orElseThrow();
        model.select(group);
        assertThat(model.leaf().sumsProperty().get()).isEqualTo("Counting 5,000 values…");
        step();
        step();
        assertThat(model.leaf().sumsProperty().get()).startsWith("5,000 subjects · 5,000 messages");
        assertThat(model.leaf().missingProperty().get()).isEqualTo("Open it to see these subjects.");
    }

    @Test
    void commandsCanBePasted() {
        swarm.send("lab.it's", "{\"a\": \"it's\"}", T0.toEpochMilli());
        select("it's");
        assertThat(model.leaf().natsSub()).isEqualTo("nats sub 'lab.it'\\''s'");
        assertThat(model.leaf().sendAgainProperty().get().command())
                .isEqualTo("nats pub 'lab.it'\\''s' '{\"a\": \"it'\\''s\"}'");
    }

    @Test
    void whatACommandCannotHoldIsSaidAndNotCopiedWithoutIt() {
        swarm.send("lab.large", "x".repeat(9_000), T0.toEpochMilli());
        swarm.send("lab.braces", "{{Count}}", T0.toEpochMilli());
        swarm.send("lab.empty", "", T0.toEpochMilli());
        swarm.traffic().take("lab.binary", new byte[] {(byte) 0xff, 0, 1}, null, T0.toEpochMilli());
        for (var one : Map.of("large", "8 KiB", "braces", "{{", "binary", "plain text").entrySet()) {
            select(one.getKey());
            var again = model.leaf().sendAgainProperty().get();
            assertThat(again.command()).isEmpty();
            assertThat(again.why()).startsWith("No nats pub: ").contains(one.getValue());
        }
        select("empty");
        assertThat(model.leaf().sendAgainProperty().get().command()).isEqualTo("nats pub 'lab.empty' ''");
        model.select(model.rows().getFirst());
        assertThat(model.leaf().sendAgainProperty().get()).isEqualTo(SendAgain.NOTHING);
    }

    @Test
    void anIntervalInWhichSomethingMayHaveBeenMissedIsNoInterval() {
        death(9);
        select("death");
        assertThat(model.leaf().intervalProperty().get()).isEqualTo("first one heard");
        death(12);
        step();
        assertThat(model.leaf().intervalProperty().get()).endsWith(" s");
        gaps.begin(now.plusMillis(100));
        gaps.end(now.plusMillis(300), swarm.traffic().messages());
        death(15);
        step();
        assertThat(model.leaf().intervalProperty().get()).startsWith("not known");
    }

    @Test
    void whatWasChosenToReadAsHoldsForHistoryAndChartsToo() {
        readings.choose("lab.death", new As(Reading.TEXT, null));
        death(9);
        death(12);
        select("death");
        model.leaf().look(LeafTab.HISTORY);
        model.leaf().charts().chart("/kills");
        step();
        assertThat(model.leaf().numbers()).isEmpty();
        assertThat(model.leaf().charts().stateProperty().get()).isEqualTo("no number found yet at kills");
        history().pick(List.of(message(0)));
        aside.finish();
        assertThat(words()).as("line by line").noneMatch(words -> words.startsWith("kills"));

        readings.choose("lab.death", As.AUTO);
        step();
        aside.finish();
        assertThat(line().points().values()).containsExactly(9, 12);
        assertThat(model.leaf().charts().stateProperty().get()).isEmpty();
        assertThat(words()).containsExactly("kills  9 → 12");
    }

    @Test
    void theOldestOfTooManyLinesDoesNotGoWithoutAWord() {
        for (int n = 0; n < ChartViewModel.MOST; n++) {
            model.leaf().charts().show("lab." + n / 8);
            assertThat(model.leaf().charts().chart("/n" + n)).isTrue();
            assertThat(model.leaf().charts().saidProperty().get()).isEmpty();
        }
        model.leaf().charts().show("lab.more");
        assertThat(model.leaf().charts().chart("/more")).isTrue();
        assertThat(model.leaf().charts().saidProperty().get()).contains("n0 of lab.0");
    }

    private void death(int kills) {
        now = now.plusSeconds(1);
        swarm.send("lab.death", "{\"kills\":" + kills + ",\"cause\":\"IMP\"}", now.toEpochMilli());
    }

    private void select(String name) {
        step();
        model.reorder();
        var lab = model.rows().getFirst();
        if (!model.isOpen(lab)) {
            model.open(lab);
        }
        aside.finish();
        model.select(model.rows().stream().filter(row -> row.line().name().equals(name)).findFirst().orElseThrow());
        step();
    }

    /** A second passes, and what is done beside the frames is done. */
    private void step() {
        now = now.plusSeconds(1);
        model.sample(now);
        aside.finish();
    }

    private HistoryViewModel history() {
        return model.leaf().history();
    }

    private StoredViewModel stored() {
        return model.leaf().stored();
    }

    private ChartViewModel.ChartLine line() {
        return model.leaf().charts().shownProperty().get().lines().getFirst();
    }

    private HistoryMessage message(int at) {
        return messages().get(at);
    }

    private List<HistoryMessage> messages() {
        return history().lines().stream().filter(HistoryLine.Message.class::isInstance)
                .map(line -> ((HistoryLine.Message) line).message()).toList();
    }

    private List<String> payloads() {
        return messages().stream().map(one -> new String(one.arrival().payload(), StandardCharsets.UTF_8)).toList();
    }

    private List<String> words() {
        Differences found = Objects.requireNonNull(history().changesProperty().get());
        return found.list().stream().map(ChangesPane::words).toList();
    }
}
