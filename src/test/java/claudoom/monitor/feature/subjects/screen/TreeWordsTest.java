package claudoom.monitor.feature.subjects.screen;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.wire.ValueLine;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the tree does not have is said under it. */
class TreeWordsTest {

    @Test
    void lastPayloadsThatWereForgottenAreCounted() {
        var traffic = new Traffic(subject -> Meaning.NONE, 5_000, 10, 2 << 20, 100_000, 1 << 20);
        var model = new SubjectsViewModel(new SubjectTree(traffic), new Later(), ValueLine::of);
        traffic.take("s0", new byte[1_000], null, 0);
        model.sample(Instant.EPOCH);
        assertThat(model.words().untrackedProperty().get()).isEmpty();

        for (int n = 1; n < 500; n++) {
            traffic.take("s" + n, new byte[1_000], null, n);
        }
        model.sample(Instant.EPOCH.plusSeconds(1));
        assertThat(model.words().untrackedProperty().get())
                .isEqualTo(traffic.payloadsForgotten() + " last payloads forgotten");
    }

    @Test
    void thatTheConnectionIsAwayIsKnownAlsoBeforeAnythingWasHeard() {
        var words = new TreeWords(new SubjectTree(new Traffic(subject -> Meaning.NONE, 5_000, 10, 2 << 20)));
        words.link(LinkState.connecting(Instant.EPOCH, "somewhere"));
        assertThat(words.awayProperty().get()).isTrue();
        words.link(new LinkState(LinkState.Phase.CONNECTED, Instant.EPOCH, "", null, null));
        assertThat(words.awayProperty().get()).isFalse();
    }
}
