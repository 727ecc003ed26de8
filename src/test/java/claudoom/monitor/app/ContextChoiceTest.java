package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which of the command line, the environment, a context and the last connection says where to connect and as whom. */
class ContextChoiceTest {

    private static final Settings.Values FIRST = Settings.Values.DEFAULT;
    private static final Settings.Values LAST = new Settings.Values(null, "nats://last:1", 0, 0, null);

    @TempDir
    Path folder;

    @BeforeEach
    void contexts() throws IOException {
        Files.createDirectories(folder.resolve("context"));
        Files.writeString(folder.resolve("bob.creds"), "-");
        Files.writeString(folder.resolve("ca.pem"), "-");
        write("lab",
                """
                        {"description":"","url":"nats://lab:1,lab2","token":"","user":"","password":"","creds":"%s","nkey":"",
                         "cert":"","key":"","ca":"%s","nsc":"","jetstream_domain":"","inbox_prefix":"_INBOX_lab","tls_first":false,
                         "later":{}}"""
                        .formatted(folder.resolve("bob.creds"), folder.resolve("ca.pem")));
        write("ann", "{\"url\":\"nats://ann:1\",\"user\":\"ann\",\"password\":\"s3cret\"}");
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(folder.resolve("context").resolve(name + ".json"), json);
    }

    private void select(String name) throws IOException {
        Files.writeString(folder.resolve("context.txt"), name + "\n");
    }

    private ConnectOptions connect(Map<String, String> environment, Settings.Values last, String... args)
            throws BadConnectOptions {
        var options = new Options();
        new CommandLine(options).parseArgs(args);
        return options.connect(environment, last, new NatsContexts(folder, environment, "/home/me"), words -> null);
    }

    @Test
    void aNamedContextGivesAddressLoginAndCertificates() throws Exception {
        var lab = connect(Map.of(), LAST, "--context", "lab");
        assertThat(lab.servers().urls()).containsExactly("nats://lab:1", "nats://lab2:4222");
        assertThat(lab.creds()).isEqualTo(folder.resolve("bob.creds"));
        assertThat(lab.user()).isNull();
        assertThat(lab.tls().ca()).isEqualTo(folder.resolve("ca.pem"));
        assertThat(lab.inboxPrefix()).isEqualTo("_INBOX_lab");
        assertThat(lab.context()).isEqualTo("lab");
        assertThat(lab.key()).isEqualTo("lab@nats://lab:1,nats://lab2:4222");
        var ann = connect(Map.of(), LAST, "--context", "ann");
        assertThat(ann.user()).isEqualTo("ann");
        assertThat(ann.password()).isNotNull();
        assertThat(ann.toString()).doesNotContain("s3cret");
    }

    @Test
    void theOrderIsEnvironmentSelectedContextLastConnection() throws Exception {
        assertThat(connect(Map.of(), LAST).servers()).hasToString("nats://last:1");
        select("lab");
        assertThat(connect(Map.of(), LAST).context()).isEqualTo("lab");
        assertThat(connect(Map.of("NATS_CONTEXT", "ann"), LAST).context()).isEqualTo("ann");
        var url = connect(Map.of("NATS_URL", "env:1", "NATS_CONTEXT", "ann"), LAST);
        assertThat(url.servers()).hasToString("nats://env:1");
        assertThat(url.context()).as("its login is for its own server").isNull();
        assertThat(url.user()).isNull();
        assertThat(connect(Map.of("NATS_URL", "env:1"), LAST, "--context", "ann").servers())
                .hasToString("nats://ann:1");
        assertThat(connect(Map.of(), LAST, "--server", "here").context()).isNull();
    }

    @Test
    void theCommandLineBeatsTheContextFieldByField() throws Exception {
        var mixed = connect(Map.of(), FIRST, "--context", "lab", "--server", "other:2", "--inbox-prefix", "_INBOX_x",
                "--tlsca", "mine.pem");
        assertThat(mixed.servers()).hasToString("nats://other:2");
        assertThat(mixed.creds()).isEqualTo(folder.resolve("bob.creds"));
        assertThat(mixed.inboxPrefix()).isEqualTo("_INBOX_x");
        assertThat(mixed.tls().ca()).isEqualTo(Path.of("mine.pem"));
        var nkey = connect(Map.of(), FIRST, "--context", "lab", "--nkey", "seed");
        assertThat(nkey.creds()).as("one login, not two").isNull();
        assertThat(nkey.nkey()).isEqualTo(Path.of("seed"));
        Files.delete(folder.resolve("bob.creds"));
        assertThat(connect(Map.of(), FIRST, "--context", "lab", "--nkey", "seed").creds()).as("not looked at").isNull();
    }

    @Test
    void theEnvironmentBeatsASelectedContextButNotANamedOne() throws Exception {
        select("ann");
        var environment = Map.of("NATS_CREDS", "/env.creds");
        assertThat(connect(environment, FIRST).creds()).isEqualTo(Path.of("/env.creds"));
        assertThat(connect(environment, FIRST).user()).isNull();
        assertThat(connect(environment, FIRST, "--context", "ann").creds()).isNull();
        assertThat(connect(environment, FIRST, "--context", "ann").user()).isEqualTo("ann");
        write("bare", "{\"url\":\"bare\"}");
        assertThat(connect(environment, FIRST, "--context", "bare").creds()).isEqualTo(Path.of("/env.creds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab.json:{", "lab.json:[1]", "lab.json:{\"url\":7}", "lab.json:{\"socks_proxy\":\"x:1\"}",
        "none"})
    void aSelectedContextThatCannotBeUsedIsSaidButKeepsNobodyFromNamingAServer(String fault) throws Exception {
        select("lab");
        if (fault.equals("none")) {
            Files.delete(folder.resolve("context/lab.json"));
        } else {
            write("lab", fault.substring("lab.json:".length()));
        }
        assertThatThrownBy(() -> connect(Map.of(), LAST)).isInstanceOf(BadConnectOptions.class)
                .hasMessageContaining("\"lab\"").hasMessageContaining("--server");
        assertThat(connect(Map.of(), LAST, "--server", "here").servers()).hasToString("nats://here:4222");
        assertThat(connect(Map.of("NATS_URL", "here"), LAST).servers()).hasToString("nats://here:4222");
        assertThat(connect(Map.of(), LAST, "--context", "ann").context()).isEqualTo("ann");
    }

    @Test
    void theLastConnectionIsItsContextAsLongAsThereIsOne() throws Exception {
        var last = new Settings.Values(null, "nats://old:1", 0, 0, "ann");
        assertThat(connect(Map.of(), last).user()).isEqualTo("ann");
        Files.delete(folder.resolve("context/ann.json"));
        assertThat(connect(Map.of(), last).servers()).hasToString("nats://old:1");
        assertThat(connect(Map.of(), last).context()).isNull();
    }

    @Test
    void theDemoHasAServerOfItsOwn() {
        var options = new Options();
        new CommandLine(options).parseArgs("--demo", "--context", "lab");
        assertThatThrownBy(options::check).hasMessageContaining("--context");
    }
}
