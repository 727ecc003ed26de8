package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Pace;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Sparkline;
import java.time.Instant;
import java.util.Arrays;
import javafx.scene.control.Label;

/** How fast messages come. */
final class MessagesCard extends NumberCard {

    private static final int FIVE_MINUTES = 300;
    /** Seconds that one point of the line stands for. */
    private static final int POINT = 5;
    /** Longer numbers leave no room for words. */
    private static final int SHORT = 6;

    private final Sparkline spark;
    private final Label span;
    private final Label peak;

    MessagesCard() {
        this(Sparkline.line(), Parts.label("5 min", "caption"), Parts.number("", "caption"));
    }

    private MessagesCard(Sparkline spark, Label span, Label peak) {
        super("overview-messages", Parts.cardHead("fas-exchange-alt", "Messages"), spark, span, Parts.grow(), peak);
        this.spark = spark;
        this.span = Parts.id(span, "overview-messages-span");
        this.peak = Parts.id(peak, "overview-messages-peak");
    }

    /** @param met whether there ever was a connection */
    void show(Pace pace, boolean fresh, boolean met, Instant lastAlive) {
        var rate = Figures.rate(pace.now());
        figure(rate, rate.length() > SHORT ? "/s" : "per second");
        var recent =
                Arrays.copyOfRange(pace.hour(), Math.max(0, pace.hour().length - FIVE_MINUTES), pace.hour().length);
        spark.show(points(pace));
        span.setText(fresh ? "5 min" : met ? "until " + Figures.time(lastAlive) : "none heard yet");
        var most = Arrays.stream(recent).filter(known -> !Double.isNaN(known)).max();
        peak.setText(most.isPresent() ? "peak " + Figures.rate(most.getAsDouble()) : "");
    }

    /** Of whole spans of the clock, so that the line moves on when one is over, and not a little every second. */
    private static double[] points(Pace pace) {
        int all = pace.hour().length;
        int end = all - (all < FIVE_MINUTES ? 0 : (int) Math.floorMod(pace.until() / 1000 + 1, (long) POINT));
        var whole = Arrays.copyOfRange(pace.hour(), Math.max(0, end - FIVE_MINUTES), end);
        return Shape.means(whole, FIVE_MINUTES / POINT);
    }
}
