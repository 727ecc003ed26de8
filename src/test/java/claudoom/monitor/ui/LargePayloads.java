package claudoom.monitor.ui;

import claudoom.monitor.bridge.Later;
import claudoom.monitor.payload.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What opening large payloads costs, beside the frames and on the frame thread: {@code mvn test -Dtest=LargePayloads}. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start() runs first
class LargePayloads {

    private PayloadView view;

    @Start
    void start(Stage stage) {
        view = new PayloadView("payload");
        var scene = new Scene(view, 600, 400);
        new Theme(scene).choose(Theme.Choice.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void largeOnesAreOpened(FxRobot robot) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("1 MiB of JSON", IntStream.range(0, 40_000).mapToObj(i -> "{\"agent\":%d,\"x\":%d}".formatted(i, i))
                .collect(Collectors.joining(",", "[", "]")));
        kinds.put("1 MiB in one line", "x".repeat(1 << 20));
        kinds.put("100,000 elements",
                IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]")));
        kinds.put("64 MiB of text", "one line of many\n".repeat((64 << 20) / 17));
        List<String> said = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            said.clear();
            kinds.forEach((name, text) -> said.add(name + ": " + open(robot, text)));
        }
        System.getLogger("bench").log(System.Logger.Level.INFO, String.join("\n", said));
        said.forEach(line -> org.assertj.core.api.Assertions.assertThat(line).isNotEmpty());
        try {
            java.nio.file.Files.write(java.nio.file.Path.of("target", "large-payloads.txt"), said);
        } catch (java.io.IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private String open(FxRobot robot, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var later = new Later();
        long begin = System.nanoTime();
        var decoded = Payloads.decode(bytes, bytes.length);
        PayloadText.of(decoded);
        long aside = System.nanoTime();
        robot.interact(() -> view.read(bytes, bytes.length, Map.of(), true, later));
        long frame = on(robot, later::finish);
        var words = new StringBuilder("aside %d ms, shown %d ms".formatted((aside - begin) / 1_000_000,
                (frame - (aside - begin)) / 1_000_000));
        for (var tab : List.of("tree", "raw", "hex", "pretty")) {
            long took = on(robot, () -> view.forms().choose(tab));
            words.append(", ").append(tab).append(' ').append(took / 1_000_000).append(" ms");
        }
        return words.toString();
    }

    /** How long the frame thread was busy with it, with the layout that follows. */
    private long on(FxRobot robot, Runnable work) {
        var took = new long[1];
        robot.interact(() -> {
            long begin = System.nanoTime();
            work.run();
            view.getScene().getRoot().applyCss();
            view.getScene().getRoot().layout();
            took[0] = System.nanoTime() - begin;
        });
        return took[0];
    }
}
