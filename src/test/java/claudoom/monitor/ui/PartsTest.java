package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The small widgets: typed into, clicked, read. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class PartsTest {

    private static final Sign WELL = new Sign("fas-check-circle", "OK", Role.OK);
    private static final Sign BROKEN = new Sign("fas-stop-circle", "STOPPED", Role.BAD);

    private FilterField filter;
    private Banner banner;
    private Chip chip;
    private Sparkline spark;
    private VBox root;
    private Theme theme;

    @Start
    void start(Stage stage) {
        filter = Parts.filterField("find", "Filter letters");
        banner = new Banner("banner", Parts.button("resume", "fas-play", "Resume"));
        chip = new Chip(WELL);
        spark = Sparkline.line().sized(80, 18);
        root = new VBox(filter, banner, chip, spark, Parts.button("other", "fas-redo", "Other"));
        filter.reachableFrom(root);
        var scene = new Scene(root, 600, 400);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    @Test
    void controlFComesToTheFilterAndEscapeClearsIt(FxRobot robot) {
        robot.clickOn("#other").push(KeyCode.CONTROL, KeyCode.F).write("death");
        assertThat(filter.text()).isEqualTo("death");

        robot.push(KeyCode.ESCAPE);
        assertThat(filter.text()).isEmpty();
    }

    @Test
    void aFaultStandsBesideTheFieldUntilItIsGone(FxRobot robot) {
        robot.interact(() -> filter.fault("value missing after ="));
        var field = robot.lookup("#find").queryAs(TextField.class);
        assertThat(robot.lookup("#find-note").queryAs(Label.class).getText()).isEqualTo("value missing after =");
        assertThat(field.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("error"));

        robot.interact(() -> filter.say("14 match"));
        assertThat(robot.lookup("#find-note").queryAs(Label.class).getText()).isEqualTo("14 match");
        assertThat(field.getPseudoClassStates()).doesNotContain(PseudoClass.getPseudoClass("error"));
    }

    @Test
    void aBannerTakesNoRoomUntilThereIsSomethingToSay(FxRobot robot) {
        assertThat(banner.isManaged()).isFalse();

        robot.interact(() -> banner.show(BROKEN, "since 12 s"));
        assertThat(banner.isManaged()).isTrue();
        assertThat(robot.lookup("#banner-word").queryAs(Label.class).getText()).isEqualTo("STOPPED");
        assertThat(banner.getAccessibleText()).isEqualTo("STOPPED since 12 s");
        assertThat(banner.getStyleClass()).contains("bad");

        robot.interact(() -> banner.show(WELL, ""));
        assertThat(banner.getStyleClass()).contains("ok").doesNotContain("bad");

        robot.interact(banner::hide);
        assertThat(banner.isVisible()).isFalse();
    }

    @Test
    void aChipKeepsItsNodes(FxRobot robot) {
        var graphic = chip.getGraphic();

        robot.interact(() -> chip.show(BROKEN));

        assertThat(chip.getGraphic()).isSameAs(graphic);
        assertThat(chip.getText()).isEqualTo("STOPPED");
        assertThat(chip.getStyleClass()).contains("chip", "bad").doesNotContain("ok");
    }

    @Test
    void aSparklineBreaksAtGapsAndMayBeEmpty(FxRobot robot) {
        robot.interact(() -> {
            spark.show(1, 2, Double.NaN, 4, 5);
            root.layout();
            spark.layout();
        });
        var line = (Path) spark.lookup(".line");
        assertThat(line.getElements()).hasSize(4);
        assertThat(spark.lookup(".end").isVisible()).isTrue();

        for (var odd : List.of(new double[0], new double[] {Double.NaN}, new double[] {0, 0}, new double[] {3})) {
            robot.interact(() -> {
                spark.show(odd);
                spark.layout();
            });
        }
        assertThat(spark.lookup(".end").isVisible()).isTrue();
    }

    @Test
    void theThemeChangesTheColours(FxRobot robot) {
        robot.interact(() -> theme.choose(Theme.Choice.DARK));
        assertThat(theme.dark()).isTrue();
        assertThat(textColour(robot)).isEqualTo(Color.web("#dfe5ec"));

        robot.interact(() -> theme.choose(Theme.Choice.LIGHT));
        assertThat(theme.dark()).isFalse();
        assertThat(textColour(robot)).isEqualTo(Color.web("#1f2328"));

        robot.interact(() -> theme.choose(Theme.Choice.SYSTEM));
    }

    @Test
    void aPictureBecomesAPngFile(FxRobot robot) throws IOException {
        var captured = new WritableImage[1];
        robot.interact(() -> captured[0] = root.snapshot(null, null));
        var file = new ByteArrayOutputStream();

        Png.write(captured[0], file);

        var read = new Image(new ByteArrayInputStream(file.toByteArray()));
        assertThat(read.getWidth()).isEqualTo(captured[0].getWidth());
        assertThat(read.getPixelReader().getArgb(3, 3)).isEqualTo(captured[0].getPixelReader().getArgb(3, 3));
    }

    @Test
    void aFontWithDigitsOfOneWidthIsKnown() {
        assertThat(Figures.tabular("Monospaced")).isTrue();
    }

    private Color textColour(FxRobot robot) {
        robot.interact(root::applyCss);
        return (Color) robot.lookup("#other").queryAs(Button.class).getTextFill();
    }
}
