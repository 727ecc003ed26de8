package claudoom.monitor.payload;

/** A file is no Protobuf descriptor set that can be used; the message is a sentence that says why and what to do. */
public final class BadDescriptors extends Exception {

    private static final long serialVersionUID = 1;

    BadDescriptors(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
