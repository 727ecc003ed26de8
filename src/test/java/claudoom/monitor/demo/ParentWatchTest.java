package claudoom.monitor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Await;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A program notices that the one that started it is gone. */
class ParentWatchTest {

    @Test
    void aKilledParentEndsTheChild() throws Exception {
        Assumptions.assumeTrue(File.separatorChar == '/', "needs a POSIX shell");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parent = new ProcessBuilder("sh", "-c", "\"$@\" & wait", "sh", java, "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), WatchingChild.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader said = parent.inputReader(StandardCharsets.UTF_8)) {
            var child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly();

            Await.until(Duration.ofSeconds(5), "the child ends itself",
                    () -> !child.isAlive() || child.info().command().isEmpty());
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    @Test
    void aLivingParentMeansNothing() {
        var gone = new AtomicBoolean();
        try (var watch = ParentWatch.whenGone(() -> gone.set(true))) {
            assertThat(watch).isNotNull();
            Await.still(Duration.ofMillis(1_200), "the parent lives", () -> !gone.get());
        }
    }
}
