package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.FilterText;
import claudoom.monitor.ui.Field;

/** A value of a message as the filter that finds it again. */
public final class FieldFilter {

    private FieldFilter() {}

    /** Every message that holds the same value, on whatever subject. */
    public static String anywhere(Field field) {
        return FilterText.quoted(field.text());
    }
}
