package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.screen.GroupRow.Counted;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Sparkline;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A group in the list: what failed, how often, when, and the shape of the last hour. */
final class GroupCell extends MailCell<GroupRow, Counted> {

    static final double HEIGHT = 72;
    /** Two lines of text; what is longer stands whole in the tooltip. */
    private static final double TWO_LINES = 34;
    private static final int LONGEST = 200;
    /** The dot stays with the name behind it: neither ends a line or what is cut off. */
    private static final String TOGETHER = " ·\u00a0";

    private final Label words = Parts.label("", "name");
    private final Label count = Parts.number("", "figure-small");
    private final Label span = Parts.label("", "caption");
    private final Sparkline hour = Sparkline.bars().sized(60, 14);
    private final Tooltip whole = new Tooltip();

    GroupCell(ObservableValue<Instant> now) {
        super(now);
        words.setWrapText(true);
        words.setTextOverrun(OverrunStyle.WORD_ELLIPSIS);
        words.setMaxSize(Double.MAX_VALUE, TWO_LINES);
        HBox.setHgrow(words, Priority.ALWAYS);
        var top = Parts.row(words, count);
        top.setAlignment(Pos.TOP_LEFT);
        lines(top, Parts.row(span, Parts.grow(), hour));
        hour.setAccessibleText("letters of the last hour");
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        words.setTooltip(whole);
    }

    @Override
    ObservableValue<Counted> valueOf(GroupRow row) {
        return row.countedProperty();
    }

    @Override
    void show(Counted counted) {
        var group = counted.group();
        whole.setText(Visible.line(group.fingerprint(), LONGEST));
        words.setText(whole.getText().replace(" · ", TOGETHER));
        count.setText(counted.found() == null
                ? Figures.count(group.count())
                : Figures.count(counted.found().longValue()) + " of " + Figures.count(group.count()));
        hour.show(group.hour());
        setAccessibleText(whole.getText() + ", " + count.getText());
    }

    @Override
    void age(Counted counted, Instant at) {
        var group = counted.group();
        span.setText(group.count() == 0 ? "none yet" : span(group.last(), group.first(), at));
    }

    private static String span(@Nullable Instant last, @Nullable Instant first, Instant at) {
        if (last == null) {
            return "when is not known";
        }
        var newest = Figures.age(last, at);
        if (first == null) {
            return "newest " + newest + " ago";
        }
        var oldest = Figures.age(first, at);
        return newest.equals(oldest) ? newest + " ago" : newest + " – " + oldest + " ago";
    }
}
