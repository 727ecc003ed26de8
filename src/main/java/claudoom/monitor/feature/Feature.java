package claudoom.monitor.feature;

import claudoom.monitor.bridge.FramePump.Attachment;
import javafx.scene.Parent;

/** One screen of the monitor, as the shell sees it. */
public interface Feature {

    /** The word in the rail, and the name of its picture. */
    String name();

    /** Ikonli code of the icon in the rail. */
    String icon();

    /** Made at the first call, on the FX thread; the same node ever after. */
    Parent view();

    /** Starts delivery to the view; it ends when the shell closes the handle. FX thread. */
    Attachment show();
}
