package claudoom.monitor.app;

import java.io.IOException;

/** What was asked for could not be written where it was asked for; the message is one sentence. */
final class NotWritten extends IOException {

    private static final long serialVersionUID = 1L;

    NotWritten(String message) {
        super(message);
    }
}
