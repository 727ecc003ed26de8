package claudoom.monitor.feature.events.screen;

import claudoom.monitor.terms.Memory;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers which stream was looked at until what comes live is looked at again; and from where and how fast one reads. */
final class LastSource {

    private static final String STREAM = "source";
    private static final String START = "source.start";
    private static final String AT = "source.at";
    private static final String SUBJECTS = "source.subjects";
    private static final String SPEED = "source.speed";
    private static final int LONGEST = 500;

    private final Memory memory;
    private boolean over;

    /** From where one stream is read. */
    record Last(String stream, StartKind start, String at, String subjects) {}

    LastSource(Memory memory) {
        this.memory = memory;
    }

    /** @param now its stream is empty for what comes live; the rest is for the next stream */
    void keep(Last now) {
        over = true;
        put(STREAM, now.stream);
        put(START, now.start == StartKind.LAST ? "" : now.start.name());
        put(AT, now.at);
        put(SUBJECTS, now.subjects);
    }

    private void put(String name, String value) {
        memory.put(name, value.isEmpty() || value.length() > LONGEST ? null : value);
    }

    void keep(Speed speed) {
        put(SPEED, speed == Speed.FULL ? "" : speed.name());
    }

    Speed speed() {
        return Arrays.stream(Speed.values()).filter(each -> each.name().equals(memory.get(SPEED))).findFirst()
                .orElse(Speed.FULL);
    }

    /** From where a stream was read last; its name is empty if what comes live was looked at then. */
    Last peek() {
        var start = Arrays.stream(StartKind.values()).filter(each -> each.name().equals(memory.get(START))).findFirst()
                .orElse(StartKind.LAST);
        return new Last(text(STREAM), start, text(AT), text(SUBJECTS));
    }

    /** The stream that was left by an earlier run; told once, and only before something else was chosen. */
    @Nullable Last take() {
        var last = peek();
        boolean late = over;
        over = true;
        return late || last.stream.isEmpty() ? null : last;
    }

    private String text(String name) {
        var text = memory.get(name);
        return text == null ? "" : text;
    }
}
