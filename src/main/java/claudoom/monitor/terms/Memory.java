package claudoom.monitor.terms;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a screen remembers of its own arrangement for one connection: widths, sort order, filters, expansion. Small texts
 * by name; a screen must work with nothing, with old and with broken values. Any thread; never waits for a disk.
 */
public interface Memory {

    /** What was last put under this name, also in an earlier run; null if nothing was. */
    @Nullable String get(String name);

    /** Remembers a value of at most a few kilobytes; null forgets it. */
    void put(String name, @Nullable String value);

    /** A part of its own: its names do not meet those of others. */
    default Memory part(String of) {
        var whole = this;
        return new Memory() {
            @Override
            public @Nullable String get(String name) {
                return whole.get(of + "." + name);
            }

            @Override
            public void put(String name, @Nullable String value) {
                whole.put(of + "." + name, value);
            }
        };
    }

    /** Remembers until the program ends. */
    static Memory ofThisRun() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new Memory() {
            @Override
            public @Nullable String get(String name) {
                return values.get(name);
            }

            @Override
            public void put(String name, @Nullable String value) {
                if (value == null) {
                    values.remove(name);
                } else {
                    values.put(name, value);
                }
            }
        };
    }
}
