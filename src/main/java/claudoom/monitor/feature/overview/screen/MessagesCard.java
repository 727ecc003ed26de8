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
    private static final int POINTS = 60;
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

    void show(Pace pace, boolean fresh, Instant lastAlive) {
        var rate = Figures.rate(pace.now());
        figure(rate, rate.length() > SHORT ? "/s" : "per second");
        var recent =
                Arrays.copyOfRange(pace.hour(), Math.max(0, pace.hour().length - FIVE_MINUTES), pace.hour().length);
        spark.show(Shape.means(recent, POINTS));
        span.setText(fresh ? "5 min" : "until " + Figures.time(lastAlive));
        var most = Arrays.stream(recent).filter(known -> !Double.isNaN(known)).max();
        peak.setText(most.isPresent() ? "peak " + Figures.rate(most.getAsDouble()) : "");
    }
}
