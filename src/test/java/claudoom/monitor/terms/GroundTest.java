package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.terms.LinkState.Phase;
import claudoom.monitor.terms.LinkState.ServerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whether a connection leads to where a confirmation said. */
class GroundTest {

    private static final ServerFacts ONE = facts("nats://one:4222", "one", "swarm", "10.0.0.1:4222", "10.0.0.2:4222");
    private static final Ground GROUND = Objects.requireNonNull(
            Ground.of(new LinkState(Phase.CONNECTED, Instant.EPOCH, "", ONE, null)));

    private static ServerFacts facts(String url, String name, String cluster, String... addresses) {
        return new ServerFacts(url, name, "2.10.27", true, cluster, 1 << 20, List.of(addresses));
    }

    @Test
    void theServerItselfAndTheOthersOfItsClusterAreIt() {
        assertThat(GROUND.against(ONE)).isNull();
        assertThat(GROUND.against(facts("nats://one:4222", "one", "swarm", "10.0.0.9:4222"))).isNull();
        assertThat(GROUND.against(facts("nats://two:4222", "two", "swarm", "10.0.0.2:4222"))).isNull();
        assertThat(GROUND.against(facts("nats://two:4222", "two", "swarm"))).as("it tells no address").isNull();
    }

    @Test
    void anotherServerIsNotIt() {
        assertThat(GROUND.against(facts("nats://two:4222", "two", "other", "10.0.0.1:4222"))).isEqualTo(
                "the connection for sending came to another server than was confirmed: two at nats://two:4222,"
                        + " version 2.10.27, cluster other");
        assertThat(GROUND.against(facts("nats://one:4222", "one", ""))).isNotNull();
    }

    @Test
    void anUnrelatedClusterOfTheSameNameIsNotIt() {
        assertThat(GROUND.against(facts("nats://two:4222", "two", "swarm", "10.9.9.1:4222", "10.9.9.2:4222")))
                .isNotNull();
    }
}
