package claudoom.monitor.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written takes the place of one file and touches no other. */
class WholeFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static WholeFile.Content says(String text) {
        return out -> {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    private List<String> there() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileOfTheUserBesideItIsLeftAlone() throws IOException {
        var theirs = Files.writeString(folder.resolve("events.csv.part"), "mine");

        WholeFile.write(folder.resolve("events.csv"), says("new"));

        assertThat(theirs).hasContent("mine");
        assertThat(folder.resolve("events.csv")).hasContent("new");
        assertThat(there()).containsExactly("events.csv", "events.csv.part");
    }

    @Test
    void aSymbolicLinkStaysAndTheFileItLeadsToIsReplaced() throws IOException {
        var far = Files.createDirectory(folder.resolve("far"));
        var real = Files.writeString(far.resolve("real.csv"), "old");
        var first = Files.createSymbolicLink(folder.resolve("first.csv"), Path.of("far", "second.csv"));
        Files.createSymbolicLink(far.resolve("second.csv"), real);

        WholeFile.write(first, says("new"));

        assertThat(first).isSymbolicLink();
        assertThat(real).isRegularFile().hasContent("new");
    }

    @Test
    void aSymbolicLinkToNothingYetGetsItsFile() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("to.csv"), Path.of("later.csv"));

        WholeFile.write(link, says("new"));

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later.csv")).isRegularFile().hasContent("new");
    }

    @Test
    void linksInACircleAreTold() throws IOException {
        var one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));

        assertThatThrownBy(() -> WholeFile.write(one, says("new"))).isInstanceOfSatisfying(FileSystemException.class,
                told -> assertThat(WholeFile.reason(told)).contains("circle"));
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> WholeFile.write(empty, says("new"))).isInstanceOfSatisfying(FileSystemException.class,
                told -> assertThat(WholeFile.reason(told)).isEqualTo("there is something that is not a file"));

        assertThat(empty).isDirectory();
        assertThat(there()).containsExactly("empty");
    }

    @Test
    void whatFailsOrIsGivenUpLeavesEverythingAsItWas() throws IOException {
        var file = Files.writeString(folder.resolve("events.csv"), "old");

        WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            return false;
        });
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("disk full");
        })).hasMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(there()).containsExactly("events.csv");
    }

    @Test
    void aNameAsLongAsAFileMayHaveIsWritten() throws IOException {
        var file = folder.resolve("x".repeat(251) + ".csv");

        WholeFile.write(file, says("new"));

        assertThat(file).hasContent("new");
    }
}
