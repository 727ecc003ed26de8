package claudoom.monitor.nats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS that checks the name of the server, which jnats by itself does not. */
final class TlsContext {

    /** How a key of each kind signs. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "Ed25519", "Ed25519");

    private TlsContext() {}

    static SSLContext of(ConnectOptions.Tls tls) throws BadConnectOptions {
        if ((tls.cert() == null) != (tls.key() == null)) {
            throw new BadConnectOptions("--tlscert and --tlskey belong together; give both");
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(tls.cert(), tls.key()), new TrustManager[] {new NameChecking(trust(tls.ca()))}, null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new BadConnectOptions("TLS cannot be set up: " + broken.getMessage());
        }
    }

    private static X509ExtendedTrustManager trust(@Nullable Path ca)
            throws GeneralSecurityException, IOException, BadConnectOptions {
        KeyStore store = null;
        if (ca != null) {
            store = empty();
            int n = 0;
            for (var certificate : certificates(ca, "--tlsca")) {
                store.setCertificateEntry("ca-" + n++, certificate);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new CertificateException("this Java has no X.509 trust manager");
    }

    private static KeyManager @Nullable [] keys(@Nullable Path cert, @Nullable Path key)
            throws GeneralSecurityException, IOException, BadConnectOptions {
        if (cert == null || key == null) {
            return null;
        }
        var store = empty();
        var chain = certificates(cert, "--tlscert").toArray(Certificate[]::new);
        var mine = privateKey(key);
        if (!belongTogether(mine, chain[0].getPublicKey())) {
            throw new BadConnectOptions("--tlskey " + key + " does not belong to the certificate in --tlscert " + cert);
        }
        store.setKeyEntry("own", mine, new char[0], chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static boolean belongTogether(PrivateKey mine, PublicKey known) {
        try {
            var text = new byte[] {1, 2, 3};
            var signing =
                    Signature.getInstance(SIGNATURES.getOrDefault(mine.getAlgorithm(), mine.getAlgorithm()));
            signing.initSign(mine);
            signing.update(text);
            var signature = signing.sign();
            signing.initVerify(known);
            signing.update(text);
            return signing.verify(signature);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> certificates(Path file, String option)
            throws CertificateException, BadConnectOptions {
        var bytes = read(file, option);
        var found = new ArrayList<X509Certificate>();
        try {
            for (var one : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))) {
                if (one instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
        } catch (CertificateException broken) {
            throw new BadConnectOptions(option + " " + file + " is not a PEM file with certificates");
        }
        if (found.isEmpty()) {
            throw new BadConnectOptions(option + " " + file + " holds no certificate; give a PEM file");
        }
        return found;
    }

    private static byte[] read(Path file, String option) throws BadConnectOptions {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | SecurityException closed) {
            throw new BadConnectOptions(option + " " + file + " cannot be read; give a PEM file");
        }
    }

    private static PrivateKey privateKey(Path file) throws GeneralSecurityException, BadConnectOptions {
        var pem = new String(read(file, "--tlskey"), StandardCharsets.ISO_8859_1);
        var bytes = pkcs8(pem);
        if (bytes == null && PemKey.locked(pem)) {
            throw new BadConnectOptions("--tlskey " + file + " is locked with a password; unlock a copy with: "
                    + "openssl pkey -in " + file.getFileName() + " -out open.pem");
        }
        if (bytes == null) {
            throw new BadConnectOptions("--tlskey " + file + " holds no private key; give a PEM file");
        }
        for (var algorithm : SIGNATURES.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException otherKind) {
                System.getLogger(TlsContext.class.getName()).log(System.Logger.Level.DEBUG,
                        "not a key of " + algorithm);
            }
        }
        throw new BadConnectOptions("--tlskey " + file + " is neither an RSA, an EC nor an Ed25519 key");
    }

    private static byte @Nullable [] pkcs8(String pem) {
        try {
            return PemKey.pkcs8(pem);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    /** Turns on the check of the server's name, as HTTPS has it, before the certificate is judged. */
    private static final class NameChecking extends X509ExtendedTrustManager {

        private final X509ExtendedTrustManager judge;

        NameChecking(X509ExtendedTrustManager judge) {
            this.judge = judge;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            if (socket instanceof SSLSocket secure) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            judge.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            judge.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("the server's name cannot be checked without its socket");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(chain, authType, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(chain, authType, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            judge.checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }
}
