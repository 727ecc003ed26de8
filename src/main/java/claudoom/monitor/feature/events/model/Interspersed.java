package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of a listing with the breaks among them and what was filled in there, as all of it stood at one moment. */
final class Interspersed implements Listing.Places {

    private final Listing messages;
    private final List<Part> parts;
    /** The line of each part, and how many lines besides messages end with it. */
    private final long[] lines;
    private final long[] besides;

    /**
     * One break.
     *
     * @param at place of the message before which it stands
     * @param rows what was filled in and is listed
     */
    record Part(long at, Break what, List<Entry> rows, Map<Entry, String> streams) {

        private @Nullable OutLine line(long offset) {
            if (offset == 0) {
                return new OutLine.Missing(what);
            }
            var entry = rows.get((int) offset - 1);
            return new OutLine.Message(entry,
                    new Origin(Origin.Kind.FILLED, streams.getOrDefault(entry, ""), entry.number()));
        }
    }

    private Interspersed(Listing messages, List<Part> parts) {
        this.messages = messages;
        this.parts = parts;
        lines = new long[parts.size()];
        besides = new long[parts.size()];
        long before = 0;
        for (int i = 0; i < lines.length; i++) {
            var part = parts.get(i);
            lines[i] = Math.min(part.at, messages.end()) - messages.first() + before;
            before += 1 + part.rows.size();
            besides[i] = before;
        }
    }

    /** @param all in their order; those before the first message are left out */
    static Listing of(Listing messages, List<Part> all) {
        var parts = all.stream().filter(part -> part.at >= messages.first()).toList();
        if (parts.isEmpty()) {
            return messages;
        }
        var those = new Interspersed(messages, parts);
        return new Listing(0, messages.end() - messages.first() + those.besides[parts.size() - 1], those);
    }

    @Override
    public @Nullable OutLine at(long line) {
        int found = Arrays.binarySearch(lines, line);
        int i = found >= 0 ? found : -found - 2;
        if (i < 0) {
            return messages.places().at(messages.first() + line);
        }
        long offset = line - lines[i];
        return offset <= parts.get(i).rows.size()
                ? parts.get(i).line(offset)
                : messages.places().at(messages.first() + line - besides[i]);
    }
}
