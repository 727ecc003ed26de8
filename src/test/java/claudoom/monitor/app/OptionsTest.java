package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.NatsContexts;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {

    @Test
    void withoutAnythingItIsTheUsualServerOfThisMachine() throws Exception {
        assertThat(connect(Map.of(), null).servers().urls()).containsExactly("nats://127.0.0.1:4222");
    }

    @Test
    void theCommandLineBeatsTheEnvironmentAndThatBeatsTheLastConnection() throws Exception {
        var environment = Map.of("NATS_URL", "nats://env:1");
        assertThat(connect(environment, "nats://last:2", "--server", "a, tls://b:7").servers().urls())
                .containsExactly("nats://a:4222", "tls://b:7");
        assertThat(connect(environment, "nats://last:2").servers().urls()).containsExactly("nats://env:1");
        assertThat(connect(Map.of(), "nats://last:2").servers().urls()).containsExactly("nats://last:2");
    }

    @Test
    void aLoginInTheUrlIsTakenOutOfIt() throws Exception {
        var options = connect(Map.of(), null, "--server", "nats://bob:s3cret@host:4222");
        assertThat(options.servers().urls()).containsExactly("nats://host:4222");
        assertThat(options.servers().user()).isEqualTo("bob");
        assertThat(options.toString()).doesNotContain("s3cret");
    }

    @Test
    void thePasswordComesFromTheEnvironmentElseFromAPrompt() throws Exception {
        var fromEnvironment = connect(Map.of("NATS_PASSWORD", "hidden"), null, "--user", "bob");
        assertThat(fromEnvironment.password()).isNotNull();
        assertThat(fromEnvironment.toString()).doesNotContain("hidden");
        assertThat(connect(Map.of(), null, "--user", "bob").password()).as("nobody to ask").isNull();
        assertThat(connect(Map.of(), null, words -> "typed", "--user", "bob").password()).isNotNull();
    }

    @Test
    void theVariablesOfTheNatsCliStandInForOptions() throws Exception {
        assertThat(connect(Map.of("NATS_CREDS", "/tmp/x.creds"), null).creds()).isEqualTo(Path.of("/tmp/x.creds"));
        assertThat(connect(Map.of("NATS_USER", "u", "NATS_PASSWORD", "p"), null).user()).isEqualTo("u");
        assertThat(connect(Map.of("NATS_CREDS", "/tmp/x.creds"), null, "--user", "bob").creds()).isNull();
        assertThat(connect(Map.of("NATS_CA", "/tmp/ca.pem"), null).tls().ca()).isEqualTo(Path.of("/tmp/ca.pem"));
    }

    /** As scripts leave variables that they do not need. */
    @Test
    void anEmptyVariableIsNone() throws Exception {
        assertThat(connect(Map.of("NATS_URL", " ", "NATS_CONTEXT", ""), null).servers().urls())
                .containsExactly("nats://127.0.0.1:4222");
        var bob = connect(Map.of("NATS_USER", "bob", "NATS_PASSWORD", "p", "NATS_TOKEN", ""), null);
        assertThat(bob.user()).isEqualTo("bob");
        assertThat(bob.token()).isNull();
        assertThat(connect(Map.of("NATS_USER", "", "NATS_CREDS", ""), null).user()).isNull();
        assertThat(connect(Map.of("NATS_PASSWORD", ""), null, words -> "typed", "--user", "bob").password())
                .as("asked for").isNotNull();
    }

    @Test
    void twoLoginsAreOneTooMany() {
        assertThatThrownBy(() -> connect(Map.of(), null, "--user", "bob", "--creds", "x"))
                .isInstanceOf(BadConnectOptions.class).hasMessageContaining("--creds");
    }

    /** The server takes either, and jnats would only throw. */
    @Test
    void aUserAndATokenAreOneTooMany() {
        assertThatThrownBy(() -> connect(Map.of(), null, "--user", "bob", "--token", "t"))
                .isInstanceOf(BadConnectOptions.class).hasMessageContaining("--token");
        assertThatThrownBy(() -> connect(Map.of(), null, "--server", "nats://bob:b@host", "--token", "t"))
                .isInstanceOf(BadConnectOptions.class).hasMessageContaining("--token");
        assertThatThrownBy(() -> connect(Map.of("NATS_USER", "bob", "NATS_TOKEN", "t"), null))
                .isInstanceOf(BadConnectOptions.class).hasMessageContaining("NATS_TOKEN");
    }

    @Test
    void aPasswordWithoutAUserIsNotSilentlyDropped() {
        assertThatThrownBy(() -> connect(Map.of(), null, "--password", "p")).isInstanceOf(BadConnectOptions.class)
                .hasMessageContaining("--user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.*", ">", ".a", "a..b", "$SYS"})
    void anInboxPrefixMustBeASubject(String prefix) {
        assertThatThrownBy(() -> parse("--inbox-prefix", prefix).check()).isInstanceOf(BadConnectOptions.class)
                .hasMessageContaining("--inbox-prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host", "nats://", "nats://ho st", "nats://host:99999", "nats://host:0", "a,,b"})
    void aWrongUrlIsSaidInWords(String url) {
        assertThatThrownBy(() -> connect(Map.of(), null, "--server", url)).isInstanceOf(BadConnectOptions.class);
    }

    @Test
    void aWrongUrlIsNeverRepeatedWithItsPassword() {
        assertThatThrownBy(() -> connect(Map.of(), null, "--server", "nats://bob:s3cret@ho st:1"))
                .isInstanceOf(BadConnectOptions.class).hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"--for=0", "--for=-1", "--for=NaN", "--root=a.*", "--root='a b'", "--root=.a", "--theme=pink",
        "--size=big"})
    void whatMakesNoSenseIsRefused(String option) {
        assertThatThrownBy(() -> parse(option.replace("'", "")).check()).isInstanceOf(BadConnectOptions.class);
    }

    private static ConnectOptions connect(Map<String, String> environment, @Nullable String last, String... args)
            throws BadConnectOptions {
        return connect(environment, last, words -> null, args);
    }

    private static ConnectOptions connect(Map<String, String> environment, @Nullable String last,
            Options.Prompt prompt, String... args) throws BadConnectOptions {
        var nowhere = new NatsContexts(Path.of("no-such-folder"), environment, "/home/me");
        return parse(args).connect(environment, new Settings.Values(null, last, 0, 0, null), nowhere, prompt);
    }

    private static Options parse(String... args) {
        var options = new Options();
        new CommandLine(options).parseArgs(args);
        return options;
    }
}
