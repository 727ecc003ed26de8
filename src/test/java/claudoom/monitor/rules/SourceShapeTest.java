package claudoom.monitor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler does not see: the size of files, words that must not be in them, and what they say of themselves. */
class SourceShapeTest {

    private static final int MOST_LINES = 400;

    @Test
    void noFileIsLongerThanOneIdea() throws IOException {
        assertThat(sources("src")).filteredOn(file -> lines(file).size() > MOST_LINES).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertNowhere("src/main", "\\b(TODO|FIXME|XXX)\\b");
    }

    @Test
    void theProgramSpeaksThroughItsLogAndItsReport() throws IOException {
        assertNowhere("src/main", "System\\.(out|err)\\.print|printStackTrace");
    }

    @Test
    void noTestSleepsOrIsSwitchedOff() throws IOException {
        var own = Path.of("src/test/java/claudoom/monitor/rules/SourceShapeTest.java");
        assertThat(matches("src/test", "Thread\\.sleep|@Disabled")).filteredOn(hit -> !hit.startsWith(own.toString()))
                .isEmpty();
    }

    @Test
    void nothingIsSwallowedInSilence() throws IOException {
        assertNowhere("src/main", "catch \\((Exception|RuntimeException|Throwable) [a-z]+\\) *\\{ *\\}");
    }

    @Test
    void onlyGrammarsTheDemoAndADefaultSayWhoseSubjectsTheseAre() throws IOException {
        assertThat(matches("src/main/java", "clau-doom")).filteredOn(hit -> !hit.contains("/demo/")
                && !hit.contains("/app/Options") && !hit.contains(" * ") && !hit.contains("/app/Product")).isEmpty();
    }

    private static void assertNowhere(String folder, String regex) throws IOException {
        assertThat(matches(folder, regex)).isEmpty();
    }

    private static List<String> matches(String folder, String regex) throws IOException {
        var pattern = Pattern.compile(regex);
        return sources(folder).stream()
                .flatMap(file -> lines(file).stream().filter(line -> pattern.matcher(line).find())
                        .map(line -> file + ": " + line))
                .toList();
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
