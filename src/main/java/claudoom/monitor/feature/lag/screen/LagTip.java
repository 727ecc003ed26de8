package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.Drain;
import claudoom.monitor.ui.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a consumer in a few lines: where the numbers come from and when, what they rest on. */
final class LagTip {

    private LagTip() {}

    static String of(ConsumerLag lag) {
        var sample = lag.sample();
        if (sample == null) {
            return "never answered by a server that leads it";
        }
        var lines = new ArrayList<String>();
        var outlook = lag.outlook();
        if (outlook.unknownSince() != null) {
            lines.add("unknown since " + Figures.exact(outlook.unknownSince()) + "; these are the last known numbers");
        }
        lines.add("lag %s = %s pending + %s ack pending".formatted(Figures.count(sample.lag()),
                Figures.count(sample.pending()), Figures.count(sample.ackPending())));
        lines.add("redelivered %s, waiting requests %s".formatted(Figures.count(sample.redelivered()),
                lag.setup().push() ? Figures.UNKNOWN : Figures.count(sample.waiting())));
        lines.add("oldest undelivered %s, oldest unacknowledged %s".formatted(age(lag.undeliveredSeconds()),
                outlook.unackedAtMost() == null
                        ? age(lag.unackedSeconds())
                        : "at most " + age(outlook.unackedAtMost()) + " (some may have been given up)"));
        if (outlook.drain() != null && outlook.drain().seconds() > 0) {
            lines.add(drain(outlook.drain()));
        }
        if (!outlook.passed().isEmpty()) {
            lines.add("over its limit: " + LagLimits.words(outlook.passed()));
        }
        if (!lag.judgement().facts().isEmpty()) {
            lines.add(lag.state().word() + " from: " + String.join(", ", lag.judgement().facts()));
        }
        lines.add("said by %s at %s".formatted(sample.leader() == null ? "the server" : sample.leader(),
                Figures.exact(sample.at())));
        return String.join("\n", lines);
    }

    private static String drain(Drain drain) {
        return drain.unsure()
                ? "when nothing will be left cannot be told: its lag does not fall evenly"
                : "drains in %s to %s, confidence %s".formatted(age(drain.earliest()),
                        drain.latest() == null ? "never" : age(drain.latest()),
                        drain.confidence().name().toLowerCase(Locale.ROOT));
    }

    private static String age(@Nullable Double seconds) {
        return Figures.age(seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1e3)));
    }
}
