package claudoom.monitor.ui;

import claudoom.monitor.kit.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Draws every widget in both themes and two sizes into target/pictures: {@code mvn test -Dtest=Catalogue}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class Catalogue {

    private static final List<int[]> SIZES = List.of(new int[] {1024, 700}, new int[] {1280, 800});

    private Scene scene;
    private Theme theme;

    @Start
    void start(Stage stage) {
        scene = new Scene(new StackPane(), 1000, 700);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void everyPageIsDrawn(FxRobot robot) {
        for (var page : pages().entrySet()) {
            for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                for (var size : SIZES) {
                    robot.interact(() -> lay(choice, size, page.getValue().get()));
                    robot.interact(() -> Picture.save(scene, "%s-%s-%d".formatted(page.getKey(), choice, size[0])));
                }
            }
        }
    }

    private static Map<String, Supplier<Parent>> pages() {
        var pages = new LinkedHashMap<String, Supplier<Parent>>();
        pages.put("parts", SpecimenParts::page);
        pages.put("charts", SpecimenCharts::page);
        pages.put("tables", SpecimenTables::page);
        pages.put("payloads", SpecimenPayloads::page);
        return pages;
    }

    private void lay(Theme.Choice choice, int[] size, Parent page) {
        theme.choose(choice);
        page.getStyleClass().add("screen");
        scene.setRoot(page);
        scene.getWindow().setWidth(size[0]);
        scene.getWindow().setHeight(size[1]);
    }
}
