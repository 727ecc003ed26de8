package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.ClusterNews;
import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.StreamBook;
import claudoom.monitor.feature.streams.model.StreamPicture.Kind;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the streams screen in both themes into target/pictures: {@code mvn test -Dtest=StreamsPictures}. */
@ExtendWith(ApplicationExtension.class)
class StreamsPictures {

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void everyStateOfTheScreenIsDrawn(FxRobot robot) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            draw(robot, choice, "streams", 1080, 676, Story.told(), scene -> {});
            draw(robot, choice, "streams-small", 936, 576, Story.told(), scene -> {});
            draw(robot, choice, "streams-wide", 1600, 800, Story.told(), scene -> {});
            draw(robot, choice, "streams-page", 936, 576, Story.told(), scene -> scene.open("AGENT_EVENTS"));
            draw(robot, choice, "streams-page-wide", 1080, 676, Story.told(), scene -> scene.open("AGENT_EVENTS"));
            for (int tab = 1; tab <= 4; tab++) {
                int shown = tab;
                draw(robot, choice, "streams-tab" + tab, 936, 576, Story.told(), scene -> {
                    scene.open("EXPERIMENT_EVENTS");
                    scene.view().applyCss();
                    ((TabPane) scene.view().lookup("#streams-tabs")).getSelectionModel().select(shown);
                });
            }
            draw(robot, choice, "streams-lost", 936, 576, Story.told(), scene -> lose(scene));
            draw(robot, choice, "streams-copies", 936, 576, Story.told(), scene -> {
                lose(scene);
                scene.open("EXPERIMENT_EVENTS");
                scene.view().applyCss();
                ((TabPane) scene.view().lookup("#streams-tabs")).getSelectionModel().select(1);
                scene.view().applyCss();
                scene.view().layout();
                ((ScrollPane) scene.view().lookup("#streams-settings .scroll-pane")).setVvalue(1);
            });
            draw(robot, choice, "streams-documents", 936, 576, Story.told(),
                    scene -> ((Button) scene.view().lookup("#streams-documents")).fire());
            var none = new StreamBook(Duration.ofSeconds(2));
            none.asked(Story.NOW, Duration.ofSeconds(2));
            draw(robot, choice, "streams-none", 936, 576, none, scene -> {});
            var refused = new StreamBook(Duration.ofSeconds(2));
            refused.failed("this login may not use $JS.API.STREAM.LIST", Kind.NOT_PERMITTED);
            draw(robot, choice, "streams-refused", 936, 576, refused, scene -> {});
            var old = Story.told();
            old.live(false);
            draw(robot, choice, "streams-old", 936, 576, old, scene -> {});
        }
    }

    @Test
    void theSheetIsDrawn(FxRobot robot) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> {
                var scene = robot.listWindows().getFirst().getScene();
                new Theme(scene).choose(choice);
                var desk = new FakeDesk();
                var model = new DeedViewModel(desk,
                        new Deed.Purge("AGENT_EVENTS", "lab.agent.a1.death", new Deed.Everything()));
                desk.now = desk.now.plusSeconds(1);
                model.refresh();
                var sheet = new DeedSheet(model, scene.getWindow(), (stream, owner) -> null, done -> {});
                sheet.show();
            });
            robot.interact(() -> {
                var pane = robot.lookup("#streams-sheet").queryParent();
                Picture.save(pane.getScene(), "streams-sheet-%s".formatted(choice));
                pane.getScene().getWindow().hide();
            });
        }
    }

    private static void lose(StreamsScene scene) {
        scene.model().servers(() -> new ClusterNews("nats-3 does not answer", Set.of("nats-3"), ""));
        scene.model().show(Story.NOW);
    }

    /** In a scene of its own: the window of the tests cannot be so wide. */
    private static void draw(FxRobot robot, Theme.Choice choice, String name, int width, int height, StreamBook book,
            Consumer<StreamsScene> then) {
        var made = new Scene[1];
        robot.interact(() -> {
            var scene = StreamsScene.of(book, new FakeDesk(), Memory.ofThisRun());
            Parent view = scene.view();
            made[0] = new Scene(view, width, height);
            new Theme(made[0]).choose(choice);
            view.applyCss();
            view.layout();
            then.accept(scene);
        });
        robot.interact(() -> Picture.save(made[0], "%s-%s".formatted(name, choice)));
    }
}
