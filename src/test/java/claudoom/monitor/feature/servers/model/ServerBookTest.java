package claudoom.monitor.feature.servers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server that says nothing any more is missed; one silence is not enough, and addresses prove little. */
class ServerBookTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> THREE = List.of("10.0.0.1:4222", "10.0.0.2:4222", "10.0.0.3:4222");

    private final ServerBook book = new ServerBook();

    private List<ServerChange> round(int second, List<String> addresses, String... answering) {
        return book.take(new Round(NOON.plusSeconds(second), "lab",
                Stream.of(answering).map(name -> new Round.Answer(name, "lab")).toList(), addresses));
    }

    private List<String> lost() {
        return book.picture().lost().stream().map(ServerLine::name).toList();
    }

    @Test
    void threeSilencesAreALossAndOneAnswerEndsIt() {
        round(0, THREE, "n1", "n2", "n3");
        assertThat(book.doubtful()).isFalse();
        assertThat(round(5, THREE, "n1", "n2")).isEmpty();
        assertThat(book.doubtful()).isTrue();
        round(6, THREE, "n1", "n2");
        assertThat(lost()).isEmpty();
        assertThat(round(7, THREE, "n1", "n2")).containsExactly(new ServerChange(NOON.plusSeconds(7), "n3", true));
        assertThat(book.picture().lost()).containsExactly(new ServerLine("n3", NOON, NOON));
        assertThat(book.picture().sentence()).isEqualTo("n3 does not answer");
        assertThat(book.picture().missing()).isEqualTo(1);
        assertThat(round(12, THREE, "n1", "n2")).isEmpty();
        assertThat(round(17, THREE, "n1", "n2", "n3"))
                .containsExactly(new ServerChange(NOON.plusSeconds(17), "n3", false));
        assertThat(book.picture().sentence()).isEmpty();
    }

    @Test
    void aServerThatCrashedIsMissedAlthoughNobodyTellsItsAddressAnyMore() {
        round(0, THREE, "n1", "n2", "n3");
        for (int second = 5; second < 8; second++) {
            round(second, THREE.subList(0, 2), "n1", "n2");
        }
        assertThat(lost()).containsExactly("n3");
        assertThat(book.picture().all()).isEqualTo(3);
        round(5 + (int) ServerBook.REMEMBERED.plus(Duration.ofMinutes(1)).toSeconds(), THREE.subList(0, 2), "n1",
                "n2");
        assertThat(book.picture().servers()).as("taken away for good").hasSize(2);
    }

    @Test
    void aServerThatIsOnlyKnownFromItsCopiesIsMissedToo() {
        book.named(List.of("n1", "n2", "n3", "Server name unknown at this time (peerID: x)"), NOON);
        for (int second = 0; second < 3; second++) {
            round(second, THREE, "n1");
        }
        assertThat(lost()).containsExactly("n2", "n3");
        assertThat(book.picture().lost().getFirst().heard()).isNull();
        assertThat(book.picture().sentence()).isEqualTo("n2, n3 do not answer");
    }

    @Test
    void portsOfOneHostAreServersAndHostsMayBeOne() {
        round(0, List.of("10.0.0.1:4222", "10.0.0.1:4223", "10.0.0.1:4224"), "n1");
        assertThat(book.picture().silent()).isEqualTo(2);
        assertThat(book.picture().sentence()).isEqualTo("2 servers of the cluster do not answer");
        var other = new ServerBook();
        other.take(new Round(NOON, "lab", List.of(new Round.Answer("n1", "lab")), THREE));
        assertThat(other.picture().silent()).as("a server may have three addresses").isZero();
        assertThat(other.picture().possible()).isEqualTo(2);
        assertThat(other.picture().sentence()).isEmpty();
    }

    @Test
    void whoMayNotAskSeesAddressesGoAndIsToldThatThisIsNotAll() {
        byAddress(0, THREE);
        assertThat(book.picture().note()).contains("$SYS.REQ.ACCOUNT.PING.STATZ");
        for (int second = 1; second < 4; second++) {
            byAddress(second, THREE.subList(0, 2));
        }
        assertThat(lost()).containsExactly("10.0.0.3:4222");
        assertThat(book.picture().silent()).isZero();
        round(9, THREE, "n1", "n2", "n3");
        assertThat(book.picture().note()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    private void byAddress(int second, @Nullable List<String> addresses) {
        book.take(new Round(NOON.plusSeconds(second), "lab", null, addresses == null ? List.of() : addresses));
    }
}
