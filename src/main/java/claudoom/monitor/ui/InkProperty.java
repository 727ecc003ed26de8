package claudoom.monitor.ui;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** One colour of a drawing, from the style sheet. */
final class InkProperty extends SimpleStyleableObjectProperty<Color> {

    private final Runnable changed;

    InkProperty(CssMetaData<? extends Region, Color> meta, Region chart, Runnable changed) {
        super(meta, chart, meta.getProperty().substring(1), Color.GRAY);
        this.changed = changed;
    }

    @Override
    protected void invalidated() {
        get();
        changed.run();
    }
}
