package claudoom.monitor.feature.subjects.screen;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of the panel of a subject. */
public enum LeafTab {
    VALUE("Value"), HISTORY("History"), CHART("Chart"), STORED("Stored");

    private final String word;

    LeafTab(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The last part of its id. */
    public String id() {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Value for what is no tab. */
    static LeafTab of(@Nullable String id) {
        for (var tab : values()) {
            if (tab.id().equals(id)) {
                return tab;
            }
        }
        return VALUE;
    }
}
