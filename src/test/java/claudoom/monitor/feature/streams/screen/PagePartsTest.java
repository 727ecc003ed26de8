package claudoom.monitor.feature.streams.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.streams.model.ConsumerLine;
import claudoom.monitor.feature.streams.model.Item;
import claudoom.monitor.feature.streams.model.SubjectPage;
import claudoom.monitor.feature.streams.model.SubjectPage.Order;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.ListPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the page of a stream asks for, and when. */
class PagePartsTest {

    private final FakeDesk desk = new FakeDesk();

    private SubjectsViewModel subjects() {
        return new SubjectsViewModel(desk, "S", new Aside() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> then) {
                then.accept(work.get());
            }
        });
    }

    private void later(Duration time, ConsumersViewModel model) {
        desk.now = desk.now.plus(time);
        model.tick();
    }

    @Test
    void consumersAreAskedForEveryTwoSecondsWhileSomebodyLooks() {
        var model = new ConsumersViewModel(desk, "S");
        assertThat(desk.consumersAsked).as("nobody has looked yet").isZero();
        model.tick();
        assertThat(model.rows()).hasSize(3);
        later(Duration.ofMillis(1_900), model);
        assertThat(desk.consumersAsked).isEqualTo(1);
        assertThat(model.ageProperty().get()).isEqualTo("asked 2 s ago, every 2 s");
        var row = model.rows().getFirst();
        desk.consumers = List.of(new ConsumerLine("analytics-processor", "pull, ack explicit", "x", 99L, 3L, 0L),
                desk.consumers.get(1), desk.consumers.get(2));
        later(Duration.ofMillis(100), model);
        assertThat(desk.consumersAsked).isEqualTo(2);
        assertThat(model.rows().getFirst()).as("the same row").isSameAs(row);
        assertThat(row.lineProperty().get().pending()).isEqualTo(99);
        assertThat(row.staleProperty().get()).isFalse();
    }

    @Test
    void whatIsNotToldAnyMoreIsDimmedAndGoesTheSecondTime() {
        var model = new ConsumersViewModel(desk, "S");
        model.tick();
        desk.consumers = desk.consumers.subList(1, 3);
        later(Duration.ofSeconds(2), model);
        assertThat(model.rows()).hasSize(3).filteredOn(row -> row.name().equals("analytics-processor"))
                .allMatch(row -> row.lineProperty().get().pending() == null && row.staleProperty().get());
        later(Duration.ofSeconds(2), model);
        assertThat(model.rows()).hasSize(2);
        desk.trouble = "This login may not use $JS.API.CONSUMER.LIST.S.";
        later(Duration.ofSeconds(2), model);
        int asked = desk.consumersAsked;
        later(Duration.ofSeconds(8), model);
        assertThat(desk.consumersAsked).as("a refusal is a line in a log").isEqualTo(asked);
        assertThat(model.rows()).hasSize(2).allMatch(row -> row.staleProperty().get());
        assertThat(model.ageProperty().get()).startsWith("from ").endsWith("may not use $JS.API.CONSUMER.LIST.S.");
        assertThat(model.phaseProperty().get()).isEqualTo(ListPhase.SHOWN);
        desk.trouble = "";
        model.hurry();
        model.tick();
        assertThat(desk.consumersAsked).isEqualTo(asked + 1);
        assertThat(model.rows()).noneMatch(row -> row.name().equals("dashboard-actions") && row.staleProperty().get());
    }

    @Test
    void fewSubjectsAreAskedForWhenSomebodyLooksAndManyWhenSomebodyInsists() {
        var few = subjects();
        few.look(3L);
        few.look(3L);
        assertThat(desk.counted).containsExactly("> from 0");
        assertThat(few.lines()).extracting(SubjectPage.Line::messages).as("most first").containsExactly(20L, 10L, 0L);
        few.order(Order.NAME);
        assertThat(few.lines()).extracting(SubjectPage.Line::messages).containsExactly(0L, 10L, 20L);
        assertThat(few.wordsProperty().get()).isEqualTo("3 subjects · 30 messages");

        desk.counted.clear();
        desk.subjects = 250_000;
        var many = subjects();
        many.look(250_000L);
        assertThat(desk.counted).isEmpty();
        assertThat(many.phaseProperty().get()).isEqualTo(SubjectsViewModel.Phase.TOO_MANY);
        assertThat(many.troubleProperty().get()).contains("250,000 subjects").contains("Narrow");
        many.filterProperty().set("lab.agent.*.death");
        many.narrow();
        many.following();
        many.preceding();
        assertThat(desk.counted).containsExactly("lab.agent.*.death from 0", "lab.agent.*.death from 3",
                "lab.agent.*.death from 0");
        assertThat(many.wordsProperty().get())
                .isEqualTo("subjects 1 to 3 of 250,000 by name · 30 messages in these");
        many.filterProperty().set("a..b");
        many.narrow();
        assertThat(many.faultProperty().get()).isNotEmpty();
        desk.trouble = "The server did not answer.";
        many.again();
        assertThat(many.faultProperty().get()).as("what is typed is still wrong").isNotEmpty();
        many.filterProperty().set("");
        many.narrow();
        assertThat(many.phaseProperty().get()).isEqualTo(SubjectsViewModel.Phase.REFUSED);
        assertThat(many.lines()).isEmpty();
    }

    @Test
    void aPayloadThatIsNoTextIsNotShownAsOne() {
        assertThat(BrowseViewModel.preview(item(new byte[] {1, 2, (byte) 0xff}))).isEqualTo("binary 01 02 ff");
        assertThat(BrowseViewModel.preview(item(new byte[0]))).isEqualTo("empty");
        assertThat(BrowseViewModel.preview(Story.item(4))).startsWith("{\"agent_id\":");
    }

    private static Item item(byte[] payload) {
        return new Item(1, Story.NOW, "s", payload, Map.of());
    }

    @Test
    void theDayOfAMessageIsSaidUnlessItIsToday() {
        assertThat(StreamSigns.stored(Story.NOW, Story.NOW)).matches("[0-9:.]{12}");
        assertThat(StreamSigns.stored(Story.NOW.minus(Duration.ofDays(3)), Story.NOW)).startsWith("2026-11-19 ");
    }
}
