package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.Nullable;

/**
 * Messages that were tried as often as they may are seen best while nothing else is unacknowledged; what was seen then is
 * remembered while the consumer is busy again, as long as the server still counts them.
 */
final class GivenUp {

    private @Nullable Judgement told;
    private long redelivered;
    private Position floor = new Position(0, 0);

    Judgement with(Judgement judgement, ConsumerSample sample, ConsumerSetup setup, @Nullable Long first) {
        if (judgement.state() == LagState.EXHAUSTED) {
            told = judgement;
            redelivered = Math.max(0, sample.redelivered() - sample.ackPending());
            floor = sample.ackFloor();
            return judgement;
        }
        var before = told;
        boolean still = setup.maxDeliver() > 0 && LagRules.remain(sample, first)
                && (redelivered > 0 ? sample.redelivered() >= redelivered : sample.ackFloor().equals(floor));
        if (before == null || !still) {
            told = null;
            return judgement;
        }
        boolean quiet = judgement.state() == LagState.OK || judgement.state() == LagState.CATCHING_UP;
        return quiet ? judgement.as(LagState.EXHAUSTED, before::why) : judgement;
    }

    void clear() {
        told = null;
    }
}
