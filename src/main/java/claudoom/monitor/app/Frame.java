package claudoom.monitor.app;

import claudoom.monitor.feature.connect.ConnectFeature.Goal;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** The stage, which stays where it is and as it looks while connections come and go in it. Used on the FX thread but for waiting. */
final class Frame {

    private final Stage stage = new Stage();
    private final Scene scene;
    private final Theme theme;
    private final BlockingQueue<Optional<Goal>> next = new LinkedBlockingQueue<>();
    private Runnable leave = () -> {};
    private boolean closed;
    private String worn = "system";

    /** @param width and height in pixels, or 0 for those of last time */
    Frame(Settings.Values values, String themeName, double width, double height) {
        scene = new Scene(new StackPane(), width > 0 ? width : values.width(), height > 0 ? height : values.height());
        theme = new Theme(scene);
        choose(themeName);
        stage.setScene(scene);
        stage.setTitle(Product.TITLE);
        stage.setMinWidth(720);
        stage.setMinHeight(520);
        stage.setOnHidden(event -> hidden());
        if (width <= 0) {
            keepOnScreen();
        }
    }

    private void keepOnScreen() {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(scene.getWidth(), room.getWidth()));
        stage.setHeight(Math.min(scene.getHeight(), room.getHeight()));
    }

    /**
     * From now on this is what one sees.
     *
     * @param onLeave called when another takes its place, or the window goes
     */
    void show(Parent content, Runnable onLeave) {
        leave = onLeave;
        scene.setRoot(content);
    }

    /** Leaves the connection that is shown; whoever waits for what comes next brings the other one. */
    void go(Goal goal) {
        closeOwned(stage);
        leave();
        stage.setTitle(Product.TITLE);
        var waiting = new StackPane(new LoadingState("going-over", "Going over to " + goal.where().servers(),
                "What was open is closed first."));
        waiting.setId("going");
        waiting.getStyleClass().add("shell");
        scene.setRoot(waiting);
        next.add(Optional.of(goal));
    }

    /** Sheets and pop-ups are about the connection that is left: nothing of them may be pressed any more. */
    private static void closeOwned(Window owner) {
        for (var window : List.copyOf(Window.getWindows())) {
            boolean owned = window instanceof Stage sheet
                    ? owner.equals(sheet.getOwner())
                    : window instanceof javafx.stage.PopupWindow over && owner.equals(over.getOwnerWindow());
            if (owned) {
                closeOwned(window);
                window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)); // as its cross does
                window.hide();
            }
        }
    }

    private void leave() {
        var then = leave;
        leave = () -> {};
        then.run();
    }

    private void hidden() {
        closed = true;
        leave();
        next.add(Optional.empty());
    }

    /** The name of the theme that is worn: light, dark or system. */
    String worn() {
        return worn;
    }

    void choose(String themeName) {
        worn = themeName.toLowerCase(Locale.ROOT);
        theme.choose(switch (worn) {
            case "light" -> Theme.Choice.LIGHT;
            case "dark" -> Theme.Choice.DARK;
            default -> Theme.Choice.SYSTEM;
        });
    }

    Stage stage() {
        return stage;
    }

    Scene scene() {
        return scene;
    }

    boolean closed() {
        return closed;
    }

    void close() {
        stage.close();
    }

    /** Waits, on another thread, until another connection is wanted, or with nothing until the window is gone. */
    Optional<Goal> awaitNext() throws InterruptedException {
        return next.take();
    }
}
