package claudoom.monitor.feature.subjects.model;

/**
 * How much comes in a second.
 *
 * @param bytes of payload
 */
public record Rate(double messages, double bytes) {

    Rate and(Rate other) {
        return new Rate(messages + other.messages, bytes + other.bytes);
    }
}
