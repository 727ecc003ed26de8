package claudoom.monitor.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of one test run and the certificates it signs, as PEM files; made with the keytool of the running JDK. */
public final class Certificates {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path folder;
    private final String name;
    private final Path store;

    /** Files of one certificate. */
    public record Pair(Path cert, Path key) {}

    public Certificates(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        store = folder.resolve(name + ".p12");
        keytool("RSA", "-genkeypair", "-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c=ca:true", "-ext",
                "KeyUsage=keyCertSign");
    }

    /** What to trust. */
    public Path ca() {
        return write(name + "-ca.pem", pem("CERTIFICATE", certificate("ca")));
    }

    /** @param names as keytool writes them, such as {@code dns:localhost,ip:127.0.0.1} */
    public Pair signed(String alias, String names) {
        return signed(alias, names, "RSA");
    }

    /** @param kind of key, as keytool names it */
    public Pair signed(String alias, String names, String kind) {
        keytool(kind, "-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-signer", "ca", "-ext", "san=" + names);
        return new Pair(write(alias + ".pem", pem("CERTIFICATE", certificate(alias))),
                write(alias + ".key", pem("PRIVATE KEY", key(alias))));
    }

    /** A key store with the authority alone, readable without a password: for {@code javax.net.ssl.trustStore}. */
    public Path trustStore() {
        try (var out = Files.newOutputStream(folder.resolve(name + "-trust.jks"))) {
            var plain = KeyStore.getInstance("JKS");
            plain.load(null, null);
            plain.setCertificateEntry("ca", open().getCertificate("ca"));
            plain.store(out, PASSWORD.toCharArray());
            return folder.resolve(name + "-trust.jks");
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** For a client of the test's own that trusts this authority; names are not checked. */
    public SSLContext context() {
        try {
            var trust = KeyStore.getInstance(KeyStore.getDefaultType());
            trust.load(null, null);
            trust.setCertificateEntry("ca", open().getCertificate("ca"));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void keytool(String kind, String... words) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(kind.equals("RSA") ? List.of("-keyalg", kind, "-keysize", "2048") : List.of("-keyalg", kind));
        command.addAll(List.of("-validity", "2", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("keytool: " + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private byte[] certificate(String alias) {
        try {
            return open().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] key(String alias) {
        try {
            return open().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    private Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
