package claudoom.monitor.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A server that permits a wide subscription and leaves a part of it out says nothing, except when it is asked. */
class RightsTest {

    private static Rights of(String permissions) {
        return Rights.read(
                JsonMapper.builder().build()
                        .readTree("{\"data\":{\"user\":\"u\",\"permissions\":" + permissions + "}}"));
    }

    @Test
    void whatIsLeftOutOfAWiderSubscriptionIsKnown() {
        var rights = of("{\"subscribe\":{\"deny\":[\"lab.agent.a1.>\",\"other.>\",\"lab.x q\"]}}");
        assertThat(rights.leftOutOf(List.of("lab.>"))).containsExactly("lab.agent.a1.>");
        assertThat(rights.leftOutOf(List.of("third.>"))).isEmpty();
        assertThat(rights.refuses("lab.a")).isFalse();
    }

    @Test
    void whereNothingIsSaidNothingIsLeftOut() {
        assertThat(of("{}").leftOutOf(List.of(">"))).isEmpty();
        assertThat(Rights.UNKNOWN.leftOutOf(List.of(">"))).isEmpty();
        assertThat(of("{\"publish\":{\"deny\":[\"lab.>\"]}}").refuses("lab.a")).isTrue();
    }
}
