package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.ui.CodeView;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.LaneChart;
import claudoom.monitor.ui.PayloadView;
import claudoom.monitor.ui.SeriesSwitches;
import claudoom.monitor.ui.SmallCharts;
import claudoom.monitor.ui.TimeChart;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Makes the screens before anybody opens them, dresses them by the style sheet and lays them out, so that opening one does not
 * make the window wait for its classes, its skins and its first layout: some time after the start, one small piece after the
 * other. Nobody sees them meanwhile, and nothing feeds them.
 */
final class ScreensAhead {

    private static final Duration APART = Duration.ofMillis(100);
    /** The first screen comes first: so many steps nothing is done. */
    private static final int WAITS = 25;
    private static final int MOST_WAITS = 100;
    /** In one step a further piece is begun if those before it took less. */
    private static final long LITTLE_NANOS = 4_000_000;
    /** What a step takes on a machine that has time for it. */
    private static final double USUAL_NANOS = 5_000_000;
    /** What several screens are made of: each has many classes of its own. */
    private static final List<Supplier<Node>> SHARED =
            List.of(ListView::new, TabPane::new, TreeView::new, TableView::new,
                    () -> new CodeView("ahead"), () -> new TimeChart("ahead"), () -> new PayloadView("ahead"),
                    () -> new FilterField("ahead", ""), () -> new SmallCharts("ahead"), () -> new LaneChart("ahead"),
                    () -> new SeriesSwitches(new TimeChart("ahead"), "ahead", List.of(""), (place, on) -> {}));

    private final FramePump pump;
    private final Region room;
    /** Part of the window, because only there its style sheet holds. */
    private final StackPane wing = new StackPane();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final LongSupplier nanos;
    private int waits = WAITS;
    private Attachment attached = () -> {};

    /**
     * @param room as large as a screen that is shown
     * @param nanos a clock that only goes forward
     */
    ScreensAhead(FramePump pump, Region room, LongSupplier nanos) {
        this.pump = pump;
        this.room = room;
        this.nanos = nanos;
        wing.setVisible(false);
        wing.setManaged(false);
    }

    /** Never seen; has something in it only while one step is done. */
    Node wing() {
        return wing;
    }

    void start(List<Feature> screens) {
        SHARED.forEach(make -> steps.add(() -> dress(make.get())));
        screens.forEach(screen -> steps.add(() -> make(screen)));
        attached = pump.every(APART, this::step);
    }

    private void step() {
        if (waits > 0) {
            waits--;
            return;
        }
        long began = nanos.getAsLong();
        long took = 0;
        while (!steps.isEmpty() && took < LITTLE_NANOS) {
            steps.remove().run();
            took = nanos.getAsLong() - began;
        }
        waits = rest(took);
        if (steps.isEmpty()) {
            attached.close();
        }
    }

    /** Where others want the cores as well a step takes several times as long: then the next has time, the window has not. */
    private static int rest(long took) {
        double usual = took / USUAL_NANOS;
        return (int) Math.min(MOST_WAITS, usual * usual);
    }

    /** In the steps that come next: the parts, the whole, and then its dress. */
    private void make(Feature screen) {
        steps.addFirst(() -> dress(screen.view()));
        screen.parts().reversed().forEach(steps::addFirst);
    }

    /** In the steps that come next, piece by piece. */
    private void dress(Node whole) {
        for (var piece : Pieces.of(whole).reversed()) {
            steps.addFirst(() -> behindTheScene(whole, piece, true));
            steps.addFirst(() -> behindTheScene(whole, piece, false));
        }
    }

    /** A screen that is shown has all of this already, and stays where it is. */
    private void behindTheScene(Node whole, Node piece, boolean laidOut) {
        if (whole.getParent() == null && wing.getScene() != null) {
            Pieces.apart(piece, () -> {
                wing.resize(room.getWidth(), room.getHeight());
                wing.getChildren().add(piece);
                try {
                    piece.applyCss();
                    if (laidOut) {
                        wing.layout();
                    }
                } finally {
                    wing.getChildren().clear();
                }
            });
        }
    }

    void close() {
        attached.close();
    }
}
