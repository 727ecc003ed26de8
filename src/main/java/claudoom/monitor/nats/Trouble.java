package claudoom.monitor.nats;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection could not be made, as a sentence that says what to do.
 *
 * @param refused the server was reached and does not want us, or we do not trust it, so trying again soon will not help
 */
record Trouble(boolean refused, String sentence) {

    /**
     * @param where the address of the one server that was tried
     * @param now when it refused
     */
    static Trouble of(Evidence seen, String where, Instant now) {
        var unusable = seen.find(BadConnectOptions.class);
        if (unusable != null) {
            return new Trouble(true, String.valueOf(unusable.getMessage()));
        }
        var complaint = seen.complaint();
        if (complaint != null) {
            return ofLogin(complaint) && seen.loginRanOut(now) ? expired(where) : complaint(complaint, where);
        }
        var encryption = encryption(seen, where);
        return encryption != null ? encryption : reach(seen, where);
    }

    /** The one to tell of: a refusal, if there is one, else the first. */
    static Trouble worst(List<Trouble> each) {
        var worst = each.stream().filter(Trouble::refused).findFirst().orElse(each.getFirst());
        int others = each.size() - 1;
        return others == 0
                ? worst
                : new Trouble(worst.refused, worst.sentence + " (" + others
                        + (others == 1 ? " other server was tried too)" : " other servers were tried too)"));
    }

    /** What a server complained of when it did not let us in, or threw us out. */
    static Trouble complaint(String text, String where) {
        var low = text.toLowerCase(Locale.ROOT);
        if (low.contains("expired")) {
            return expired(where);
        }
        if (low.contains("revoked")) {
            return new Trouble(true, where + " refused the login: it has been revoked");
        }
        if (ofLogin(low)) {
            return new Trouble(true, where + " refused the login: check user and password, token, creds or nkey");
        }
        if (low.contains("maximum") && low.contains("connections exceeded")) {
            return new Trouble(false,
                    where + " takes no more connections: as many as it or the account allows are open");
        }
        if (low.contains("tls required")) {
            return wantsTls(where);
        }
        return new Trouble(false, where + " closed the connection: " + ServerUrls.withoutLogin(text));
    }

    private static boolean ofLogin(String complaint) {
        var low = complaint.toLowerCase(Locale.ROOT);
        return low.contains("authorization violation") || low.contains("authentication");
    }

    private static Trouble expired(String where) {
        return new Trouble(true, where + " refused the login: it has expired; put a new one into its place");
    }

    /** Whether all that the server wanted was encryption. */
    static boolean wantsTls(Evidence seen) {
        return seen.mentions("SSL required");
    }

    private static Trouble wantsTls(String where) {
        return new Trouble(true, where + " wants TLS: write tls:// or give --tlsca");
    }

    private static @Nullable Trouble encryption(Evidence seen, String where) {
        if (wantsTls(seen)) {
            return wantsTls(where);
        }
        if (seen.mentions("SSL connection wanted")) {
            return new Trouble(true, where + " offers no TLS: write nats:// and leave out the --tls options"
                    + " (also NATS_CA, NATS_CERT and NATS_KEY, and what a context says of TLS)");
        }
        var certificate = seen.find(CertificateException.class);
        if (certificate != null) {
            return new Trouble(true, "the certificate of " + where + " " + fault(seen, certificate));
        }
        var broken = seen.find(SSLException.class);
        if (broken != null && String.valueOf(broken.getMessage()).toLowerCase(Locale.ROOT).contains("certificate")) {
            return new Trouble(true, where + " asks for a certificate that it knows: give --tlscert and --tlskey that"
                    + " its authority has signed");
        }
        return broken == null
                ? null
                : new Trouble(true, "no encryption that " + where + " and this program both have: "
                        + broken.getMessage());
    }

    private static String fault(Evidence seen, CertificateException certificate) {
        if (seen.find(CertPathBuilderException.class) != null) {
            return "is signed by an authority that is not trusted here: give the authority's PEM file with --tlsca";
        }
        if (seen.find(CertificateExpiredException.class) != null) {
            return "has expired: the server needs a new one";
        }
        if (seen.find(CertificateNotYetValidException.class) != null) {
            return "is not valid yet: check the clock of this machine";
        }
        var text = String.valueOf(certificate.getMessage());
        return text.contains("No subject alternative") || text.contains("No name matching")
                ? "is for another name (" + text + "): check the host name, or whether this is the right server"
                : "is not trusted: " + text;
    }

    private static Trouble reach(Evidence seen, String where) {
        var greeting = seen.greeting();
        if (!greeting.isEmpty() && !greeting.matches("(?s)INFO +\\{.*}\\s*\r\n.*")) {
            return new Trouble(false, "what listens at " + where + " is not a NATS server; check the port");
        }
        if (seen.find(UnknownHostException.class) != null) {
            return new Trouble(false, "the host of " + where + " is not known; check the name");
        }
        if (!greeting.isEmpty()) {
            return new Trouble(false, where + " did not finish the connection: " + seen.words());
        }
        if (seen.mentions("initial info") || seen.mentions("Connection reset")) {
            return new Trouble(false, "what listens at " + where + " hangs up at once; check the port");
        }
        if (seen.find(ConnectException.class) != null || seen.find(NoRouteToHostException.class) != null
                || seen.find(SocketTimeoutException.class) != null || seen.mentions("No responsive IP")) {
            return new Trouble(false, "nobody answers at " + where + "; is the server running, and the port right?");
        }
        if (seen.find(TimeoutException.class) != null) {
            return new Trouble(false, "what listens at " + where
                    + " says nothing; is it a NATS server, and not frozen?");
        }
        return new Trouble(false, "no connection to " + where + ": " + ServerUrls.withoutLogin(seen.words()));
    }
}
