package claudoom.monitor.feature.streams.model;

import java.util.List;

/**
 * Some messages of a stream that follow each other, oldest first.
 *
 * @param first and {@code last} sequence of the stream when it was asked
 * @param older whether there may be matching ones before these
 * @param newer whether there may be matching ones after these
 * @param copy whether nobody led the stream: then it is as one of its copies has it, which may be behind
 */
public record Page(List<Item> messages, long first, long last, boolean older, boolean newer, boolean copy) {

    /** As its leader has it. */
    public Page(List<Item> messages, long first, long last, boolean older, boolean newer) {
        this(messages, first, last, older, newer, false);
    }

    public Page {
        messages = List.copyOf(messages);
    }
}
