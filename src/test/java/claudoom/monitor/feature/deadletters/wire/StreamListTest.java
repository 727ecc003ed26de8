package claudoom.monitor.feature.deadletters.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a server's list of streams says of dead letters. */
class StreamListTest {

    private static final List<String> WANTED = List.of("a.dlq.>", AdvisoryReader.TERMINATED);
    private static final String DEAD = row("DEAD", "\"subjects\":[\"a.dlq.>\"]", 5, 8);

    @Test
    void aStreamOfDeadLettersIsOneKeeperWithItsNumbers() {
        var dead = of(DEAD, row("OTHERS", "\"subjects\":[\"a.agent.>\"]", 1, 9)).keepers();

        assertThat(dead).singleElement().satisfies(keeper -> {
            assertThat(keeper.name()).isEqualTo("DEAD");
            assertThat(keeper.first()).isEqualTo(5);
            assertThat(keeper.last()).isEqualTo(8);
            assertThat(keeper.messages()).isEqualTo(4);
            assertThat(keeper.lastTime()).isEqualTo("2026-11-21T19:41:30.118Z");
            assertThat(keeper.led()).isTrue();
        });
    }

    @Test
    void aQueueHoldsALetterOnlyUntilItIsWorkedOff() {
        var keepers = of(row("DEAD", "\"subjects\":[\"a.dlq.>\"],\"retention\":\"limits\"", 1, 9),
                row("QUEUE", "\"subjects\":[\"b.dlq.>\",\"a.dlq.>\"],\"retention\":\"workqueue\"", 1, 9)).keepers();

        assertThat(keepers).extracting(Keeper::forGood).containsExactly(true, false);

        var newest = of(row("NEWEST", "\"subjects\":[\"a.dlq.>\"],\"max_msgs_per_subject\":1", 1, 9)).keepers();
        assertThat(newest.getFirst().forGood()).isFalse();
    }

    @Test
    void amongOthersTheNumberOfLettersIsUnknown() {
        var keepers = of(row("ALL", "\"subjects\":[\"a.>\"]", 1, 9),
                row("BOTH", "\"subjects\":[\"a.dlq.>\",\"" + AdvisoryReader.TERMINATED + "\"]", 1, 9)).keepers();

        assertThat(keepers).hasSize(2).allSatisfy(keeper -> assertThat(keeper.messages()).isNull());
    }

    @Test
    void aRowWithoutALeaderIsNoData() {
        var row =
                "{\"config\":{\"name\":\"DEAD\",\"subjects\":[\"a.dlq.>\"]},\"created\":\"c\",\"state\":{\"messages\":0,"
                        + "\"first_seq\":0,\"last_seq\":0,\"last_ts\":\"0001-01-01T00:00:00Z\"},\"cluster\":{\"name\":\"TC\"}}";

        assertThat(of(row).keepers()).singleElement().satisfies(keeper -> assertThat(keeper.led()).isFalse());
    }

    @Test
    void aMirrorThatHoldsNoMoreThanItsOriginIsNotWorthAWord() {
        var mirror = "\"mirror\":{\"name\":\"DEAD\"}";

        assertThat(of(DEAD, row("M", mirror, 5, 8)).copies()).isEmpty();
        assertThat(of(DEAD, row("M", mirror, 1, 8)).copies()).containsExactly("M");
        assertThat(of(row("M", "\"mirror\":{\"name\":\"DEAD\",\"external\":{\"api\":\"$JS.x.API\"}}", 5, 8)).copies())
                .containsExactly("M");
    }

    @Test
    void aStreamWithSourcesIsNamedIfOneOfThemMayBringLetters() {
        var others = row("OTHERS", "\"subjects\":[\"a.agent.>\"]", 1, 9);

        assertThat(of(DEAD, row("S", "\"sources\":[{\"name\":\"DEAD\"}]", 1, 8)).copies()).containsExactly("S");
        assertThat(of(others, row("S", "\"sources\":[{\"name\":\"OTHERS\"}]", 1, 8)).copies()).isEmpty();
        assertThat(of(DEAD, row("S", "\"sources\":[{\"name\":\"DEAD\",\"filter_subject\":\"a.x.>\"}]", 1, 8)).copies())
                .isEmpty();
        assertThat(of(DEAD, row("S", "\"sources\":[{\"name\":\"DEAD\"}]", 1, 8),
                row("T", "\"sources\":[{\"name\":\"S\"}]", 1, 8)).copies()).containsExactly("S", "T");
        assertThat(of(row("S", "\"sources\":[{\"name\":\"S\"}]", 1, 8)).copies()).as("a ring").isEmpty();
    }

    private static Shelves.Listing of(String... rows) {
        var nodes = new ArrayList<JsonNode>();
        for (var row : rows) {
            nodes.add(ServerJson.LETTER.readTree(row));
        }
        return StreamList.of(nodes, Set.of(), WANTED);
    }

    private static String row(String name, String config, long first, long last) {
        return "{\"config\":{\"name\":\"" + name + "\"," + config + "},\"created\":\"c\",\"state\":{\"messages\":"
                + (last - first + 1) + ",\"first_seq\":" + first + ",\"last_seq\":" + last
                + ",\"last_ts\":\"2026-11-21T19:41:30.118Z\"}}";
    }
}
