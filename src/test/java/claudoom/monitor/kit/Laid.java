package claudoom.monitor.kit;

import java.util.List;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Screens as TestFX tests them, with everything laid out before anything is looked for or clicked: skins, tabs and rows come
 * into being with a frame, and on a busy machine that frame may come later than the test looks.
 */
public final class Laid extends ApplicationExtension {

    /** What a layout makes is laid out by the next. */
    private static final int PASSES = 2;
    private static final long LONG = 30_000;

    private void settle() {
        if (Platform.isFxApplicationThread()) {
            layOut();
        } else {
            WaitForAsyncUtils.waitForAsyncFx(LONG, Laid::layOut);
        }
    }

    private static void layOut() {
        for (var window : List.copyOf(Window.getWindows())) {
            var scene = window.getScene();
            for (int pass = 0; scene != null && pass < PASSES; pass++) {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
        }
    }

    @Override
    public FxRobot interact(Runnable action) {
        return super.interact(() -> {
            action.run();
            layOut();
        });
    }

    @Override
    public NodeQuery lookup(String query) {
        settle();
        return super.lookup(query);
    }

    @Override
    public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
        settle();
        return super.lookup(predicate);
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        settle();
        return super.clickOn(query, motion, buttons);
    }

    @Override
    public FxRobot clickOn(Node node, Motion motion, MouseButton... buttons) {
        settle();
        return super.clickOn(node, motion, buttons);
    }

    @Override
    public FxRobot moveTo(String query, Motion motion) {
        settle();
        return super.moveTo(query, motion);
    }
}
