package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import claudoom.monitor.kit.Picture;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Accounts;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Theme;
import java.time.Instant;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the bars above and below every screen say. */
@ExtendWith(Laid.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class BarsTest {

    private Banner leftOut;
    private Banner paused;
    private StatusLine status;
    private Theme theme;
    private Scene scene;

    @Start
    void start(Stage stage) {
        leftOut = new Banner("left-out-banner"); // here, for it needs the toolkit
        paused = new Banner("paused-banner", Parts.button("resume-now", "fas-play", "Resume…"));
        status = new StatusLine(false);
        var banners = new VBox(leftOut, paused);
        banners.getStyleClass().add("banners");
        scene = new Scene(new VBox(banners, status), 820, 160);
        theme = new Theme(scene);
        stage.setScene(scene);
        stage.sizeToScene(); // another test may have left the window in another size
        stage.show();
    }

    /** Two contexts may be two accounts of one server. */
    @Test
    void theTopBarSaysWhichContextAndCluster(FxRobot robot) {
        robot.interact(() -> {
            var named = new TopBar(new Idle(), false, "light", "lab-7");
            assertThat(where(named, "c1")).isEqualTo("cluster c1");
            assertThat(named.connection().getText()).isEqualTo("lab-7 · h:4222");
            assertThat(where(named, null)).isEmpty();
            assertThat(where(new TopBar(new Idle(), false, "light", null), "c1")).isEqualTo("cluster c1");
        });
    }

    private static String where(TopBar bar, @Nullable String cluster) {
        bar.show(new LinkState(LinkState.Phase.CONNECTED, Instant.EPOCH, "",
                new LinkState.ServerFacts("nats://h:4222", "n", "2.10", true, cluster, 1 << 20), null), "lab", false);
        return bar.getChildren().stream().filter(node -> "where".equals(node.getId())).map(Label.class::cast)
                .findFirst()
                .orElseThrow().getText();
    }

    /** The option or the palette may have chosen another than the menu. */
    @Test
    void theMenuTicksTheThemeThatIsWorn(FxRobot robot) {
        robot.interact(() -> {
            var bar = new TopBar(new Idle(), false, "system", null);
            bar.theme("dark");
            var menu = bar.getChildren().stream().filter(node -> "theme".equals(node.getId()))
                    .map(MenuButton.class::cast).findFirst().orElseThrow();
            assertThat(menu.getItems()).filteredOn(item -> ((RadioMenuItem) item).isSelected())
                    .extracting(MenuItem::getId).containsExactly("theme-dark");
        });
    }

    /** Numbers of a run of days, a lost server, a frozen list and a slow machine: all of it must be read at 1024. */
    @Test
    void theStatusLineFitsIntoASmallWindow(FxRobot robot) {
        robot.interact(() -> {
            var line = new StatusLine(true);
            ((VBox) scene.getRoot()).getChildren().add(line);
            line.frozen("Events frozen, 2,114,000 new, buffer 12 %");
            line.cluster(3, 1, "nats-3 does not answer", "");
            scene.getRoot().applyCss();
            line.resize(1024, 28);
            line.count(new Accounts(12_345_678_901L, 12_000_000_000L, 344_462_245L, 1_204_311L, 12_345L));
            line.show(new LinkState(LinkState.Phase.RECONNECTING, Instant.EPOCH, "", null, null), 12_345.0, 60, 3,
                    Instant.EPOCH.plusSeconds(1_000));
            assertThat(line.prefWidth(-1)).isLessThanOrEqualTo(1024);
            var received = (Label) line.lookup("#status-received");
            assertThat(received.getText()).isEqualTo("12.3 G");
            assertThat(received.getTooltip().getText()).startsWith("12,345,678,901: messages received");
            line.resize(1700, 28);
            line.frozen(null);
            line.count(new Accounts(12_345_678_901L, 12_000_000_000L, 344_462_245L, 1_204_311L, 12_345L));
            assertThat(received.getText()).isEqualTo("12,345,678,901");
            assertThat(received.getTooltip().getText()).startsWith("messages received");
            ((VBox) scene.getRoot()).getChildren().remove(line);
        });
    }

    /** Nothing is set off here. */
    private static final class Idle implements TopBar.Actions {
        @Override
        public void palette() {}

        @Override
        public void pauseOrResume(boolean pause) {}

        @Override
        public void theme(String choice) {}

        @Override
        public void environment(String choice) {}

        @Override
        public void notifications(boolean on) {}

        @Override
        public void connect() {}
    }

    /** Into target/pictures, light and dark: to be looked at. */
    @Test
    void picturesAreTaken(FxRobot robot) {
        robot.interact(() -> {
            Banners.leftOut(leftOut, List.of("demo.>"));
            paused.show(new Sign("fas-pause-circle", "PAUSED", Role.INFO), "12 s ago by you · all agents are silent");
            status.frozen("Events frozen, 2,114 new, buffer 12 %");
            status.cluster(3, 1, "nats-3 does not answer", "");
        });
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            robot.interact(() -> theme.choose(choice));
            robot.interact(() -> Picture.save(scene, "bars-" + choice));
        }
        assertThat(robot.lookup("#left-out-banner-detail").queryAs(Label.class).getText()).startsWith("demo.>");
        robot.interact(() -> Banners.leftOut(leftOut, List.of()));
        assertThat(leftOut.isVisible()).isFalse();
    }

    @Test
    void aLostServerIsSaidOnEveryScreen(FxRobot robot) {
        var lost = robot.lookup("#status-servers").queryAs(Label.class);
        assertThat(lost.isVisible()).isFalse();
        robot.interact(() -> status.cluster(3, 1, "nats-3 does not answer", ""));
        assertThat(lost.isVisible()).isTrue();
        assertThat(lost.getText()).isEqualTo("1 server lost");
        assertThat(lost.getTooltip().getText())
                .startsWith("2 of 3 servers of the cluster answer. nats-3 does not answer.");
        robot.interact(() -> status.cluster(3, 0, "", ""));
        assertThat(lost.isVisible()).isFalse();
    }

    @Test
    void aRoundTripThatTakesAboutTheSameIsNotWrittenEverySecond(FxRobot robot) {
        assertThat(roundTrip(robot, 0, 800_000)).isEqualTo("0.8 ms");
        assertThat(roundTrip(robot, 1, 1_100_000)).isEqualTo("0.8 ms");
        assertThat(roundTrip(robot, 2, 1_700_000)).isEqualTo("1.7 ms"); // more than twice
        assertThat(roundTrip(robot, 3, 1_200_000)).isEqualTo("1.7 ms");
        assertThat(roundTrip(robot, 12, 1_200_000)).isEqualTo("1.2 ms");
        assertThat(roundTrip(robot, 13, null)).isEqualTo("–");
        assertThat(roundTrip(robot, 14, 1_300_000)).isEqualTo("1.3 ms");
    }

    private String roundTrip(FxRobot robot, int second, @Nullable Integer nanos) {
        var at = Instant.EPOCH.plusSeconds(1_000_000 + second);
        robot.interact(() -> status.show(new LinkState(LinkState.Phase.CONNECTED, at, "", null,
                nanos == null ? null : Long.valueOf(nanos)), null, 1, 1, at));
        return robot.lookup("#status-rtt").queryAs(Label.class).getText();
    }

    @Test
    void aFrozenListIsSaidOnEveryScreen(FxRobot robot) {
        var frozen = robot.lookup("#status-frozen").queryAs(Label.class);
        assertThat(frozen.isVisible()).isFalse();
        robot.interact(() -> status.frozen("Events frozen, 2,114 new, buffer 12 %"));
        assertThat(frozen.isVisible()).isTrue();
        assertThat(frozen.getText()).isEqualTo("Events frozen, 2,114 new");
        assertThat(frozen.getAccessibleText()).isEqualTo("Events frozen, 2,114 new, buffer 12 %");
        robot.interact(() -> status.frozen(null));
        assertThat(frozen.isManaged()).isFalse();
    }

    @Test
    void aPauseIsSaidOnce() {
        assertThat(Banners.news("Pause experiment: answered", true)).isNull();
        assertThat(Banners.news("Pause experiment: sent, no answer", true)).isNull();
        assertThat(Banners.news("Pause experiment: answered", false)).isEqualTo("Pause experiment: answered");
        assertThat(Banners.news("Pause experiment: nobody listens", true)).isNotNull();
        assertThat(Banners.news("Reset agent: answered", true)).isNotNull();
        assertThat(Banners.news(null, true)).isNull();
    }
}
