package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Letters;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Sparkline;
import java.time.Instant;
import javafx.scene.control.Label;

/** How many dead letters there are, and whether more are coming. */
final class LettersCard extends NumberCard {

    /** Pixels that all digits have when the card is narrowest, and that one of the total and one of the chip takes. */
    private static final int ROOM = 79;
    private static final int LARGE = 23;
    private static final int SMALL = 7;

    private final Sparkline bars;
    private final Label newest;
    private final Label span;
    private final Chip rising = new Chip(new Sign("fas-arrow-up", "", Role.BAD));
    private final Chip below;

    LettersCard() {
        this(Sparkline.bars(), new Chip(new Sign("fas-arrow-up", "", Role.BAD)), Parts.label("1 h", "caption"),
                Parts.number("", "caption"));
    }

    private LettersCard(Sparkline bars, Chip below, Label span, Label newest) {
        super("overview-letters", Parts.cardHead("fas-envelope-open-text", "Dead letters"), bars, below, span,
                Parts.grow(), newest);
        this.bars = bars;
        this.below = below;
        this.span = span;
        below.setId("overview-letters-rising-below");
        this.newest = Parts.id(newest, "overview-letters-newest");
        rising.setId("overview-letters-rising");
        figureLine().getChildren().addAll(Parts.grow(), rising);
    }

    /** @param listened false as long as there never was a connection: then their number is not known */
    void show(Letters letters, boolean listened, Instant now) {
        var total = listened ? Figures.count(letters.total()) : Figures.UNKNOWN;
        var many = Figures.count((long) letters.inTenMinutes()) + (letters.more() ? "+" : "");
        boolean any = letters.inTenMinutes() > 0;
        boolean beside = total.length() * LARGE + many.length() * SMALL <= ROOM;
        figure(total, "");
        var sign = new Sign("fas-arrow-up", many + " in 10 min", Role.BAD);
        rising.show(sign);
        below.show(sign);
        Parts.present(rising, any && beside);
        Parts.present(below, any && !beside);
        Parts.present(span, !any || beside);
        bars.show(letters.perBucket());
        newest.setText(!listened ? "" : newest(letters, any && !beside, now));
    }

    private static String newest(Letters letters, boolean narrow, Instant now) {
        return letters.newest() == null
                ? "none seen"
                : (narrow ? "" : "newest ") + Figures.ago(letters.newest(), now);
    }
}
