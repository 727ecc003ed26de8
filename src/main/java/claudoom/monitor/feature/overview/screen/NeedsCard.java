package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Need;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What somebody has to look at, the worst first; says when it looked, also when all is quiet. */
final class NeedsCard extends VBox {

    private static final int LINES = 5;
    /** It is looked at every second; that it was is only said so often, so that a quiet window rests. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final Label checked = Parts.label("", "caption");
    private final VBox list = new VBox();
    private final List<Line> lines = new ArrayList<>();
    private final EmptyState quiet = new EmptyState("fas-check-circle", "All quiet", "");
    private List<String> told = List.of();
    private Instant toldAt = Instant.EPOCH;

    NeedsCard(Consumer<String> open, Consumer<ConsumerId> openConsumer) {
        getStyleClass().addAll("card", "list-card");
        setId("overview-needs");
        quiet.setId("overview-quiet");
        checked.setId("overview-checked");
        for (int n = 0; n < LINES; n++) {
            var line = new Line(open, openConsumer);
            line.setId("overview-need-" + n);
            lines.add(line);
        }
        list.getChildren().addAll(lines);
        list.setMinHeight(LINES * 46);
        getChildren().addAll(Parts.cardHead("fas-bell", "Needs you", checked), list, quiet);
    }

    void show(List<Need> needs, boolean fresh, Instant now) {
        Parts.present(list, !needs.isEmpty());
        Parts.present(quiet, needs.isEmpty());
        var looked = Figures.time(told(needs, now));
        if (!needs.isEmpty()) {
            quiet.say("", ""); // what nobody sees is not laid out anew
        } else if (fresh) {
            quiet.say("fas-check-circle", "All quiet", "Last looked at " + looked + ".");
        } else {
            quiet.say("fas-question-circle", "Unknown", "Nothing can be looked at while there is no connection.");
        }
        checked.setText(!fresh
                ? "not checked"
                : needs.size() > LINES
                        ? LINES + " of " + Figures.count((long) needs.size())
                        : "checked at " + looked);
        for (int n = 0; n < LINES; n++) {
            lines.get(n).show(n < needs.size() ? needs.get(n) : null, now);
        }
    }

    /** When it was looked at, not earlier than when it last looked different. */
    private Instant told(List<Need> needs, Instant now) {
        var next = needs.stream().map(Need::what).toList();
        if (!next.equals(told) || Duration.between(toldAt, now).abs().compareTo(TOLD_EVERY) >= 0) {
            told = next;
            toldAt = now;
        }
        return toldAt;
    }

    private static final class Line extends HBox {

        private final FontIcon icon = Parts.icon("fas-exclamation-circle", "state-icon");
        private final Label what = Parts.label("", "name");
        private final Label detail = Parts.label("", "caption");
        private final Label age = Parts.number("", "caption");
        private @Nullable Need shown;

        Line(Consumer<String> open, Consumer<ConsumerId> openConsumer) {
            getStyleClass().addAll("row", "list-line");
            setAlignment(Pos.CENTER_LEFT);
            var words = new VBox(what, detail);
            words.getStyleClass().add("two-lines");
            HBox.setHgrow(words, Priority.ALWAYS);
            getChildren().addAll(Parts.slot(icon), words, age);
            Opening.on(this, () -> {
                if (shown != null && shown.consumer() != null) {
                    openConsumer.accept(shown.consumer());
                } else if (shown != null) {
                    open.accept(shown.screen());
                }
            });
        }

        void show(@Nullable Need need, Instant now) {
            shown = need;
            setVisible(need != null);
            if (need == null) {
                return;
            }
            var role = Role.valueOf(need.role().toUpperCase(Locale.ROOT));
            var code = role == Role.BAD
                    ? "fas-exclamation-circle"
                    : role == Role.WARN ? "fas-exclamation-triangle" : "fas-lightbulb";
            if (!code.equals(icon.getIconLiteral())) {
                icon.setIconLiteral(code);
            }
            role.wear(icon.getStyleClass());
            what.setText(Visible.line(need.what(), 200));
            setAccessibleText(what.getText() + ", open " + need.screen());
            detail.setText(Visible.line(need.detail(), 300));
            age.setText(need.since() == null ? "" : Figures.age(need.since(), now));
        }
    }
}
