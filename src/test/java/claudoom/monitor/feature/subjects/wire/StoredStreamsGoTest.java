package claudoom.monitor.feature.subjects.wire;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.Swarm;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.screen.LeafSources;
import claudoom.monitor.feature.subjects.screen.SubjectRow;
import claudoom.monitor.feature.subjects.screen.SubjectsViewModel;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServers;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import io.nats.client.api.RetentionPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stream of a real server held leaves the tree with the stream, without anybody's doing. */
class StoredStreamsGoTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";
    private static final Aside AT_ONCE = new Aside() {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }
    };

    /** The screen's clock: it moves by five seconds a look. */
    private Instant now = Instant.now();

    @ParameterizedTest
    @MethodSource(SERVERS)
    void aStreamThatWasDeletedTakesItsSubjectsAlong(Path binary) throws Exception {
        try (var streams = new Streams(binary)) {
            streams.stream("GOES", RetentionPolicy.Limits, "goes.>");
            streams.stream("STAYS", RetentionPolicy.Limits, "stays.>");
            streams.store("goes.a", "1");
            streams.store("stays.a", "1");
            var model = model(streams);
            look(streams, model);
            assertThat(names(model)).contains("goes", "stays");
            streams.nats.jetStreamManagement().deleteStream("GOES");
            Await.until(Streams.LIMIT, "gone by itself", () -> {
                look(streams, model);
                return !names(model).contains("goes");
            });
            assertThat(names(model)).contains("stays");
        }
    }

    @Test
    void aServerThatStartedAgainWithoutItsMemoryStreamTakesItsSubjectsAlong() {
        try (var streams = new Streams(TestServers.any())) {
            streams.stream("GOES", RetentionPolicy.Limits, "goes.>");
            streams.store("goes.a", "1");
            var model = model(streams);
            look(streams, model);
            assertThat(names(model)).contains("goes", "a");
            model.select(model.rows().stream().filter(row -> row.line().name().equals("a")).findFirst().orElseThrow());
            streams.server.stop();
            Await.until(Streams.LIMIT, "away", () -> !streams.connections.state().connected());
            look(streams, model);
            streams.server.startAgain();
            Await.until(Streams.LIMIT, "back", () -> streams.connections.state().connected());
            Await.until(Streams.LIMIT, "gone by itself", () -> {
                look(streams, model);
                return model.rows().isEmpty();
            });
            assertThat(model.selectedProperty().get()).isNull();
        }
    }

    private void look(Streams streams, SubjectsViewModel model) {
        now = now.plusSeconds(5);
        model.link(streams.connections.state());
        model.sample(now);
    }

    private static SubjectsViewModel model(Streams streams) {
        var tree = new SubjectTree(new Swarm().traffic());
        return new SubjectsViewModel(tree, AT_ONCE, ValueLine::of, Memory.ofThisRun(), new LeafSources(
                new LeafWatch(tree, new Gaps(), new PayloadNumbers(Readings.ofThisRun())), streams.archive(), AT_ONCE,
                AT_ONCE,
                Memory.ofThisRun()));
    }

    private static List<String> names(SubjectsViewModel model) {
        model.rows().stream().filter(row -> row.line().branch() && !model.isOpen(row)).toList().forEach(model::open);
        return model.rows().stream().map(SubjectRow::line).map(line -> line.name()).toList();
    }
}
