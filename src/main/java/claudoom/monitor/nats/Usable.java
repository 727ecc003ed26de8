package claudoom.monitor.nats;

import claudoom.monitor.terms.ExactSubject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether each thing that a connection is asked with can be used, one by one, so that a fault can be told beside what is wrong. */
public final class Usable {

    private Usable() {}

    /** Reads the file; may wait. */
    public static void creds(Path file) throws BadConnectOptions {
        Credentials.creds(file);
    }

    /** Reads the file; may wait. */
    public static void nkey(Path file) throws BadConnectOptions {
        Credentials.nkey(file);
    }

    /** Reads the file; may wait. */
    public static void authority(Path file) throws BadConnectOptions {
        TlsContext.of(new ConnectOptions.Tls(file, null, null));
    }

    /** Reads both files, of which either may be missing; may wait. */
    public static void certificate(@Nullable Path cert, @Nullable Path key) throws BadConnectOptions {
        TlsContext.of(new ConnectOptions.Tls(null, cert, key));
    }

    /** The first tokens of reply subjects. */
    public static void inboxPrefix(String text) throws BadConnectOptions {
        if (text.startsWith("$") || ExactSubject.refusal(text) != null) {
            throw new BadConnectOptions("--inbox-prefix takes the first tokens of a subject, such as _INBOX_me, not \""
                    + text + "\"");
        }
    }
}
