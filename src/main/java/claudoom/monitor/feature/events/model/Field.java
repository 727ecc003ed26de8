package claudoom.monitor.feature.events.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a condition can be about, besides places in the payload. */
public enum Field {
    KIND("what sort of event: death, action, dead letter …"), EVENT("what happened in it: start, complete, pause …"),
    AGENT("who; * stands for anything"), SUBJECT("NATS subject; wildcards as in NATS"),
    SIZE("payload bytes: 10 kB, 1 MiB"),
    TIME("when it was received: 19:42, 2026-11-20T19:42"), AGE("how long ago, from now: 5 min"),
    TEXT("the payload as text"), HEADER("header.NAME, headers[\"NAME\"]");

    private final String help;

    Field(String help) {
        this.help = help;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in a few words. */
    public String help() {
        return help;
    }

    /** The field of that name; null if it is a place in the payload. */
    static @Nullable Field of(String word) {
        for (var field : values()) {
            if (field != HEADER && field.word().equalsIgnoreCase(word)) {
                return field;
            }
        }
        return header(word) == null ? null : HEADER;
    }

    /** The name of the header that this means; null if it means none. */
    public static @Nullable String header(String word) {
        for (var start : new String[] {"header", "headers"}) {
            if (word.length() > start.length() + 1 && word.regionMatches(true, 0, start, 0, start.length())) {
                var rest = word.substring(start.length());
                if (rest.startsWith(".")) {
                    return rest.substring(1);
                }
                if (rest.length() > 4 && rest.startsWith("[") && rest.endsWith(rest.charAt(1) + "]")) {
                    return rest.substring(2, rest.length() - 2);
                }
            }
        }
        return null;
    }
}
