package claudoom.monitor.feature.control.model;

import org.jspecify.annotations.Nullable;

/** What the composing needs to know of JSON. */
public interface JsonRules {

    /** Null if the text is one JSON value. */
    @Nullable JsonFault fault(String text);

    /** The same value on several lines; the text itself if it is no JSON. */
    String pretty(String text);
}
