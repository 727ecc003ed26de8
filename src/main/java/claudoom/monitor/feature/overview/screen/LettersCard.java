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

    private final Sparkline bars;
    private final Label newest;
    private final Chip rising = new Chip(new Sign("fas-arrow-up", "", Role.BAD));

    LettersCard() {
        this(Sparkline.bars(), Parts.number("", "caption"));
    }

    private LettersCard(Sparkline bars, Label newest) {
        super("overview-letters", Parts.cardHead("fas-envelope-open-text", "Dead letters"), bars,
                Parts.label("1 h", "caption"), Parts.grow(), newest);
        this.bars = bars;
        this.newest = Parts.id(newest, "overview-letters-newest");
        rising.setId("overview-letters-rising");
        figureLine().getChildren().addAll(Parts.grow(), rising);
    }

    /** @param listened false as long as there never was a connection: then their number is not known */
    void show(Letters letters, boolean listened, Instant now) {
        figure(listened ? Figures.count(letters.total()) : Figures.UNKNOWN, "");
        Parts.present(rising, letters.inTenMinutes() > 0);
        rising.show(new Sign("fas-arrow-up", Figures.count((long) letters.inTenMinutes()) + " in 10 min", Role.BAD));
        bars.show(letters.perBucket());
        newest.setText(!listened
                ? ""
                : letters.newest() == null ? "none seen" : "newest " + Figures.ago(letters.newest(), now));
    }
}
