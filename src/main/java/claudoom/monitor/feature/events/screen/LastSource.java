package claudoom.monitor.feature.events.screen;

import claudoom.monitor.terms.Memory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers which stream was looked at, and from where, until what comes live is looked at again. */
final class LastSource {

    private static final String STREAM = "source";
    private static final String START = "source.start";
    private static final String AT = "source.at";
    private static final String SUBJECTS = "source.subjects";
    private static final int LONGEST = 500;

    private final Memory memory;
    private boolean over;

    /** One reading of a stream. */
    record Last(String stream, StartKind start, String at, String subjects) {}

    LastSource(Memory memory) {
        this.memory = memory;
    }

    void keep(Last now) {
        over = true;
        boolean live = now.stream.isEmpty();
        put(STREAM, live ? null : now.stream);
        put(START, live ? null : now.start.name());
        put(AT, live ? null : now.at);
        put(SUBJECTS, live ? null : now.subjects);
    }

    private void put(String name, @Nullable String value) {
        memory.put(name, value == null || value.isEmpty() || value.length() > LONGEST ? null : value);
    }

    /** What was left by an earlier run; told once, and only before something else was chosen. */
    @Nullable Last take() {
        var stream = over ? null : memory.get(STREAM);
        over = true;
        if (stream == null || stream.isEmpty()) {
            return null;
        }
        var start = Arrays.stream(StartKind.values()).filter(each -> each.name().equals(memory.get(START))).findFirst();
        return start.isEmpty()
                ? new Last(stream, StartKind.LAST, "", "")
                : new Last(stream, start.get(), text(AT), text(SUBJECTS));
    }

    private String text(String name) {
        var text = memory.get(name);
        return text == null ? "" : text;
    }
}
