package claudoom.monitor.nats;

import io.nats.client.AuthenticationException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection could not be made, as a sentence that says what to do.
 *
 * @param refused the server was reached and does not want us, so trying again soon will not help
 */
record Trouble(boolean refused, String sentence) {

    static Trouble of(Throwable problem, ServerUrls where) {
        var cause = told(problem);
        var text = ServerUrls.withoutLogin(String.valueOf(cause.getMessage()));
        var low = text.toLowerCase(Locale.ROOT);
        if (cause instanceof BadConnectOptions) {
            return new Trouble(true, text);
        }
        var certificate = find(problem, CertificateException.class);
        if (certificate != null) {
            return new Trouble(true, "the certificate of " + where + " is not trusted: " + certificate.getMessage()
                    + "; check the host name and --tlsca");
        }
        if (find(problem, AuthenticationException.class) != null || low.contains("authorization violation")
                || low.contains("authentication")) {
            return new Trouble(true, where + " refused the login: check user and password, token, creds or nkey");
        }
        if (low.contains("ssl required") || low.contains("secure connection required")) {
            return new Trouble(true, where + " wants TLS: write tls:// or give --tlsca");
        }
        if (low.contains("ssl connection wanted")) {
            return new Trouble(true, where + " offers no TLS: write nats:// and leave out the --tls options");
        }
        if (find(problem, UnknownHostException.class) != null) {
            return new Trouble(false, "the host of " + where + " is not known; check the name");
        }
        if (find(problem, ConnectException.class) != null || low.contains("unable to connect")) {
            return new Trouble(false, "nobody answers at " + where + "; is the server running, and the port right?");
        }
        return new Trouble(false, "no connection to " + where + ": " + text);
    }

    /** The innermost exception that says something. */
    private static Throwable told(Throwable problem) {
        var told = problem;
        while (told.getCause() != null
                && (told instanceof ExecutionException || told.getMessage() == null)) {
            told = told.getCause();
        }
        return told;
    }

    private static <T extends Throwable> @Nullable T find(Throwable problem, Class<T> type) {
        int depth = 0;
        for (var cause = problem; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
