package claudoom.monitor.feature.agents.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Asking many, by hand: each answers when the test says so. */
class EverybodyTest {

    private final Map<String, CompletableFuture<Reply>> asked = new LinkedHashMap<>();
    private final List<Round> told = new ArrayList<>();
    private final Everybody everybody = new Everybody(
            agent -> asked.computeIfAbsent(agent, any -> new CompletableFuture<>()), told::add, Runnable::run,
            InstantSource.fixed(Instant.EPOCH));

    private void answer(String agent, Fate fate) {
        Objects.requireNonNull(asked.remove(agent))
                .complete(new Reply(agent, fate, Instant.EPOCH, "guide", "s", Duration.ZERO, null, null,
                        "", 0));
    }

    @Test
    void whatIsStillAnsweredToAnEarlierTimeDoesNotTakeThePlaceOfTheNewest() {
        var first = everybody.ask(IntStream.range(0, 50).mapToObj(n -> "a" + n).toList());
        assertThat(asked).hasSize(Everybody.AT_ONCE);
        var second = everybody.ask(List.of("b1", "b2"));
        answer("b1", Fate.ANSWERED);
        answer("b2", Fate.SILENT);
        for (int n = 0; n < Everybody.AT_ONCE; n++) {
            answer("a" + n, Fate.SILENT);
        }
        assertThat(told.getLast()).isEqualTo(second.join());
        assertThat(told.getLast()).extracting(Round::total, Round::done, Round::answered, Round::cancelled)
                .containsExactly(2, 2, 1, false);
        assertThat(first.join()).extracting(Round::done, Round::cancelled).as("it ends all the same")
                .containsExactly(Everybody.AT_ONCE, true);
    }

    @Test
    void whoWasNotHeardIsNeitherSilentNorAbsent() {
        var round = everybody.ask(List.of("a"));
        answer("a", Fate.UNHEARD);
        assertThat(round.join().other().first()).containsExactly("a");
        assertThat(round.join().silent().count()).isZero();
    }
}
