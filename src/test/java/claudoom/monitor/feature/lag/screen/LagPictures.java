package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.Ages;
import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.ConsumerRow;
import claudoom.monitor.feature.lag.model.History;
import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.Measure;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws the lag screen in both themes into target/pictures: {@code mvn test -Dtest=LagPictures}. */
@ExtendWith(ApplicationExtension.class)
class LagPictures {

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void everyStateOfTheScreenIsDrawn(FxRobot robot) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            draw(robot, choice, "lag", 1080, 720, Story.told(), view -> select(view, "death-processor"));
            draw(robot, choice, "lag-small", 936, 600, Story.told(), view -> select(view, "action-processor"));
            draw(robot, choice, "lag-several", 1600, 900, Story.told(), view -> select(view, "death-processor",
                    "analytics-processor", "action-processor"));
            draw(robot, choice, "lag-limits", 936, 600, overLimits(), view -> select(view, "analytics-batch"));
            draw(robot, choice, "lag-marks", 936, 600, LongStory.model(Story.told(), PastLag.none(),
                    LongStory.happened(), Memory.ofThisRun()), view -> select(view, "death-processor"));
            draw(robot, choice, "lag-days", 1080, 720, LongStory.model(Story.told(), LongStory.days(),
                    LongStory.happened(), remembering("span", Duration.ofDays(7).toMillis())),
                    view -> select(view, "death-processor"));
            draw(robot, choice, "lag-log", 1080, 720, LongStory.model(Story.told(), LongStory.days(),
                    LongStory.happened(), remembering("log", true)), view -> select(view, "action-processor"));
            draw(robot, choice, "lag-each", 936, 600, LongStory.model(LongStory.many(200), PastLag.none(),
                    new LagMarks(), remembering("small", true)), view -> {});
            draw(robot, choice, "lag-each-wide", 1600, 900, LongStory.model(Story.told(), PastLag.none(),
                    LongStory.happened(), remembering("small", true)), view -> {});
            draw(robot, choice, "lag-each-pending", 936, 600, LongStory.model(Story.told(), PastLag.none(),
                    LongStory.happened(), smallPending()), view -> {});
            draw(robot, choice, "lag-unseen", 936, 600, LongStory.model(Story.told(), PastLag.none(),
                    new LagMarks(), Memory.ofThisRun()), view -> {
                        select(view, "death-processor");
                        for (int i = 0; i < 3; i++) {
                            view.lookup("#lag-chart").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                                    KeyCode.PAGE_UP, false, false, false, false));
                        }
                    });
            draw(robot, choice, "lag-unled", 936, 600, unled(), view -> select(view, "death-processor"));
            var old = Story.told();
            old.live(false);
            draw(robot, choice, "lag-old", 1080, 720, old, view -> {});
            var none = new LagBook(Duration.ofSeconds(2));
            none.sweptAt(Story.END, Duration.ofSeconds(2), null);
            draw(robot, choice, "lag-none", 936, 600, none, view -> {});
            var refused = new LagBook(Duration.ofSeconds(2));
            refused.failed("this login may not use $JS.API.CONSUMER.LIST.AGENT_EVENTS");
            draw(robot, choice, "lag-refused", 936, 600, refused, view -> {});
        }
    }

    private static LagBook unled() {
        var book = Story.told();
        for (var name : List.of("death-processor", "letter-maker")) {
            var id = new ConsumerId("AGENT_EVENTS", name);
            book.take(new ConsumerRow(id, History.PULL, null));
        }
        book.notHeard(new ConsumerId("AGENT_EVENTS", "action-never-heard"));
        return book;
    }

    private static LagBook overLimits() {
        var book = Story.told();
        var batch = new ConsumerId("METRICS", "analytics-batch");
        var chosen = new ChosenLimits(Memory.ofThisRun());
        chosen.choose(batch, Measure.ACK_PENDING, 2.0);
        book.limits(chosen);
        Story.again(book, batch);
        for (var name : List.of("death-processor", "action-processor", "letter-maker")) {
            var id = new ConsumerId("AGENT_EVENTS", name);
            Story.again(book, id);
            var sample = Objects.requireNonNull(book.picture(Story.END).consumers().stream()
                    .filter(one -> one.id().equals(id)).findFirst().orElseThrow().sample());
            book.ages(id, sample, new Ages(1.0, null, 96.0));
        }
        return book;
    }

    /** In a scene of its own: the window of the tests cannot be so wide. */
    private static void draw(FxRobot robot, Theme.Choice choice, String name, int width, int height, LagBook book,
            Consumer<LagView> then) {
        draw(robot, choice, name, width, height, new LagViewModel(book, () -> {}), then);
    }

    private static Memory smallPending() {
        var memory = remembering("small", true);
        memory.part("chart").put("compared", "PENDING");
        return memory;
    }

    private static Memory remembering(String name, Object value) {
        var memory = Memory.ofThisRun();
        memory.part("chart").put(name, value.toString());
        return memory;
    }

    private static void draw(FxRobot robot, Theme.Choice choice, String name, int width, int height,
            LagViewModel model, Consumer<LagView> then) {
        var made = new Scene[1];
        robot.interact(() -> {
            var view = new LagView(model);
            made[0] = new Scene(view, width, height);
            new Theme(made[0]).choose(choice);
            view.applyCss();
            view.layout();
            model.show(Story.END);
            then.accept(view);
            view.applyCss();
            view.layout();
            view.layout(); // the scroll bar that came with the rows takes room from them: on screen that is the next frame
        });
        robot.interact(() -> Picture.save(made[0], "%s-%s".formatted(name, choice)));
    }

    private static void select(LagView view, String... names) {
        @SuppressWarnings("unchecked")
        var table = (TableView<LagRow>) view.lookup("#lag-table");
        table.getSelectionModel().clearSelection();
        for (var name : names) {
            table.getItems().stream().filter(row -> row.id().consumer().equals(name))
                    .forEach(row -> table.getSelectionModel().select(row));
        }
    }
}
