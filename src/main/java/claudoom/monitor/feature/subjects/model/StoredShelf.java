package claudoom.monitor.feature.subjects.model;

/** Where the subjects that streams hold are put, to be seen beside those that are heard. Any thread. */
public interface StoredShelf {

    /** A stream holds so many messages of this subject; false if there is no room for one more subject. */
    boolean stored(String stream, String subject, long messages);

    /** Whatever this stream said is not known any more. */
    void forgetStored(String stream);
}
