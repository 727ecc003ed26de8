package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.StreamFacts;
import claudoom.monitor.payload.Visible;

/**
 * Where the listed messages come from.
 *
 * @param stream empty for what comes live
 */
public record Source(String stream, String title) {

    static final Source LIVE = new Source("", "Live");

    static Source of(StreamFacts stream) {
        return named(stream.name());
    }

    static Source named(String stream) {
        return new Source(stream, Visible.line(stream, 80));
    }

    boolean live() {
        return stream.isEmpty();
    }

    @Override
    public String toString() {
        return title;
    }
}
