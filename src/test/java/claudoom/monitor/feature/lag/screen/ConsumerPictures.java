package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerAction;
import claudoom.monitor.feature.lag.model.ConsumerConfig;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Acks;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Delivery;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Life;
import claudoom.monitor.feature.lag.model.ConsumerConfig.Pulls;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerGates;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPage.HomeStream;
import claudoom.monitor.feature.lag.model.ConsumerPage.StoredAt;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPlan.Change;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.Limits;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.feature.lag.model.Position;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Ground;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.ConfirmSheet;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the page of a consumer in both themes into target/pictures: {@code mvn test -Dtest=ConsumerPictures}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class ConsumerPictures {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final ConsumerId ID = new ConsumerId("AGENT_EVENTS", "death-processor");

    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        stage.setScene(new Scene(new StackPane(), 900, 640));
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void thePageIsDrawn(FxRobot robot) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            draw(robot, choice, "consumer", 1080, 720, page("2.15.1", false), false, model -> model.does(doing()));
            draw(robot, choice, "consumer-small", 936, 600, page("2.10.27", false), false,
                    model -> model.does(doing()));
            draw(robot, choice, "consumer-edit", 936, 600, page("2.15.1", false), false,
                    model -> model.begin(ConsumerAction.EDIT));
            draw(robot, choice, "consumer-paused", 936, 600, page("2.15.1", true), false,
                    model -> model.accept(new ConsumerDone(true, "Paused death-processor until 06:00:00.")));
            draw(robot, choice, "consumer-read-only", 936, 600, page("2.15.1", false), true, model -> {});
            draw(robot, choice, "consumer-unled", 936, 600, page("2.15.1", false), false,
                    model -> model.accept(unled(page("2.15.1", false)), NOW.plusSeconds(3)));
            draw(robot, choice, "consumer-stale", 936, 600, page("2.15.1", false), false,
                    model -> model.failed("The server did not answer in 5 s."));
            draw(robot, choice, "consumer-loading", 936, 600, null, false, model -> {});
            draw(robot, choice, "consumer-gone", 936, 600, null, false,
                    model -> model.failed("The server says: consumer not found."));
            sheet(robot, choice, "consumer-sheet-edit", null, List.of(new Change("max deliver", "3", "5"),
                    new Change("description", "none", "takes every death and writes it into the book of deaths")));
            sheet(robot, choice, "consumer-sheet-delete", "death-processor", List.of());
        }
    }

    private static ConsumerLag doing() {
        var book = Story.told();
        return book.picture(Story.END).consumers().stream()
                .filter(one -> one.id().consumer().equals("death-processor")).findFirst().orElseThrow();
    }

    private static ConsumerPage unled(ConsumerPage page) {
        return new ConsumerPage(page.id(), page.basis(), page.config(), page.created(), null, page.stream(), null,
                Outstanding.NONE, null, ConsumerGates.of(new ConsumerGates.Ground(false, "2.15.1", null), ID,
                        page.config(), null, subject -> false));
    }

    private static ConsumerPage page(String version, boolean paused) {
        var config = new ConsumerConfig("death-processor", "Writes every death into the book.",
                new Delivery("", "", "all", null, null, List.of("clau-doom.agent.*.death"), "instant", false, 0, false,
                        null),
                new Acks("explicit", Duration.ofSeconds(1), 6,
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)), 1_000L, ""),
                new Pulls(512, 0, 0, null, List.of(), "", null),
                new Life(true, null, 0, false, paused ? NOW.plusSeconds(3_600) : null),
                Map.of("io.nats.monitor.lag-critical", "10000"), Map.of());
        var standing = new ConsumerStanding(NOW, 1_234_567, 30, 56, 2, false, new Position(90_112, 81_004),
                new Position(90_012, 80_950), paused ? Duration.ofMinutes(59) : null, "n2", List.of());
        var found = new ArrayList<StoredAt>();
        for (int i = 0; i < 20; i++) {
            found.add(new StoredAt(80_951 + 2L * i, "clau-doom.agent.doom-agent-" + i + ".death",
                    NOW.minusMillis(9_000L - i * 123L)));
        }
        return new ConsumerPage(ID, "b", config, NOW.minusSeconds(86_400), standing,
                new HomeStream("limits", 1_404_311, 1, 1_404_311, 4), null, new Outstanding(found, false, null, NOW),
                new StoredAt(81_007, "clau-doom.agent.doom-agent-B.death", NOW.minusSeconds(8)),
                ConsumerGates.of(new ConsumerGates.Ground(false, version, null), ID, config, standing,
                        subject -> false));
    }

    private static void draw(FxRobot robot, Theme.Choice choice, String name, int width, int height,
            @Nullable ConsumerPage page, boolean readOnly, Consumer<ConsumerViewModel> then) {
        var made = new Scene[1];
        robot.interact(() -> {
            var model = new ConsumerViewModel(readOnly,
                    new ConsumerViewModel.Ways(() -> {}, (deed, id) -> {}, id -> {}, () -> {}));
            var lag = new LagViewModel(Story.told(), () -> {});
            lag.show(Story.END);
            var view = new ConsumerView(model, new LimitsCard(
                    id -> Limits.sources(Map.of("io.nats.monitor.redelivery-critical", "60"),
                            Map.of(Measure.PENDING, 500.0)),
                    lag::shown, id -> {}));
            made[0] = new Scene(view, width, height);
            new Theme(made[0]).choose(choice);
            model.open(ID);
            if (page != null) {
                model.accept(page, NOW);
            }
            then.accept(model);
            view.applyCss();
            view.layout();
        });
        robot.interact(() -> Picture.save(made[0], "%s-%s".formatted(name, choice)));
    }

    private void sheet(FxRobot robot, Theme.Choice choice, String name, @Nullable String type, List<Change> changes) {
        var link = new LinkState(LinkState.Phase.CONNECTED, NOW, "",
                new LinkState.ServerFacts("nats://10.0.0.5:4222", "lab-1", "2.15.1", true, null, 1 << 20), null);
        var ground = Ground.of(link);
        if (ground == null) {
            throw new AssertionError();
        }
        robot.interact(() -> {
            new Theme(stage.getScene()).choose(choice);
            var model = ConsumerConfirm.begin(NOW);
            new ConfirmSheet("lag", "Change a consumer", "Change the consumer?", model, stage,
                    new ConfirmSheet.Ways(() -> false, () -> {}, () -> {})).show();
            ConsumerConfirm.show(new ConsumerPrepared.Ready(new ConsumerPlan("1", ID,
                    type == null ? new ConsumerDeed.Resume() : new ConsumerDeed.Delete(), "b",
                    (type == null ? "Change" : "Delete") + " consumer death-processor of AGENT_EVENTS",
                    type == null ? "Change it" : "Delete the consumer",
                    List.of("Its place in the stream is lost: 1,234 messages not delivered and 30 messages not"
                            + " acknowledged. Its clients fail until it is made again, and then it begins anew.",
                            "No message leaves the stream."),
                    List.of("Somebody works with it right now: 2 requests wait."), changes,
                    "nats consumer rm AGENT_EVENTS death-processor",
                    "$JS.API.CONSUMER.DELETE.AGENT_EVENTS.death-processor", "", type, ground, NOW)), "lab", model, NOW);
            model.refresh(link, NOW.plusSeconds(1));
        });
        robot.interact(() -> {
            var scene = robot.lookup("#lag-sheet").query().getScene();
            Picture.save(scene, "%s-%s".formatted(name, choice));
            scene.getWindow().hide();
        });
    }
}
