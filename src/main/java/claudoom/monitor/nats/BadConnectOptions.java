package claudoom.monitor.nats;

/** What was asked for cannot be a connection; the message says which word is wrong and what to write instead. */
public final class BadConnectOptions extends Exception {

    private static final long serialVersionUID = 1L;

    public BadConnectOptions(String message) {
        super(message);
    }
}
