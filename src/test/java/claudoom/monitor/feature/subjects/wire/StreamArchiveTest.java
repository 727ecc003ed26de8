package claudoom.monitor.feature.subjects.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.feature.subjects.model.Asked;
import claudoom.monitor.feature.subjects.model.HistoryMessage;
import claudoom.monitor.feature.subjects.model.OlderMessages;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What streams of a real server tell about subjects, and that asking leaves them as they were. */
class StreamArchiveTest {

    private static final String SERVERS = "claudoom.monitor.kit.TestServers#all";

    @ParameterizedTest
    @MethodSource(SERVERS)
    void olderMessagesComeNewestFirstPageByPage(Path binary) {
        try (var streams = new Streams(binary)) {
            streams.stream("S", RetentionPolicy.Limits, "lab.>");
            for (int n = 1; n <= 200; n++) {
                streams.store("lab.busy", "b" + n);
                if (n % 20 == 0) {
                    streams.store("lab.rare", "r" + n);
                }
            }
            var archive = streams.archive();
            var holder = requireNonNull(archive.holders("lab.rare").value()).getFirst();
            assertThat(holder.stream()).isEqualTo("S");
            assertThat(holder.messages()).isEqualTo(10);
            assertThat(holder.retention()).isEqualTo("limits");
            assertThat(holder.newestSequence()).isEqualTo(210);
            assertThat(holder.newest()).isNotNull();

            var first = value(archive.older("S", "lab.rare", 211, 4, () -> true));
            assertThat(payloads(first)).containsExactly("r200", "r180", "r160", "r140");
            assertThat(first.all()).isFalse();
            var second = value(archive.older("S", "lab.rare", first.before(), 4, () -> true));
            assertThat(payloads(second)).containsExactly("r120", "r100", "r80", "r60");
            var last = value(archive.older("S", "lab.rare", second.before(), 4, () -> true));
            assertThat(payloads(last)).containsExactly("r40", "r20");
            assertThat(last.all()).isTrue();

            var busy = value(archive.older("S", "lab.busy", 211, 50, () -> true));
            assertThat(payloads(busy)).containsExactlyElementsOf(
                    IntStream.range(0, 50).mapToObj(n -> "b" + (200 - n)).toList());
            assertThat(busy.messages()).allMatch(message -> message.stored() != null && !message.live());
        }
    }

    @ParameterizedTest
    @EnumSource(value = RetentionPolicy.class, names = {"Limits", "Interest", "WorkQueue"})
    void noConsumerIsMadeWhateverTheRetention(RetentionPolicy retention) throws Exception {
        try (var streams = new Streams(TestServers.any())) {
            streams.stream("S", retention, "lab.>");
            if (retention == RetentionPolicy.Interest) { // without interest nothing is kept
                streams.nats.jetStreamManagement().addOrUpdateConsumer("S",
                        ConsumerConfiguration.builder().durable("worker").build());
            }
            long consumers = streams.consumers("S");
            for (int n = 1; n <= 9; n++) {
                streams.store("lab.a", "a" + n);
            }
            streams.delete("S", 4);
            streams.delete("S", 9);
            var archive = streams.archive();
            var holder = requireNonNull(archive.holders("lab.a").value()).getFirst();
            assertThat(holder.messages()).isEqualTo(7);
            assertThat(holder.newestSequence()).as("8, or 9 where the server forgets").isBetween(8L, 9L);
            assertThat(holder.forgetsWhatWasWorkedOn()).isEqualTo(retention != RetentionPolicy.Limits);
            assertThat(payloads(value(archive.older("S", "lab.a", holder.newestSequence() + 1, 100, () -> true))))
                    .containsExactly("a8", "a7", "a6", "a5", "a3", "a2", "a1");
            assertThat(streams.consumers("S")).isEqualTo(consumers);
            assertThat(streams.nats.jetStreamManagement().getStreamInfo("S").getStreamState().getMsgCount())
                    .isEqualTo(7);
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void strangeSubjectsAreFound(Path binary) {
        try (var streams = new Streams(binary)) {
            streams.stream("S", RetentionPolicy.Limits, "lab.>");
            var archive = streams.archive();
            for (var subject : List.of("lab.\"quoted\\\".ü.日本", "lab.{}[]'$`", "lab.<b>")) {
                streams.store(subject, subject);
                var holder = requireNonNull(archive.holders(subject).value()).getFirst();
                assertThat(holder.messages()).as(subject).isEqualTo(1);
                assertThat(payloads(value(archive.older("S", subject, holder.newestSequence() + 1, 10, () -> true))))
                        .containsExactly(subject);
            }
            var all = requireNonNull(archive.subjects("S", "lab.>", 1_000, () -> true).value());
            assertThat(all.messages()).containsOnlyKeys("lab.\"quoted\\\".ü.日本", "lab.{}[]'$`", "lab.<b>");
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void subjectsOfANarrowFilterAreListedAndTooManyAreOnlyCounted(Path binary) {
        try (var streams = new Streams(binary)) {
            streams.stream("S", RetentionPolicy.Limits, "lab.>");
            streams.stream("EMPTY", RetentionPolicy.Limits, "other.>");
            for (int n = 0; n < 30; n++) {
                streams.store("lab.agent." + n + ".death", "x");
                streams.store("lab.agent." + n + ".death", "y");
                streams.store("lab.metrics." + n, "z");
            }
            var archive = streams.archive();
            var listed = requireNonNull(archive.streams().value());
            assertThat(listed).extracting(stream -> stream.name()).containsExactlyInAnyOrder("S", "EMPTY");
            assertThat(listed).filteredOn(stream -> stream.name().equals("S")).first()
                    .satisfies(stream -> {
                        assertThat(stream.subjects()).isEqualTo(60);
                        assertThat(stream.messages()).isEqualTo(90);
                        assertThat(stream.patterns()).extracting(pattern -> pattern.text()).containsExactly("lab.>");
                    });
            var deaths = requireNonNull(archive.subjects("S", "lab.agent.>", 1_000, () -> true).value());
            assertThat(deaths.messages()).hasSize(30).containsEntry("lab.agent.7.death", 2L);
            assertThat(deaths.whole()).isTrue();
            var many = requireNonNull(archive.subjects("S", "lab.>", 59, () -> true).value());
            assertThat(many.messages()).isEmpty();
            assertThat(many.total()).isEqualTo(60);
            assertThat(many.whole()).isFalse();
            var none = requireNonNull(archive.subjects("S", "lab.nobody.>", 59, () -> true).value());
            assertThat(none.messages()).isEmpty();
            assertThat(none.whole()).isTrue();
        }
    }

    @Test
    void aReadingThatNobodyWantsAnyMoreEnds() {
        try (var streams = new Streams(TestServers.any())) {
            streams.stream("S", RetentionPolicy.Limits, "lab.>");
            for (int n = 1; n <= 100; n++) {
                streams.store("lab.a", "a" + n);
            }
            var asked = new AtomicInteger();
            var part = value(streams.archive().older("S", "lab.a", 101, 100, () -> asked.incrementAndGet() < 20));
            assertThat(part.all()).isFalse();
            assertThat(payloads(part)).as("what is known without a hole").isEqualTo(
                    IntStream.range(0, part.messages().size()).mapToObj(n -> "a" + (100 - n)).toList());
            assertThat(asked.get()).isEqualTo(20);
        }
    }

    @Test
    void withoutJetStreamThatIsSaid() {
        try (var streams = new Streams(
                TestServer.withoutJetStream(TestServers.any(), ""), "")) {
            var archive = streams.archive();
            assertThat(archive.holders("lab.a").trouble()).startsWith("JetStream is not switched on");
            assertThat(archive.streams().trouble()).startsWith("JetStream is not switched on");
            assertThat(archive.older("S", "lab.a", 10, 5, () -> true).trouble()).isNotEmpty();
        }
    }

    @Test
    void aMissingPermissionIsNamed() {
        var config = """
                jetstream: enabled
                authorization { users: [ { user: bob, password: b, permissions: {
                  publish: ["$JS.API.STREAM.NAMES"] } } ] }""";
        try (var streams = new Streams(TestServer.start(TestServers.any(), config.replace(
                "jetstream: enabled\n", "")), "bob:b@")) {
            var archive = streams.archive();
            assertThat(archive.streams().trouble()).contains("may not use $JS.API.STREAM.LIST",
                    "Ask for that permission");
            assertThat(requireNonNull(archive.holders("lab.a").value())).isEmpty();
            assertThat(archive.older("S", "lab.a", 10, 5, () -> true).trouble()).contains("$JS.API.STREAM.MSG.GET.S");
        }
    }

    @Test
    void aStreamThatIsNotThereIsSaid() {
        try (var streams = new Streams(TestServers.any())) {
            assertThat(streams.archive().subjects("GONE", "lab.>", 10, () -> true).trouble())
                    .isEqualTo("The server says: stream not found.");
            assertThat(requireNonNull(streams.archive().older("GONE", "lab.a", 10, 5, () -> true).value()).all())
                    .isTrue();
        }
    }

    private static OlderMessages value(Asked<OlderMessages> answer) {
        return requireNonNull(answer.value(), answer.trouble());
    }

    private static List<String> payloads(OlderMessages part) {
        return part.messages().stream().map(HistoryMessage::arrival)
                .map(arrival -> new String(arrival.payload(), StandardCharsets.UTF_8)).toList();
    }
}
