package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.RawClient;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.nats.ConnectOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A watch that somebody ends: as with other programs that watch, what was seen until then is told. */
class WatchTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Watch watch(String... args) throws Exception {
        var options = new Options();
        new CommandLine(options).parseArgs(args);
        var folders = new Folders(folder, folder, folder, folder);
        var clock = InstantSource.system();
        var origin = new Origin(options, Grammars.load(options.grammar, options.root),
                Settings.load(folder, clock.instant()), folders, Map.of(), clock);
        return new Watch(origin, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void whatIsEndedEarlyIsReportedUntilThen() throws Exception {
        try (var server = TestServer.start(); var sender = new RawClient(server.url())) {
            var watch = watch("--report", "-", "--for", "600");
            var task = new FutureTask<>(() -> watch.run(ConnectOptions.to(server.url()), List.of()));
            Thread.ofVirtual().start(task);
            Await.until(LONG, "watching", () -> watch.watching);
            sender.publish("clau-doom.agent.a.action", new byte[0]);
            watch.end();
            assertThat(out.toString(StandardCharsets.UTF_8)).as("written before the program is let go").isNotEmpty();
            assertThat(task.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Exit.DONE);
        }
        var report = JsonMapper.builder().build().readTree(out.toByteArray());
        assertThat(report.path("watched_seconds").asDouble()).isBetween(0.0, 60.0);
        assertThat(report.path("traffic").path("received").isNumber()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("monitor: ended after ")
                .contains(" of 600 s; the report is of this time");
    }

    @Test
    void whatIsEndedBeforeItBeganIsSaidAndWhatIsOverIsNot() throws Exception {
        var watch = watch("--report", "-", "--for", "1");
        watch.end();
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("monitor: ended before anything was watched; nothing is written");
        err.reset();
        try (var server = TestServer.start()) {
            var over = watch("--report", "-", "--for", "0.1");
            assertThat(over.run(ConnectOptions.to(server.url()), List.of())).isEqualTo(Exit.DONE);
            over.end();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("ended");
        assertThat(out.size()).isPositive();
    }
}
