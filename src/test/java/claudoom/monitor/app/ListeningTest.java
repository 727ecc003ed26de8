package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.bridge.Pulse;
import claudoom.monitor.demo.Experiment;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.terms.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listened to besides, on a living experiment and over a restart. */
class ListeningTest {

    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Pulse NO_FRAMES = new Pulse() {
        @Override
        public void start(LongConsumer onFrame) {}

        @Override
        public void stop() {}
    };

    @TempDir
    Path folder;

    private Wiring wired(String url, Memory memory) throws Exception {
        return new Wiring(ConnectOptions.to(url), Grammars.builtIn("clau-doom"), true,
                folder.resolve("commands.jsonl"), NO_FRAMES, () -> 0, InstantSource.system(), Keep.DEFAULT, memory);
    }

    private static boolean sees(Wiring all, String beginning) {
        return IntStream.range(0, all.traffic.subjectCount())
                .anyMatch(n -> all.traffic.subject(n).text().startsWith(beginning));
    }

    @Test
    void everythingBringsInboxesAndCanBeLeftOutAgain() throws Exception {
        try (var server = TestServer.start();
                var experiment = Experiment.start(server.url(), "clau-doom", 5);
                var all = wired(server.url(), Memory.ofThisRun())) {
            assertThat(experiment).isNotNull();
            all.start();
            assertThat(all.connections.firstState(10).join().connected()).isTrue();
            var subscriptions = all.connections.subscriptions();
            subscriptions.add(">").get(30, TimeUnit.SECONDS);
            Await.until(LONG, "inboxes and questions to JetStream",
                    () -> sees(all, "_INBOX.") && sees(all, "$JS.API."));
            assertThat(subscriptions.leftOut()).isEmpty();

            subscriptions.remove(">").get(30, TimeUnit.SECONDS);
            assertThat(subscriptions.list()).extracting(one -> one.pattern()).containsExactly("clau-doom.>");
            long before = all.traffic.messages();
            Await.until(LONG, "the experiment goes on", () -> all.traffic.messages() > before + 100);
            var accounts = all.events.accounts();
            assertThat(accounts.balanced()).isTrue();
            assertThat(all.connections.dropped()).isZero();

            subscriptions.remove("clau-doom.>").get(30, TimeUnit.SECONDS);
            assertThat(subscriptions.leftOut()).containsExactly("clau-doom.>");
            assertThat(all.whole.needs(all.clock.instant())).extracting(need -> need.what())
                    .contains("clau-doom.> is left out").noneMatch(what -> what.endsWith("is silent"));
        }
    }

    @Test
    void whatWasAddedIsListenedToAgainAtTheNextStart() throws Exception {
        try (var server = TestServer.start()) {
            try (var memory = new MemoryFile(folder, "a", InstantSource.system());
                    var all = wired(server.url(), memory)) {
                all.connections.subscriptions().add("lab.>").get(30, TimeUnit.SECONDS);
                assertThat(all.subjects.alsoListensTo()).containsExactly("lab.>");
                all.memory.part("subjects.patterns").put("added", "lab.>\nnot a pattern\nclau-doom.agent.*.death");
            }
            try (var memory = new MemoryFile(folder, "a", InstantSource.system());
                    var all = wired(server.url(), memory)) {
                assertThat(all.subjects.alsoListensTo()).containsExactly("lab.>");
            }
            try (var memory = new MemoryFile(folder, "b", InstantSource.system());
                    var all = wired(server.url(), memory)) {
                assertThat(all.subjects.alsoListensTo()).isEmpty();
            }
        }
    }
}
