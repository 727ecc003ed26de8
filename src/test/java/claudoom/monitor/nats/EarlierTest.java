package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class EarlierTest {

    private static final String WHOLE = "MSG a.b 1 5\r\nhello\r\n";
    private static final String BEGIN = "HMSG c.d 1 1000 90000\r\nNATS/1.0\r\nkey";

    private final Earlier earlier = new Earlier();

    @Test
    void aMessageThatIsNotWholeYetIsKept() {
        read(WHOLE.repeat(1_000) + BEGIN);

        assertThat(before(": value")).endsWith(BEGIN + ": value");
    }

    @Test
    void aMessageOfManyReadsIsKeptFromItsBeginning() {
        read(WHOLE.repeat(1_000) + BEGIN);
        read("x".repeat(30_000));
        read("y".repeat(30_000));

        assertThat(before("end")).contains(BEGIN + "x".repeat(30_000) + "y".repeat(30_000) + "end");
    }

    @Test
    void ofWholeMessagesLittleIsKept() {
        read(WHOLE.repeat(10_000));
        read(WHOLE.repeat(10_000));

        assertThat(earlier.length()).isEqualTo(Earlier.LEAST);
        assertThat(before("")).endsWith(WHOLE.repeat(3));
    }

    @Test
    void whatLooksLikeABeginningInAPayloadDoesNotHideTheRealOne() {
        var inside = "HMSG c.d 1 20 200\r\nNATS/1.0\r\na: b\r\n\r\nsomebody wrote\nMSG about";
        read(WHOLE.repeat(1_000) + inside);

        assertThat(before("")).endsWith(inside);
    }

    @Test
    void aBeginningCutInTwoIsKept() {
        read(WHOLE.repeat(1_000) + "\r\nHM");
        read("SG c.d 1 1000 90000\r\n" + "x".repeat(5_000));

        assertThat(before("")).contains("HMSG c.d 1 1000 90000\r\nx");
    }

    @Test
    void neverMoreThanItHasRoomFor() {
        for (int n = 0; n < 10; n++) {
            read(Character.toString('a' + n).repeat(Earlier.MOST / 3));
        }

        assertThat(earlier.length()).isEqualTo(Earlier.MOST);
        assertThat(before("")).endsWith("j".repeat(Earlier.MOST / 3)).startsWith("g");
    }

    private void read(String bytes) {
        earlier.add(bytes.getBytes(StandardCharsets.ISO_8859_1), bytes.length());
    }

    private String before(String now) {
        return new String(earlier.followedBy(now.getBytes(StandardCharsets.ISO_8859_1), now.length()),
                StandardCharsets.ISO_8859_1);
    }
}
