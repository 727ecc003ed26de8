package claudoom.monitor.traffic;

import org.jspecify.annotations.Nullable;

/** A text that can be read letter by letter, however it is kept. */
public interface Letters {

    int length();

    char charAt(int place);

    /** As the same part of a string. */
    String part(int from, int to);

    /** One byte a letter, not to be changed; null where a letter does not fit into one, or it is kept otherwise. */
    default byte @Nullable [] latin() {
        return null;
    }

    static Letters of(String text) {
        return new Letters() {
            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int place) {
                return text.charAt(place);
            }

            @Override
            public String part(int from, int to) {
                return text.substring(from, to);
            }
        };
    }
}
