package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the nats CLI: what of them is understood, and what is said of the rest. */
class NatsContextsTest {

    @TempDir
    Path folder;

    private NatsContexts contexts = new NatsContexts(Path.of(""), Map.of(), "");

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("nats/context"));
        Files.writeString(folder.resolve("x.creds"), "line\r\n");
        contexts = new NatsContexts(folder.resolve("nats"),
                Map.of("WHERE", folder.toString(), "SECRET", "of the environment", "EMPTY", ""), folder.toString());
    }

    private NatsContext context(String json) throws IOException, BadConnectOptions {
        Files.writeString(folder.resolve("nats/context/lab.json"), json.replace('\'', '"'));
        return contexts.read("lab");
    }

    private static void refused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(BadConnectOptions.class).hasMessageContainingAll(words)
                .hasMessageNotContainingAny("Exception", "s3cret", "null");
    }

    @Test
    void anEmptyContextIsTheUsualServerAndNobody() throws Exception {
        var bare = context("{}");
        assertThat(bare.servers()).hasToString("nats://127.0.0.1:4222");
        assertThat(bare.login().given()).isFalse();
        assertThat(bare.tls()).isEqualTo(ConnectOptions.Tls.DEFAULT);
        assertThat(bare.inboxPrefix()).isNull();
        assertThat(bare.name()).isEqualTo("lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/x.creds", "$WHERE/x.creds", "${WHERE}/x.creds", "file://~/x.creds"})
    void pathsMayBeginAtHomeAndHoldVariables(String path) throws Exception {
        assertThat(context("{'creds':'" + path + "'}").login().creds()).isEqualTo(folder.resolve("x.creds"));
    }

    @ParameterizedTest
    @CsvSource({"user,creds,bob", "creds,nkey,", "nkey,user_jwt,"})
    void ofSeveralLoginsTheFirstInTheOrderOfTheNatsCliCounts(String first, String second, @Nullable String user)
            throws Exception {
        var login = context("{'%s':'%s','%s':'~/x.creds','password':'p'}".formatted(first,
                user == null ? "~/x.creds" : user, second)).login();
        assertThat(login.user()).isEqualTo(user);
        assertThat(login.creds() != null).isEqualTo(first.equals("creds"));
        assertThat(login.nkey() != null).isEqualTo(first.equals("nkey"));
    }

    @Test
    void secretsMayBeElsewhere() throws Exception {
        assertThat(secret("plain: text, with:// all")).isEqualTo("plain: text, with:// all");
        assertThat(secret("env://SECRET")).isEqualTo("of the environment");
        assertThat(secret("file://~/x.creds")).isEqualTo("line");
        assertThat(secret("data:;base64," + Base64.getEncoder().encodeToString("é".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("é");
        refused(() -> secret("env://NOWHERE"), "token", "$NOWHERE");
        refused(() -> secret("env://EMPTY"), "token", "$EMPTY");
        refused(() -> secret("file:///nowhere"), "token", "/nowhere");
        refused(() -> secret("op://vault/s3cret"), "token", "op:", "--token");
    }

    private @Nullable String secret(String token) throws IOException, BadConnectOptions {
        var secret = context("{'token':'" + token + "'}").login().token();
        return secret == null ? null : new String(secret.chars());
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks_proxy", "jetstream_domain", "jetstream_api_prefix", "jetstream_event_prefix",
        "windows_cert_store"})
    void whatCannotBeDoneAsItAsksIsRefusedAndNotLeftOut(String field) {
        refused(() -> context("{'" + field + "':'x'}"), "\"lab\"", field, "this program cannot", "--server");
    }

    @Test
    void loginsThatCannotBeUsedAreRefusedWithWhatToDo() throws Exception {
        refused(() -> context("{'nsc':'nsc://a/b/c'}"), "nsc", "--creds");
        refused(context("{'nsc':'nsc://a/b/c','url':'h'}")::login, "nsc", "--creds");
        refused(context("{'user_jwt':'ey.s3cret'}")::login, "user_jwt", "--creds");
        refused(context("{'creds':'nsc://a/b/c'}")::login, "creds", "nsc:", "--creds");
        refused(context("{'creds':'/nowhere/x'}")::login, "\"lab\"", "/nowhere/x", "cannot be read", "--creds");
        refused(context("{'ca':'/nowhere/x'}")::tls, "/nowhere/x", "--tlsca");
        refused(context("{'key':'" + folder + "'}")::tls, folder.toString(), "--tlskey");
        refused(context("{'ca':'data:;base64,AAAA'}")::tls, "ca", "data:", "--tlsca");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "'s3cret'", "{'password':'s3cret'", "{'url':5}",
        "{'url':'nats://u:s3cret@h h'}",
        "{'inbox_prefix':'a.*'}", "{'socks_proxy':{}}"})
    void aBrokenContextIsSaidWithoutWhatStandsInIt(String json) {
        refused(() -> context(json), "\"lab\"", "lab.json");
    }

    @Test
    void encryptionMayComeFirst() throws Exception {
        assertThat(context("{'tls_first':true}").tls().first()).isTrue();
    }

    @Test
    void whatIsThereIsToldWhenANameIsWrong() throws Exception {
        refused(() -> contexts.read("lab"), "\"lab\"", "none is there", "nats context add");
        context("{}");
        Files.writeString(folder.resolve("nats/context/two.json"), "{}");
        Files.createFile(folder.resolve("nats/context/empty.json"));
        Files.createFile(folder.resolve("nats/context/notes.txt"));
        refused(() -> contexts.read("x"), "\"x\"", "there are lab, two");
        for (var name : new String[] {"", " ", "..", "../context/lab", "a/b", "a\\b", "\0"}) {
            refused(() -> contexts.read(name), "there is no nats CLI context");
        }
    }

    @Test
    void aFileIsAContextAsWell() throws Exception {
        var file = Files.writeString(folder.resolve("own.json"), "{\"url\":\"here\"}");
        assertThat(contexts.read(file.toString()).name()).isEqualTo(file.toString());
        assertThat(contexts.read(file.toString()).servers()).hasToString("nats://here:4222");
    }

    @Test
    void theSelectedOneIsNamedInAFile() throws Exception {
        assertThat(contexts.selected()).isNull();
        Files.writeString(folder.resolve("nats/context.txt"), " lab\n");
        assertThat(contexts.selected()).isEqualTo("lab");
        Files.writeString(folder.resolve("nats/context.txt"), "\n");
        assertThat(contexts.selected()).isNull();
    }
}
