package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.Criterion;
import claudoom.monitor.feature.subjects.model.SiblingOrder;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the subjects screen in its states into target/pictures: {@code mvn test -Dtest=SubjectsPictures}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class SubjectsPictures {

    private static final Instant T0 = Instant.parse("2026-11-21T19:42:00Z");
    private static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    private Scene scene;
    private Theme theme;
    private Swarm swarm;
    private SubjectTree tree;
    private SubjectsViewModel model;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    private void fresh() {
        swarm = new Swarm();
        tree = new SubjectTree(swarm.traffic());
        model = new SubjectsViewModel(tree, AT_ONCE, ValueLine::of);
        scene.setRoot(new SubjectsView(model, new Later(), "lab.>", subject -> {}));
        model.sample(T0);
    }

    private void busy() {
        fresh();
        for (int second = 0; second < 12; second++) {
            long at = T0.plusSeconds(second).toEpochMilli();
            swarm.agents(30, at);
            for (int n = 0; n < 900; n++) {
                swarm.send("lab.agent.doom-agent-" + n % 7 + ".action",
                        "{\"action\": \"ATTACK\", \"confidence\": 0.85}",
                        at);
            }
            model.sample(T0.plusSeconds(second).plusMillis(300));
        }
        swarm.send("lab.metrics.agent.doom-agent-3.kills", "12", T0.toEpochMilli());
        swarm.send("lab.system.orchestrator.ready", "{\"status\": \"ready\"}", T0.toEpochMilli());
        swarm.send("lab.\u001b[31mred.\u202Eevil.*", "\u001b[31m\u202Eevil", T0.toEpochMilli());
        tree.stored("OLD", "lab.archive.run-1", 14_200);
        swarm.send("lab.long." + "x".repeat(3_900), "long", T0.toEpochMilli());
        swarm.send("lab..empty..", "", T0.toEpochMilli());
        for (int n = 0; n < 2_500; n++) {
            swarm.send("lab.session.s-" + n, "{}", T0.toEpochMilli());
        }
        model.sample(T0.plusSeconds(14));
        model.sample(T0.plusSeconds(16));
    }

    @Test
    void everyState(FxRobot robot) {
        robot.interact(this::fresh);
        draw(robot, "empty");
        robot.interact(this::busy);
        robot.interact(() -> open("agent", "doom-agent-0", "doom-agent-3", "session", "s-0", "\u001b[31mred", ""));
        draw(robot, "tree");
        robot.interact(() -> {
            var death = model.rows().stream().filter(row -> row.line().name().equals("death")).findFirst();
            model.select(death.orElseThrow());
        });
        draw(robot, "leaf");
        robot.interact(() -> model.link(new LinkState(LinkState.Phase.RECONNECTING, T0, "", null, null)));
        draw(robot, "stale");
        robot.interact(() -> model.filter("lab.*.*.death"));
        draw(robot, "filtered");
        robot.interact(() -> {
            model.filter("");
            model.select(null);
            model.close(row("agent"));
            model.close(row("s-0"));
            model.open(row("long"));
            model.select(model.rows().get(model.rows().indexOf(row("long")) + 1));
        });
        draw(robot, "ranges");
        robot.interact(() -> {
            model.select(null);
            model.filter("/doom-agent-[12]+$|death(/");
            model.filters().exclude(Criterion.NONE.text("metrics..x*"));
        });
        draw(robot, "faults");
        robot.interact(() -> {
            model.filters().exclude(Criterion.NONE);
            model.filters().want(new Criterion("ATTACK", Criterion.Mode.TEXT, Criterion.Where.PAYLOAD));
            model.order(new SiblingOrder(SiblingOrder.By.MESSAGES, false));
        });
        draw(robot, "payload");
        robot.interact(() -> {
            model.filters().want(Criterion.NONE.text("death"));
            model.talkers().show(true);
        });
        draw(robot, "talkers");
        robot.interact(this::fresh);
        robot.interact(this::huge);
        draw(robot, "huge");
        robot.interact(() -> ((ToggleButton) scene.lookup("#subjects-detail")).fire());
        draw(robot, "alone");
    }

    private void huge() {
        for (int n = 0; n < 1_300; n++) {
            swarm.send("lab.agent.doom-agent-" + n + ".action", "{\"action\": \"ATTACK\"}", T0.toEpochMilli());
            swarm.send("lab.agent." + n + ".action", "{}", T0.toEpochMilli());
            swarm.send("lab.agent." + new UUID(n * 0x9E3779B97F4A7C15L, n) + ".action", "{}", T0.toEpochMilli());
        }
        swarm.send("lab.agent.alice.action", "{}", T0.toEpochMilli());
        model.sample(T0.plusSeconds(1));
        open("agent");
    }

    private void open(String... names) {
        for (var name : names) {
            model.rows().stream().filter(row -> row.line().name().equals(name)
                    || (row.line().isRange() && row.line().range().firstName().equals(name))).findFirst()
                    .ifPresent(row -> {
                        if (!model.isOpen(row)) {
                            model.open(row);
                        }
                    });
        }
        model.sample(T0.plusSeconds(17));
    }

    private SubjectRow row(String name) {
        return model.rows().stream().filter(row -> row.line().name().equals(name)
                || (row.line().isRange() && row.line().range().firstName().equals(name))).findFirst().orElseThrow();
    }

    private void draw(FxRobot robot, String state) {
        for (var choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            robot.interact(() -> {
                theme.choose(choice);
                scene.getWindow().setWidth(1000);
                scene.getWindow().setHeight(700);
            });
            robot.interact(() -> model.sample(T0.plusSeconds(17)));
            robot.interact(() -> Picture.save(scene, "subjects-" + state + "-" + choice));
        }
    }
}
