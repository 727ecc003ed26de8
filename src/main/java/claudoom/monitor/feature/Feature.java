package claudoom.monitor.feature;

import claudoom.monitor.bridge.FramePump.Attachment;
import java.util.List;
import javafx.scene.Parent;

/** One screen of the monitor, as the shell sees it. */
public interface Feature {

    /** The word in the rail, and the name of its picture. */
    String name();

    /** Ikonli code of the icon in the rail. */
    String icon();

    /** Made at the first call, on the FX thread; the same node ever after. */
    Parent view();

    /**
     * Makes what the view is made of, part by part, none of which takes long; {@link #view} makes what is not there yet. FX
     * thread.
     */
    default List<Runnable> parts() {
        return List.of();
    }

    /** The keys that this screen has besides those of every screen, and what they do; in the order to be told. */
    default List<Key> keys() {
        return List.of();
    }

    /** One key in words, such as "F5" and "Ask again". */
    record Key(String key, String does) {}

    /** Starts delivery to the view; it ends when the shell closes the handle. FX thread. */
    Attachment show();
}
