package claudoom.monitor.feature.events.model;

import claudoom.monitor.traffic.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message while a filter looks at it: what is asked for is read once, and only if it is asked for. */
final class Looked {

    private static final long TIME_LIMIT_NANOS = 20_000_000;

    private final Entry entry;
    private final Inside.Look look;
    private final long began = System.nanoTime();
    private Inside.@Nullable Seen seen;
    private @Nullable Map<String, List<String>> headers;
    private @Nullable String doubt;

    Looked(Entry entry, Inside.Look look) {
        this.entry = entry;
        this.look = look;
    }

    Entry entry() {
        return entry;
    }

    Inside.Seen payload() {
        var there = seen == null ? look.into(entry) : seen;
        seen = there;
        return there;
    }

    /** The values of a header, upper and lower case being one; empty if it has none. */
    List<String> header(String name) {
        var all = headers == null
                ? entry.headers() == null ? Map.<String, List<String>>of() : entry.headers().asMap()
                : headers;
        headers = all;
        var exact = all.get(name);
        return exact != null
                ? exact
                : all.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).findFirst()
                        .map(Map.Entry::getValue).orElse(List.of());
    }

    /** For regular expressions: reading it fails when this message has taken too long already. */
    CharSequence timed(String text) {
        return new TimedText(text, began + TIME_LIMIT_NANOS);
    }

    /** Notes why it cannot be told; the first reason counts. */
    Answer undecided(String why) {
        doubt = doubt == null ? why : doubt;
        return Answer.UNDECIDED;
    }

    String doubt() {
        return doubt == null ? "" : doubt;
    }
}
