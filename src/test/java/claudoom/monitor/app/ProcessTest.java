package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.Main;
import claudoom.monitor.kit.Await;
import claudoom.monitor.kit.TestServer;
import claudoom.monitor.kit.TestServers;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as a process of its own: how it ends, and what it says where. */
class ProcessTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @BeforeEach
    void signalsAreThere() {
        Assumptions.assumeTrue(File.separatorChar == '/', "needs POSIX signals");
    }

    private Process start(List<String> java, String... args) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless", "-Dprism.order=sw", "--module-path",
                System.getProperty("jdk.module.path", ""), "--add-modules", "javafx.controls",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED"));
        command.addAll(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("NATS_"));
        environment.put("NATS_SERVER", TestServers.any().toString());
        for (var name : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")) {
            environment.put(name, folder.resolve(name).toString());
        }
        return builder.start();
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    private static long clients(TestServer server) throws IOException {
        try (var in = URI.create(server.monitoringUrl() + "/connz").toURL().openStream()) {
            return JSON.readTree(in).path("num_connections").asLong();
        }
    }

    private static void endsInTime(Process program) throws InterruptedException {
        long began = System.nanoTime();
        program.destroy();
        assertThat(program.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(program.exitValue()).isEqualTo(143);
    }

    @Test
    void aTerminatedWindowLeavesTheServerProperly() throws Exception {
        try (var server = TestServer.start()) {
            var program = start(List.of(), "--server", server.url());
            try {
                Await.until(LONG, "connected: " + file("err"), () -> clients(server) >= 2);
                Await.until(LONG, "a window", () -> Files.exists(folder.resolve("XDG_STATE_HOME")));
                var settings = folder.resolve("XDG_CONFIG_HOME").resolve(Product.NAME).resolve("settings.json");
                Await.until(LONG, "where it is connected is kept before it ends", () -> Files.exists(settings)
                        && Files.readString(settings).contains(server.url()));
                endsInTime(program);
                Await.until(LONG, "no connection is left", () -> clients(server) == 0);
            } finally {
                program.destroyForcibly();
            }
        }
        assertThat(file("out")).isEmpty();
        assertThat(file("err")).doesNotContain("Exception");
    }

    @Test
    void aTerminatedDemoTakesItsServerAlong() throws Exception {
        var program = start(List.of(), "--demo", "--report", "-", "--for", "600");
        try {
            Await.until(LONG, "a server", () -> program.descendants()
                    .anyMatch(one -> one.info().command().orElse("").contains("nats-server")));
            var children = program.descendants().toList();
            endsInTime(program);
            Await.until(Duration.ofSeconds(5), "all its children are gone",
                    () -> children.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
        assertThat(file("err")).doesNotContain("Exception");
    }

    /** JavaFX is asked to talk, which it does on standard output; that goes into the log. */
    @Test
    void standardOutputHoldsTheReportAndNothingElse() throws Exception {
        var pictures = folder.resolve("pictures");
        try (var server = TestServer.start()) {
            var program = start(List.of("-Dprism.verbose=true", "-Djavafx.verbose=true"), "--report", "-",
                    "--snapshot", pictures.toString(), "--for", "0.5", "--server", server.url());
            assertThat(program.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).as(file("err")).isZero();
        }
        assertThat(file("out")).startsWith("{").endsWith("}\n");
        assertThat(JSON.readTree(file("out")).propertyNames()).contains("traffic");
        JsonNode other = JSON.readTree(pictures.resolve("report.json").toFile());
        assertThat(other).isEqualTo(JSON.readTree(file("out")));
        assertThat(pictures.resolve("overview.png")).isNotEmptyFile();
        assertThat(file("err")).doesNotContain("Prism");
        var log = folder.resolve("XDG_STATE_HOME").resolve(Product.NAME).resolve("monitor.0.0.log");
        assertThat(Files.readString(log)).as("what JavaFX said").contains("Prism");
    }
}
