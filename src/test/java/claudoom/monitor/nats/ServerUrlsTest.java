package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Options;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of servers as people write them. */
class ServerUrlsTest {

    private static InetAddress resolved(String host) throws UnknownHostException {
        return switch (host) {
            case "nats_server" -> InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
            case "nats_6" ->
                InetAddress.getByAddress(host, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
            default -> throw new UnknownHostException(host);
        };
    }

    @Test
    void aNameWithAnUnderscoreIsAName() throws Exception {
        var urls = ServerUrls.parse("nats://u_1:p%40_@nats_server:4333,nats_server,ws://lab_2.example/p_a/x,tls://a");

        assertThat(urls.urls()).isEqualTo(List.of("nats://nats_server:4333", "nats://nats_server:4222",
                "ws://lab_2.example:80/p_a/x", "tls://a:4222"));
        assertThat(urls.user()).isEqualTo("u_1");
        assertThat(urls.password()).isNotNull().returns("p@_", secret -> new String(secret.chars()));
    }

    @Test
    void jnatsIsGivenAnAddressThatItReads() throws Exception {
        for (var url : List.of("nats://nats_server:4333", "ws://nats_server:80/a_b", "nats://nats_6:4222",
                "nats://plain:4222", "nats://127.0.0.1:4222", "nats://[::1]:4222")) {
            var readable = ServerUrls.readable(url, ServerUrlsTest::resolved);
            assertThat(readable)
                    .isEqualTo(url.replace("nats_server", "127.0.0.1").replace("nats_6", "[0:0:0:0:0:0:0:1]"));
            assertThat(Options.builder().server(readable).build().getServers()).hasSize(1);
        }
        assertThatThrownBy(() -> ServerUrls.readable("nats://un_known:4222", ServerUrlsTest::resolved))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats://", "nats://:4222", "nats://a_b:0", "nats://a_b:70000", "nats://a b", "http://a_b",
        "nats://_b:x", ""})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> ServerUrls.parse(text)).isInstanceOf(BadConnectOptions.class);
    }
}
