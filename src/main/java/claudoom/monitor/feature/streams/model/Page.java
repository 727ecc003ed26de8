package claudoom.monitor.feature.streams.model;

import java.util.List;

/**
 * Some messages of a stream that follow each other, oldest first.
 *
 * @param first and {@code last} sequence of the stream when it was asked
 * @param older whether there may be matching ones before these
 * @param newer whether there may be matching ones after these
 */
public record Page(List<Item> messages, long first, long last, boolean older, boolean newer) {

    public Page {
        messages = List.copyOf(messages);
    }
}
