package claudoom.monitor.feature.connect.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.LoginKind;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.ConnectOptions.Tls;
import claudoom.monitor.nats.Secret;
import claudoom.monitor.nats.ServerUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written in the sheet becomes a connection, and secrets stay where they were meant for. */
class AskedTest {

    @TempDir
    Path folder;

    private static ConnectOptions ann(String context) throws Exception {
        return new ConnectOptions(ServerUrls.parse("nats://lab:1"), "ann", new Secret("s3cret"), null, null, null,
                Tls.DEFAULT, "_INBOX", context);
    }

    private static Draft with(ConnectOptions base, Part part, String text) {
        var was = Asked.filled(base, false, "").draft();
        var texts = new EnumMap<>(was.texts());
        texts.put(part, text);
        return new Draft(texts, was.login(), false);
    }

    private static ConnectOptions made(Draft draft, ConnectOptions base) {
        var made = Asked.made(draft, base, "/home/ann");
        assertThat(made.faults()).isEmpty();
        assertThat(made.options()).isNotNull();
        return made.options();
    }

    @Test
    void whatIsLeftAloneIsTheConnectionThatItWas() throws Exception {
        var base = ann("lab");
        var filled = Asked.filled(base, true, "as now");
        assertThat(filled.draft().login()).isEqualTo(LoginKind.USER);
        assertThat(filled.draft().text(Part.INBOX)).isEmpty();
        assertThat(filled.draft().readOnly()).isTrue();
        assertThat(filled.kept()).containsExactly(Part.PASSWORD);
        assertThat(filled.draft().texts().values()).noneMatch(text -> text.contains("s3cret"));
        assertThat(made(filled.draft(), base)).isSameAs(base);
    }

    @Test
    void aSecretIsForItsServerAndItsLogin() throws Exception {
        var base = ann("lab");
        var inbox = made(with(base, Part.INBOX, "_INBOX_me"), base);
        assertThat(inbox.password()).isSameAs(base.password());
        assertThat(inbox.context()).as("another inbox is not that context").isNull();
        assertThat(made(with(base, Part.SERVERS, "nats://other:1"), base).password()).isNull();
        assertThat(made(with(base, Part.SERVERS, "nats://lab:1,nats://other:1"), base).password()).isNull();
        assertThat(made(with(base, Part.USER, "bob"), base).password()).isNull();
        var typed = made(with(base, Part.PASSWORD, "another"), base);
        assertThat(typed.password()).isNotNull().isNotSameAs(base.password());
        assertThat(typed.context()).as("another login may be another account").isNull();
    }

    @Test
    void aContextWithoutItsSecretStaysThatContextWhenTheSecretIsTyped() throws Exception {
        var base = new ConnectOptions(ServerUrls.parse("nats://lab:1"), "ann", null, null, null, null, Tls.DEFAULT,
                "_INBOX", "lab");
        assertThat(made(with(base, Part.PASSWORD, "typed"), base).context()).isEqualTo("lab");
    }

    @Test
    void aLoginInTheAddressIsShownWithoutItsSecretAndKept() throws Exception {
        var base = ConnectOptions.to("nats://ann:s3cret@lab:1");
        var filled = Asked.filled(base, false, "");
        assertThat(filled.draft().text(Part.SERVERS)).isEqualTo("nats://lab:1");
        assertThat(filled.draft().text(Part.USER)).isEqualTo("ann");
        var inbox = made(with(base, Part.INBOX, "_I"), base);
        assertThat(inbox.user()).isEqualTo("ann");
        assertThat(inbox.password()).isNotNull();
        var token = ConnectOptions.to("nats://t0ken@lab:1");
        assertThat(Asked.filled(token, false, "").draft().login()).isEqualTo(LoginKind.TOKEN);
        assertThat(Asked.filled(token, false, "").draft().texts().values()).noneMatch(text -> text.contains("t0ken"));
        assertThat(made(with(token, Part.INBOX, "_I"), token).token()).isNotNull();
        var moved = Asked.made(with(token, Part.SERVERS, "nats://other:1"), token, "");
        assertThat(moved.faults()).containsOnlyKeys(Part.TOKEN);
        var both = Asked.made(with(base, Part.SERVERS, "nats://bob:pw@lab:1"), base, "");
        assertThat(both.faults().get(Part.SERVERS)).contains("a login of its own").doesNotContain("pw");
    }

    @Test
    void whatWasEncryptedByFilesTakesNoSecretIntoTheClear() throws Exception {
        var ca = folder.resolve("ca.pem");
        Files.writeString(ca, "-");
        var base = new ConnectOptions(ServerUrls.parse("nats://lab:1"), "ann", new Secret("s3cret"), null, null, null,
                new Tls(ca, null, null), "_INBOX");
        assertThat(made(with(base, Part.CA, ""), base).password()).isNull();
    }

    @Test
    void eachFaultStandsBesideItsField() throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), "nothing");
        var texts = Map.of(Part.SERVERS, "http://x", Part.CREDS, empty.toString(), Part.CA, "/none.pem", Part.CERT,
                empty.toString(), Part.INBOX, "a.*");
        var faults = Asked.made(new Draft(texts, LoginKind.CREDS, false), base(), "").faults();
        assertThat(faults).containsOnlyKeys(Part.SERVERS, Part.CREDS, Part.CA, Part.KEY, Part.INBOX);
        assertThat(faults.get(Part.SERVERS)).contains("must begin with nats://");
        assertThat(faults.get(Part.CREDS)).contains("holds no user JWT").doesNotContain("--").matches("[A-Z/].*");
        assertThat(faults.get(Part.CA)).contains("cannot be read").doesNotContain("--");
        assertThat(faults.get(Part.KEY)).contains("belong together").doesNotContain("--");
        assertThat(faults.get(Part.INBOX)).doesNotContain("--");
        assertThat(faults.values()).as("sentences of a window").allMatch(fault -> fault.matches("[A-Z/\"].*"));
        assertThat(Asked.made(new Draft(Map.of(Part.SERVERS, "lab"), LoginKind.USER, false), base(), "").faults())
                .containsOnlyKeys(Part.USER);
        assertThat(Asked.made(new Draft(Map.of(Part.SERVERS, "lab", Part.NKEY, "~/seed"), LoginKind.NKEY, false),
                base(), folder.toString()).faults().get(Part.NKEY)).contains(folder.resolve("seed").toString());
        assertThat(Asked.made(new Draft(Map.of(Part.SERVERS, "lab", Part.NKEY, "a\0b"), LoginKind.NKEY, false),
                base(), "").faults().get(Part.NKEY)).contains("cannot be the path");
    }

    private static ConnectOptions base() {
        try {
            return ConnectOptions.to("lab");
        } catch (BadConnectOptions never) {
            throw new AssertionError(never);
        }
    }
}
