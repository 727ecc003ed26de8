package claudoom.monitor.terms;

/** A consumer, named the way JetStream names it. */
public record ConsumerId(String stream, String consumer) implements Comparable<ConsumerId> {

    @Override
    public int compareTo(ConsumerId other) {
        int byStream = stream.compareTo(other.stream);
        return byStream != 0 ? byStream : consumer.compareTo(other.consumer);
    }

    @Override
    public String toString() {
        return stream + " > " + consumer;
    }
}
