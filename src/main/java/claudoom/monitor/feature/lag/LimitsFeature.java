package claudoom.monitor.feature.lag;

import claudoom.monitor.feature.lag.LagFeature.Over;
import claudoom.monitor.feature.lag.model.ChosenLimits;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.LagPicture;
import claudoom.monitor.feature.lag.model.LimitNews;
import claudoom.monitor.feature.lag.model.LimitSources;
import claudoom.monitor.feature.lag.model.Limits;
import claudoom.monitor.feature.lag.screen.LagLimits;
import claudoom.monitor.feature.lag.screen.LimitsAsked;
import claudoom.monitor.feature.lag.screen.LimitsCard;
import claudoom.monitor.terms.ConsumerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The limits that the user sets for single consumers, behind the door of the lag feature. They are local: nothing is sent. */
final class LimitsFeature {

    private final ChosenLimits chosen;
    private final Function<ConsumerId, @Nullable ConsumerLag> known;
    private final LimitsAsked asked;
    private final LimitNews news = new LimitNews();
    private @Nullable LimitsCard card;

    /**
     * @param known what is known of a consumer now; FX thread
     * @param changed told whose limits were changed; FX thread
     * @param window over which the sheet opens; null while there is none
     */
    LimitsFeature(ChosenLimits chosen, Function<ConsumerId, @Nullable ConsumerLag> known, Consumer<ConsumerId> changed,
            Supplier<@Nullable Window> window) {
        this.chosen = chosen;
        this.known = known;
        asked = new LimitsAsked(chosen, known, changed, window);
    }

    /** Opens the sheet; brings to the front what is open already. FX thread. */
    void ask(ConsumerId id) {
        asked.open(id);
    }

    /** For the page of a consumer; there is one. FX thread. */
    LimitsCard card() {
        var made = new LimitsCard(this::sources, known, this::ask);
        card = made;
        return made;
    }

    private List<LimitSources> sources(ConsumerId id) {
        var lag = known.apply(id);
        return Limits.sources(lag == null ? Map.of() : lag.setup().metadata(), chosen.of(id));
    }

    /** Those whose numbers pass a limit now, the worst first. Any thread. */
    static List<Over> over(LagPicture picture) {
        return picture.consumers().stream().filter(one -> !one.outlook().passed().isEmpty())
                .sorted(ConsumerLag.WORST_FIRST)
                .map(one -> new Over(one.id(), LagLimits.words(one.outlook().passed()))).toList();
    }

    /** Those that have passed a limit since the last call; one thread. */
    List<ConsumerId> crossed(LagPicture picture, Instant now) {
        return news.take(picture.consumers(), now);
    }

    /** What is shown of limits is what counts now. FX thread. */
    void tick() {
        asked.refresh();
        if (card != null) {
            card.refresh();
        }
    }
}
