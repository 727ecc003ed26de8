package claudoom.monitor.feature.lag.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerGates;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.ConsumerSample;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.History;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.feature.lag.wire.LagReport;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Who could not be asked stays where it was, with what was known last and since when nothing is known. */
@ExtendWith(ApplicationExtension.class)
class UnknownSinceTest {

    private static final ConsumerId WORKER = new ConsumerId("EVENTS", "worker");
    private static final Instant T0 = History.BEGIN;

    private final LagBook book = new LagBook(Duration.ofSeconds(2));

    private void knownOnce() {
        book.take(new ConsumerRow(WORKER, History.PULL, new ConsumerSample(T0, T0, 40, 2, 0, 1, false, false,
                new Position(9, 9), new Position(7, 7), "n1")));
        book.take(new ConsumerRow(WORKER, History.PULL, null));
    }

    @Test
    void theRowSaysSoAndKeepsItsNumbersDimmed(FxRobot robot) {
        knownOnce();
        var model = new LagViewModel(book, () -> {});
        robot.interact(() -> {
            var view = new LagView(model);
            var scene = new Scene(view, 936, 600);
            model.show(T0.plusSeconds(4));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            var row = ((TableView<?>) view.lookup("#lag-table")).lookup(".table-row-cell");
            var row0 = model.rows().getFirst();

            assertThat(row0.lagProperty().get()).isEqualTo(42);
            assertThat(Objects.requireNonNull(row0.stateProperty().get()).word()).isEqualTo("UNKNOWN");
            assertThat(DriftCell.words(row0.driftProperty().get())).isEqualTo("since " + Figures.time(T0));
            assertThat(row.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("stale"));
            assertThat(text(view, "#lag-why")).isEqualTo("Unknown since " + Figures.time(T0)
                    + ": the numbers here are from then. No server leads this consumer now, so nobody can say how far it is.");
        });
    }

    @Test
    void theReportSaysSoAndTellsNoNumber() {
        knownOnce();

        assertThat(consumers(T0.plusSeconds(4)).getFirst()).containsEntry("state", "UNKNOWN").containsEntry("lag", null)
                .containsEntry("pending", null);

        book.take(new ConsumerRow(WORKER, History.PULL, new ConsumerSample(T0.plusSeconds(6), T0, 0, 0, 0, 1, false,
                false, new Position(9, 9), new Position(9, 9), "n1")));
        assertThat(consumers(T0.plusSeconds(6)).getFirst()).containsEntry("lag", 0L);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, @Nullable Object>> consumers(Instant now) {
        return (List<Map<String, @Nullable Object>>) Objects
                .requireNonNull(LagReport.of(book.picture(now)).get("consumers"));
    }

    @Test
    void thePageSaysSoAndKeepsItsNumbersDimmed(FxRobot robot) {
        var model = new ConsumerViewModel(false,
                new ConsumerViewModel.Ways(() -> {}, (deed, id) -> {}, id -> {}, () -> {}));
        robot.interact(() -> {
            var view = new ConsumerView(model, new LimitsCard(id -> List.of(), id -> null, id -> {}));
            var scene = new Scene(view, 936, 600);
            model.open(WORKER);
            model.accept(page(null), T0);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertThat(text(view, "#lag-consumer-state")).startsWith("UNKNOWN: nobody leads it");
            assertThat(text(view, "#lag-consumer-pending")).isEqualTo(Figures.UNKNOWN);

            model.accept(page(standing()), T0);
            assertThat(text(view, "#lag-consumer-pending")).isEqualTo("40 messages");
            assertThat(stale(view)).isFalse();
            knownOnce();
            model.does(book.consumer(WORKER, T0.plusSeconds(4)));
            assertThat(text(view, "#lag-consumer-how")).isEqualTo("UNKNOWN");
            assertThat(text(view, "#lag-consumer-why")).startsWith("Unknown since " + Figures.time(T0));

            model.accept(page(null), T0.plusSeconds(3));
            assertThat(text(view, "#lag-consumer-state"))
                    .startsWith("UNKNOWN since " + Figures.time(T0) + ": nobody leads it");
            assertThat(text(view, "#lag-consumer-pending")).isEqualTo("40 messages");
            assertThat(stale(view)).isTrue();
            assertThat(model.against(ConsumerAction.DELETE)).isNotNull();

            model.accept(page(standing()), T0);
            assertThat(stale(view)).isFalse();
            assertThat(model.against(ConsumerAction.DELETE)).isNull();
            model.failed("The server did not answer.");
            assertThat(text(view, "#lag-consumer-state"))
                    .startsWith("UNKNOWN since " + Figures.time(T0) + ": it could not be read again");
            assertThat(stale(view)).isTrue();
            assertThat(model.against(ConsumerAction.DELETE)).startsWith("It could not be read again");
            assertThat(view.lookup("#lag-consumer-delete").isDisabled()).isTrue();
        });
    }

    private static boolean stale(Node view) {
        return Objects.requireNonNull(view.lookup("#lag-consumer-state").getParent()).getPseudoClassStates()
                .contains(PseudoClass.getPseudoClass("stale"));
    }

    private static String text(Node view, String id) {
        return ((Label) view.lookup(id)).getText();
    }

    private static ConsumerStanding standing() {
        return new ConsumerStanding(T0, 40, 2, 0, 1, false, new Position(9, 9), new Position(7, 7), null, "n1",
                List.of());
    }

    private static ConsumerPage page(@Nullable ConsumerStanding standing) {
        var config = new ConsumerConfig("worker", "",
                new ConsumerConfig.Delivery("", "", "all", null, null, List.of(), "instant", false, 0, false, null),
                new ConsumerConfig.Acks("explicit", Duration.ofSeconds(30), -1, List.of(), 1_000L, ""),
                new ConsumerConfig.Pulls(512, 0, 0, null, List.of(), "", null),
                new ConsumerConfig.Life(true, null, 0, false, null), Map.of(), Map.of());
        return new ConsumerPage(WORKER, "b", config, T0, standing, new HomeStream("limits", 49, 1, 49, 1), null,
                Outstanding.NONE, null, ConsumerGates.of(new ConsumerGates.Ground(false, "2.15.1", null), WORKER,
                        config, standing, subject -> false));
    }
}
