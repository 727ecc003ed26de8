package claudoom.monitor.ui;

import static org.assertj.core.api.Assertions.assertThat;

import claudoom.monitor.kit.Laid;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a line begins with, it is read from the left. */
@ExtendWith(Laid.class)
class UprightTest {

    private static final String ARABIC_FIRST = "\u0645\u0631\u062d\u0628\u0627: value 12";

    @Test
    void onlyWhatWouldTurnTheLineIsMarked() {
        assertThat(Upright.line("plain")).isSameAs("plain");
        assertThat(Upright.line("")).isEmpty();
        assertThat(Upright.line("12 \u2212 3")).isEqualTo("12 \u2212 3");
        assertThat(Upright.line("name \u05e9\u05dc\u05d5\u05dd")).isEqualTo("name \u05e9\u05dc\u05d5\u05dd");
        assertThat(Upright.line("12 \u05e9\u05dc\u05d5\u05dd ok")).isEqualTo("\u200e12 \u05e9\u05dc\u05d5\u05dd ok");
    }

    @Test
    void theEndOfALineStandsRightOfAnArabicBeginning() {
        var text = new Text(Upright.line(ARABIC_FIRST));
        int end = text.getText().length();
        assertThat(x(text.rangeShape(end - 1, end))).isGreaterThan(x(text.rangeShape(1, 2)));
        assertThat(text.getLayoutBounds().getWidth()).as("the mark takes no room")
                .isLessThan(new Text(ARABIC_FIRST).getLayoutBounds().getWidth() + 1);
    }

    @Test
    void soItIsForEveryLineOfATextAndWhatIsCopiedIsAsItWas() {
        var text = "first\n" + ARABIC_FIRST + "\n\n12 " + ARABIC_FIRST + "\n";
        assertThat(Upright.lines(text))
                .isEqualTo("first\n\u200e" + ARABIC_FIRST + "\n\n\u200e12 " + ARABIC_FIRST + "\n");
        assertThat(Upright.lines("plain\n")).isSameAs("plain\n");
        assertThat(Upright.without(Upright.lines(text))).isEqualTo(text);
        var view = new CodeView("code");
        view.show(text, false);
        assertThat(view.selected()).isEqualTo(text);
    }

    private static double x(PathElement[] shape) {
        return shape[0] instanceof MoveTo start ? start.getX() : Double.NaN;
    }
}
