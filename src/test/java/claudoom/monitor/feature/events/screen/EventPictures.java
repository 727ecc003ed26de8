package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.wire.SentTime;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.payload.ProtoBytes;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the events screen into target/pictures: {@code mvn test -Dtest=EventPictures}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class EventPictures {

    private Scene scene;
    private Theme theme;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 968, 620);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void everyStateIsDrawn(FxRobot robot) {
        Map<String, Consumer<EventScene>> states = Map.of("events", EventPictures::live, "events-frozen",
                EventPictures::frozen, "events-empty", EventScene::frame, "events-hostile", EventPictures::hostile,
                "events-fault", EventPictures::fault, "events-offline", EventPictures::offline, "events-history",
                EventPictures::history, "events-replay", EventPictures::replay, "events-gaps", EventPictures::gaps,
                "events-conditions", EventPictures::conditions);
        states = new HashMap<>(states);
        states.put("events-envelope", EventPictures::envelope);
        states.put("events-protobuf", EventPictures::protobuf);
        for (var state : states.entrySet()) {
            for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                var events = new EventScene(2_000);
                robot.interact(() -> {
                    theme.choose(choice);
                    var times = new SentTime(EventScene.grammars());
                    scene.setRoot(events.view(new Times(times::publisher, times::server)));
                });
                robot.interact(() -> state.getValue().accept(events));
                robot.interact(() -> Picture.save(scene, state.getKey() + "-" + choice));
            }
        }
    }

    private static void live(EventScene events) {
        events.lively(180);
        events.gaps.begin(events.now);
        events.gaps.end(events.now.plus(Duration.ofMillis(4_200)), events.traffic.messages());
        events.now = events.now.plusSeconds(5);
        events.lively(7);
        events.dropped = 1_204;
        events.frame();
        events.lively(5);
        events.frame();
        events.model.sight().move(-4);
    }

    private static void frozen(EventScene events) {
        live(events);
        events.model.toggleFreeze();
        events.lively(240);
        events.frame();
        events.model.filterTextProperty().set("");
    }

    private static void hostile(EventScene events) {
        events.hostile();
        events.frame();
        events.model.sight().choose(4);
    }

    private static void envelope(EventScene events) {
        events.lively(40);
        events.take("lab.agent.doom-agent-B.death", """
                {"type":"agent.death","version":"1.0","payload":{"agent_id":"doom-agent-B","kills":12,"cause":"IMP"},\
                "trace_id":"00-4bf92f3577b34da6a3ce929d0e0e4736","timestamp":"2026-11-20T19:42:05Z"}""");
        events.frame();
        events.model.sight().move(-1);
        events.model.sight().move(1);
    }

    private static void protobuf(EventScene events) {
        events.lively(40);
        events.take("lab.agent.doom-agent-B.death", ProtoBytes.death(), null);
        events.frame();
        events.model.sight().move(-1);
        events.model.sight().move(1);
    }

    private static void fault(EventScene events) {
        live(events);
        events.model.filterTextProperty().set("kind:death -doom-agent-A");
        events.model.filterTextProperty().set("kind:deth");
        events.frame();
    }

    private static void conditions(EventScene events) {
        live(events);
        events.model.addColumn("kills");
        events.model.addColumn("action.action_type");
        events.model.filterTextProperty().set("kind = death and kills < 20 or header.trace-id exists");
        events.take("lab.agent.doom-agent-B.death", "no json");
        events.take("lab.agent.doom-agent-B.observe", "{\"agent_id\":\"doom-agent-B\",\"observation\":{\"health\":87,"
                + "\"ammo\":12,\"tick\":4,\"enemies_visible\":2}}");
        events.model.halt().textProperty().set("kills = 3");
        events.frame();
        events.frame();
        events.death("doom-agent-A", 5, 3);
        events.model.halt().arm();
        events.frame();
    }

    private static void offline(EventScene events) {
        events.model.accept(new LinkState(LinkState.Phase.RECONNECTING, events.now, "", null, null));
        events.gaps.begin(events.now);
        events.frame();
    }

    private static void stored(EventScene events) {
        for (int n = 1; n <= 3_000; n++) {
            events.archive.put("lab.agent.doom-agent-" + (char) ('A' + n % 4) + (n % 10 == 0 ? ".death" : ".action"),
                    "{\"episode\":43,\"tick\":" + n + ",\"action\":\"ATTACK\",\"cause\":\"LAVA\",\"kills\":3}",
                    events.now.minusSeconds(3_600).plusMillis(n * 100L));
        }
        events.archive.messages.subMap(2_990L, 2_994L).clear();
        events.model.past().look();
        events.frame();
    }

    private static void history(EventScene events) {
        live(events);
        stored(events);
        events.model.past().sourceProperty().set(events.model.past().sources().get(1));
        for (int i = 0; i < 30; i++) {
            events.frame();
        }
        events.model.sight().move(-3);
    }

    private static void replay(EventScene events) {
        stored(events);
        events.model.past().startKindProperty().set(StartKind.SEQUENCE);
        events.model.past().speedProperty().set(Speed.ORIGINAL);
        events.model.past().sourceProperty().set(events.model.past().sources().get(1));
        for (int i = 0; i < 30; i++) {
            events.frame();
        }
    }

    private static void gaps(EventScene events) {
        events.lively(60);
        events.gaps.begin(events.now);
        for (int n = 0; n < 8; n++) {
            events.now = events.now.plusMillis(100);
            events.archive.put("lab.agent.doom-agent-B.action", "{\"episode\":43,\"tick\":" + n + "}", events.now);
        }
        events.gaps.end(events.now, events.traffic.messages());
        events.now = events.now.plusSeconds(10);
        for (int n = 1; n < 30; n++) {
            events.action("doom-agent-B", n);
        }
        for (int n = 40; n < 44; n++) {
            events.action("doom-agent-B", n);
        }
        events.frame();
        events.frame();
        events.model.sight().scroll(-26);
        for (int row = 0; row < events.model.sight().rows().size(); row++) {
            if (events.model.sight().rows().get(row).markProperty().get().sort() == Mark.Sort.GAP) {
                events.model.fill(row);
                break;
            }
        }
        for (int i = 0; i < 10; i++) {
            events.frame();
        }
    }
}
