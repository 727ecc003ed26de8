package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the sheet, measured as WCAG 2 does. The argument is the column of the sheet: 2 dark, 3 light. */
class ContrastTest {

    private static final Pattern TOKEN =
            Pattern.compile("(-(?:color|look)-[\\w-]+):\\s*ladder\\(-color-bg-inset, (#\\w{6}) 49%, (#\\w{6}) 51%\\)");
    private static final List<String> CARD = List.of("-color-bg-default", "-look-page");
    private static final List<String> PAPERS =
            List.of("-color-bg-default", "-color-bg-overlay", "-look-page", "-look-hover",
                    "-look-selected", "-look-info-tint", "-look-warn-tint", "-look-bad-tint");

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void wordsCanBeReadOnEveryPaper(int theme) throws IOException {
        var words = List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg",
                "-color-success-fg",
                "-color-warning-fg", "-color-danger-fg");

        assertThat(tooWeak(tokens(theme), words, PAPERS, 4.5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void linesAndMarksCanBeSeenOnACard(int theme) throws IOException {
        var shapes = Stream.concat(
                Stream.of("-look-edge", "-look-focus", "-look-spark", "-look-env-dev", "-look-env-lab",
                        "-look-env-prod"),
                IntStream.rangeClosed(1, ChartInk.SLOTS).mapToObj(slot -> "-look-series-" + slot)).toList();

        assertThat(tooWeak(tokens(theme), shapes, CARD, 3.0)).isEmpty();
    }

    private static Map<String, Color> tokens(int theme) throws IOException {
        var css = Files.readString(Path.of("assets/css/look.css"));
        var tokens = new HashMap<String, Color>();
        TOKEN.matcher(css).results().forEach(m -> tokens.put(m.group(1), Color.web(m.group(theme))));
        return tokens;
    }

    private static List<String> tooWeak(Map<String, Color> tokens, List<String> inks, List<String> papers,
            double least) {
        return inks.stream()
                .flatMap(ink -> papers.stream()
                        .filter(paper -> ratio(colour(tokens, ink), colour(tokens, paper)) < least)
                        .map(paper -> ink + " on " + paper))
                .toList();
    }

    private static Color colour(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    private static double ratio(Color a, Color b) {
        double x = luminance(a);
        double y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
