package claudoom.monitor.feature.overview;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.overview.screen.OverviewView;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.traffic.Gaps.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The door of the screen that answers at a glance: alive? how fast? how far behind? how many dead? paused? */
public final class OverviewFeature implements Feature {

    private static final Duration ONCE_A_SECOND = Duration.ofSeconds(1);

    private final FramePump pump;
    private final Sources sources;
    private final InstantSource clock;
    private final Consumer<String> open;
    private final Consumer<ConsumerId> openConsumer;
    private @Nullable OverviewView view;

    /** Where the numbers come from. Each is asked on the FX thread and answers at once from what is already known. */
    public interface Sources {
        LinkState link();

        /** The last moment at which messages surely would have arrived. */
        Instant lastAlive();

        Pace pace();

        List<Agent> agents(Instant now);

        @Nullable Experiment experiment();

        /** Since when the experiment is paused, and by whom; null when it is not. */
        @Nullable Paused paused();

        List<Lag> worstLag(int most);

        int consumers();

        /** Why lag cannot be told, as a sentence; null when it can. */
        @Nullable String lagProblem();

        Letters letters(Instant now);

        /** What somebody has to look at, the worst first. */
        List<Need> needs(Instant now);

        List<Gap> gaps();

        List<Happening> happenings();
    }

    /**
     * Messages per second.
     *
     * @param now over the last ten seconds, or null when unknown
     * @param hour one value a second for the last hour, oldest first, NaN where nothing was observed
     * @param until the second of the newest value, epoch milliseconds
     */
    public record Pace(@Nullable Double now, double[] hour, long until) {}

    /** @param state playing, silent, dead, paused, errored or never seen */
    public record Agent(String id, String state) {}

    /** Everything unknown is null. */
    public record Experiment(String id, String state, @Nullable String design, @Nullable Long runsTotal,
            @Nullable Long runsCompleted, @Nullable Long episodesCompleted, @Nullable Long episodesTotal,
            @Nullable String generation) {}

    /**
     * The experiment was told to pause.
     *
     * @param by "you", or the subject on which the command was seen
     * @param unheardSince from when on the end of the pause may have been missed; null if it cannot have been
     */
    public record Paused(Instant since, String by, @Nullable Instant unheardSince) {}

    /** @param role ok, info, warn, bad or off */
    public record Lag(String consumer, String stream, String state, String icon, String role, @Nullable Long lag,
            String detail, double[] trend) {}

    /**
     * @param perBucket how many came, in 24 equal parts of the last hour
     * @param more whether more may have come in ten minutes than those
     */
    public record Letters(long total, int inTenMinutes, @Nullable Instant newest, double[] perBucket, boolean more) {}

    /**
     * @param role bad, warn or info
     * @param since when it began, null if that is not known
     * @param screen where to look
     * @param consumer whom it is about, if one
     */
    public record Need(String role, String what, String detail, @Nullable Instant since, String screen,
            @Nullable ConsumerId consumer) {

        public Need(String role, String what, String detail, @Nullable Instant since, String screen) {
            this(role, what, detail, since, screen, null);
        }
    }

    /** Something that happened, for the time axis. */
    public record Happening(Instant at, String word) {}

    /**
     * @param open shows the screen of that name
     * @param openConsumer shows this one in Lag
     */
    public OverviewFeature(FramePump pump, Sources sources, InstantSource clock, Consumer<String> open,
            Consumer<ConsumerId> openConsumer) {
        this.pump = pump;
        this.sources = sources;
        this.clock = clock;
        this.open = open;
        this.openConsumer = openConsumer;
    }

    @Override
    public String name() {
        return "Overview";
    }

    @Override
    public String icon() {
        return "fas-th-large";
    }

    @Override
    public Parent view() {
        return made();
    }

    private OverviewView made() {
        var there = view;
        if (there == null) {
            there = new OverviewView(open, openConsumer);
            view = there;
        }
        return there;
    }

    @Override
    public Attachment show() {
        var shown = made();
        return pump.every(ONCE_A_SECOND, () -> shown.show(sources, clock.instant()));
    }
}
