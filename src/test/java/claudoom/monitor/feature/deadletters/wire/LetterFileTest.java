package claudoom.monitor.feature.deadletters.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.Failure;
import claudoom.monitor.feature.deadletters.model.Notice;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Samples;
import claudoom.monitor.feature.deadletters.model.Source;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LetterFileTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyByteCanBeReadBack() throws IOException {
        var binary = new byte[] {0, (byte) 0xff, 10, 13};
        var text = "{\"a\":\"ü\n\u2028\"}".getBytes(StandardCharsets.UTF_8);
        var file = folder.resolve("out.jsonl");
        LetterFile.write(List.of(letter(binary, Original.NONE), letter(text, Original.found(new StoredAt("S", 1), "x.y",
                binary, Map.of("h", List.of("1", "2")), null))), file);

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        var first = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(Base64.getDecoder().decode(first.at("/message/payload_base64").asString())).isEqualTo(binary);
        assertThat(first.at("/deliveries").isNull()).isTrue();
        var second = JsonMapper.shared().readTree(lines.getLast());
        assertThat(second.at("/message/payload").asString().getBytes(StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(second.at("/original/subject").asString()).isEqualTo("x.y");
        assertThat(second.at("/original/headers/h/1").asString()).isEqualTo("2");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorAndNothingIsLeftBehind() throws IOException {
        assertThatThrownBy(() -> LetterFile.write(List.of(), folder.resolve("no/such/folder/x.jsonl")))
                .isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static DeadLetter letter(byte[] payload, Original original) {
        var failure = new Failure(null, null, null, null, null, "r");
        var notice = new Notice(Source.SUBJECT, "clau-doom.dlq.agent.death", Samples.T0, payload, Map.of(), null, "",
                failure, original, "R");
        return new DeadLetter(1, notice, null, 1, Samples.T0, original);
    }
}
