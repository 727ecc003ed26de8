package claudoom.monitor.feature.lag.model;

import claudoom.monitor.terms.ConsumerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One consumer over time: its window, its history, and what was made of them at its last sample. Guarded by the book. */
final class WatchedConsumer {

    private static final int NOT_STEADY = -1;
    /** The messages that tell the ages are read right after a round of samples. */
    private static final Duration AGES_COME = Duration.ofSeconds(3);

    private final ConsumerId id;
    private final LagWindow window = new LagWindow();
    private final LagSeries series = new LagSeries();
    private final RecentLag recent = new RecentLag();
    private final Losses losses = new Losses();
    private final Rewind rewind = new Rewind();
    private final GivenUp givenUp = new GivenUp();
    private final AckFloor floor = new AckFloor();
    private final Leadership leadership = new Leadership();
    private final Crossings crossings = new Crossings();
    private final Advance advance = new Advance();
    private ConsumerSetup setup;
    private @Nullable Told told;
    /** The one before, which is shown until the messages of the newest are read. */
    private @Nullable Told held;
    /** Puts the sample that is not shown yet on the chart; row and chart must tell the same moment. */
    private Runnable drawn = () -> {};
    /** By the rules alone; stays while all samples of the window tell the same. */
    private Judgement ruled = new Judgement(LagState.UNKNOWN, "");
    private @Nullable Trend trend;
    private int outlasted = NOT_STEADY;
    private boolean remained;
    private List<Limit> limits = List.of();
    private @Nullable Map<Measure, Double> chosen;
    private int absences;

    WatchedConsumer(ConsumerId id, ConsumerSetup setup) {
        this.id = id;
        this.setup = setup;
    }

    /**
     * @param first the first sequence of its stream, null if not known
     * @param limited by what its numbers are limited
     */
    void take(ConsumerRow row, Duration longestGap, @Nullable Long first, LimitsOf limited) {
        absences = 0;
        draw();
        var sample = row.sample();
        if (sample == null) {
            leadership.nobody();
            return;
        }
        var before = told;
        boolean another = before != null && !Objects.equals(setup.created(), row.setup().created());
        if (another) {
            begin();
        }
        turn(row.setup(), limited.chosen(id));
        leadership.leads(sample);
        rewind.take(before == null ? null : before.sample(), sample, another);
        window.add(sample, longestGap);
        remember(before == null ? null : before.sample(), sample, longestGap);
        advance.take(sample);
        losses.take(sample, first, setup);
        floor.take(sample);
        told = new Told(setup, sample, judge(sample, first), trend, advance.speed(window), limits,
                passed(sample, limits), Ages.of(sample));
        held = another || before == null || !before.ages().whole() || told.ages().whole() ? null : before;
        if (held == null) {
            series.add(sample, longestGap);
        } else {
            drawn = () -> series.add(sample, longestGap);
        }
    }

    private void draw() {
        drawn.run();
        drawn = () -> {};
    }

    /** Limits are read again only when somebody wrote others. */
    private void turn(ConsumerSetup next, Map<Measure, Double> nextChosen) {
        if (!next.equals(setup) || !nextChosen.equals(chosen)) {
            outlasted = NOT_STEADY;
            limits = Limits.of(next.metadata(), nextChosen);
        }
        setup = next;
        chosen = nextChosen;
    }

    private void remember(@Nullable ConsumerSample before, ConsumerSample sample, Duration longestGap) {
        long at = sample.at().toEpochMilli();
        long last = before == null ? Long.MIN_VALUE : before.at().toEpochMilli();
        if (at > last) {
            recent.add(at, sample.lag(), before != null && at - last > longestGap.toMillis());
        }
    }

    /** Other limits count from now on, for the newest numbers too. */
    void limits(LimitsOf limited) {
        var newest = told;
        if (newest != null) {
            turn(setup, limited.chosen(id));
            told = newest.limited(limits, passed(newest.sample(), limits));
            held = null;
            draw();
        }
    }

    private List<Crossing> passed(ConsumerSample sample, List<Limit> limits) {
        return crossings.take(sample, limits).stream().filter(one -> leadership.tells(one, sample)).toList();
    }

    /** The same name, another consumer. */
    private void begin() {
        window.clear();
        outlasted = NOT_STEADY;
        losses.clear();
        advance.clear();
        floor.clear();
        givenUp.clear();
        crossings.clear();
    }

    private Judgement judge(ConsumerSample sample, @Nullable Long first) {
        boolean remain = LagRules.remain(sample, first);
        int patiences = window.steady() ? LagRules.outlasted(window, setup) : NOT_STEADY;
        if (patiences == NOT_STEADY || patiences != outlasted || remain != remained) {
            ruled = LagRules.judge(window, setup, first);
            trend = window.trend();
        }
        outlasted = patiences;
        remained = remain;
        var found = givenUp.with(ruled, sample, setup, first);
        return leadership.calmed(losses.with(rewind.with(found, sample)), sample);
    }

    /** Ages of a sample; ignored when a newer one has come meanwhile. */
    void ages(ConsumerSample of, Ages found) {
        var newest = told;
        if (newest != null && of.equals(newest.sample())) {
            told = newest.aged(found);
            held = null;
            draw();
        }
    }

    @Nullable UnackedSearch unacked(ConsumerSample of) {
        return told != null && of.equals(told.sample()) ? floor.search(of, setup) : null;
    }

    void notHeard() {
        absences = 0;
        leadership.notHeard();
    }

    void offline(String why) {
        absences = 0;
        leadership.offline(why);
    }

    /** @return how often in a row the server's list of names lacked it */
    int absent() {
        return ++absences;
    }

    LagSeries series() {
        return series;
    }

    ConsumerId id() {
        return id;
    }

    ConsumerLag at(Instant now, Duration longestGap, boolean live, @Nullable StreamFill fill) {
        var shown = shown(now, longestGap);
        boolean fresh = live && !leadership.lost() && shown != null && shown.fresh(now, longestGap);
        return shown != null && fresh ? shown.lag(id, fill, recent.line()) : unknown(shown, live);
    }

    /** All numbers of one moment: a sample without its ages is not shown before they had time to come. */
    private @Nullable Told shown(Instant now, Duration longestGap) {
        var newest = told;
        boolean early = newest != null && held != null && held.fresh(now, longestGap)
                && newest.fresh(now, AGES_COME);
        return early ? held : newest;
    }

    private ConsumerLag unknown(@Nullable Told last, boolean live) {
        var outlook = new Outlook(null, null, null, limits, List.of(),
                last == null ? null : last.sample().at());
        return new ConsumerLag(id, setup, last == null ? null : last.sample(), false,
                new Judgement(LagState.UNKNOWN, silence(live)), null, null, null, null,
                recent.line(), outlook);
    }

    private String silence(boolean live) {
        if (!live) {
            return "Not connected: these numbers are the last known ones.";
        }
        return leadership.lost() ? leadership.why() : "The server gave no new numbers for it.";
    }
}
