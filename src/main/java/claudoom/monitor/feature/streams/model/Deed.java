package claudoom.monitor.feature.streams.model;

/** Something to be done to a stream; nothing of it happens before it is counted, shown and confirmed. */
public sealed interface Deed {

    String stream();

    /** Takes one message away for good. */
    record DeleteMessage(String stream, long sequence) implements Deed {}

    /** @param subject of the messages that go; {@code >} for all */
    record Purge(String stream, String subject, Bound bound) implements Deed {

        public boolean all() {
            return subject.equals(">");
        }
    }

    /** The stream with all its messages and consumers. */
    record DeleteStream(String stream) implements Deed {}

    /**
     * A stream that is not there yet, as a document wants it.
     *
     * @param copies on as many servers; the documents leave it open
     */
    record Create(Template template, int copies) implements Deed {

        @Override
        public String stream() {
            return template.name();
        }
    }

    /** Changes of a stream that is there to what a document wants. */
    record Update(Template template) implements Deed {

        @Override
        public String stream() {
            return template.name();
        }
    }

    /** Which of the matching messages a purge takes. */
    sealed interface Bound {}

    /** Those that are there when it is asked; what comes later stays. */
    record Everything() implements Bound {}

    /** All but the newest so many. */
    record Keep(long newest) implements Bound {}

    /** Those with a lower sequence. */
    record Before(long sequence) implements Bound {}
}
