package claudoom.monitor.demo;

import java.io.Serial;

/** No nats-server could be found or fetched; the message is one sentence that says what to type to get one. */
public final class NoServerBinary extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NoServerBinary(String message) {
        super(message);
    }
}
