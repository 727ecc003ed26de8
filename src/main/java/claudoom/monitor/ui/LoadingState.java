package claudoom.monitor.ui;

import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a pane says while it asks: what, how far, since when. */
public final class LoadingState extends StackPane {

    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final EmptyState words;

    /** @param id of the progress bar */
    public LoadingState(String id, String what, String detail) {
        bar.setId(id);
        bar.setAccessibleText(what);
        words = new EmptyState("fas-hourglass-half", what, detail, bar);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().add(words);
        progress(null);
    }

    public void say(String what, String detail) {
        words.say(what, detail);
    }

    /** How far it is, 0 to 1; while nobody knows there is no bar, because one that only moves says nothing. */
    public void progress(@Nullable Double share) {
        Parts.present(bar, share != null);
        bar.setProgress(share == null ? 0 : share);
    }
}
