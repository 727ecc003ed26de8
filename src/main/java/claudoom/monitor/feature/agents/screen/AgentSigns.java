package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.AgentState;
import claudoom.monitor.feature.agents.model.Condition;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Latencies;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** States of agents as icon and word, and in sentences. */
final class AgentSigns {

    private static final List<String> RANKS = List.of(AgentState.SILENT.name(), AgentState.ERRORED.name(),
            AgentState.DEAD.name(), AgentState.NEVER_SEEN.name().replace('_', ' '), AgentState.UNKNOWN.name(),
            AgentState.PAUSED.name(), AgentState.PLAYING.name());

    private AgentSigns() {}

    static Sign of(Condition condition) {
        var word = condition.state().word().toUpperCase(Locale.ROOT);
        return switch (condition.state()) {
            case PLAYING -> new Sign("fas-check-circle", word, Role.OK);
            case SILENT -> new Sign("fas-exclamation-triangle", word, Role.WARN);
            case ERRORED -> new Sign("fas-exclamation-circle", word, Role.BAD);
            case DEAD -> new Sign("fas-times-circle", word, condition.overdue() ? Role.WARN : Role.OFF);
            case PAUSED -> new Sign("fas-pause-circle", word, Role.OFF);
            case UNKNOWN -> new Sign("fas-question-circle", word, Role.OFF);
            case NEVER_SEEN -> new Sign("fas-eye-slash", word, Role.OFF);
        };
    }

    /** Those that need somebody are the larger ones, so that a falling order puts them first. */
    static int rank(@Nullable Sign sign) {
        if (sign == null) {
            return -1;
        }
        boolean loud = sign.role() == Role.WARN || sign.role() == Role.BAD;
        return (loud ? RANKS.size() : 0) + RANKS.size() - RANKS.indexOf(sign.word());
    }

    /** Why it is in this state, in one sentence. */
    static String why(Condition condition) {
        var quiet = condition.quiet() == null ? "" : Figures.age(condition.quiet());
        var usual = condition.usual() == null
                ? "its rhythm is not known yet"
                : "usually an event every " + Figures.latency(condition.usual());
        return switch (condition.state()) {
            case PLAYING -> "newest event " + quiet + " ago, " + usual;
            case SILENT -> "silent for " + quiet + ", " + usual;
            case ERRORED -> "its newest event is an error, " + quiet + " ago" + (condition.overdue()
                    ? "; " + usual
                    : "");
            case DEAD -> "died and has not played since; newest event " + quiet + " ago, " + usual;
            case PAUSED -> "the experiment is paused; newest event " + quiet + " ago";
            case UNKNOWN -> (condition.waking()
                    ? "not heard since the experiment was resumed"
                    : "not heard since the connection stands") + "; silent from " + Figures.age(condition.patience())
                    + " on, " + usual;
            case NEVER_SEEN -> condition.spokenOf().isEmpty()
                    ? "it has sent no event"
                    : "it has sent no event; spoken of on " + Visible.line(condition.spokenOf(), 200);
        };
    }

    /** The outcome of asking in a few words. */
    static String shortly(@Nullable Reply reply) {
        if (reply == null) {
            return Figures.UNKNOWN;
        }
        return switch (reply.fate()) {
            case ASKING -> "asking …";
            case ANSWERED -> (reply.status() == null ? "answered" : reply.status()) + ", "
                    + Figures.latency(reply.took());
            case SILENT -> "no answer";
            case ABSENT -> "nobody listens";
            case UNKNOWN -> "no answer; absent?";
            case UNHEARD -> "answer not heard";
            case NOT_ASKED -> "not asked";
        };
    }

    static Sign sign(Reply reply) {
        return switch (reply.fate()) {
            case ASKING -> new Sign("fas-hourglass-half", "ASKING", Role.INFO);
            case ANSWERED -> new Sign("fas-check-circle", "ANSWERED", Role.OK);
            case SILENT -> new Sign("fas-exclamation-triangle", "SILENT", Role.WARN);
            case ABSENT -> new Sign("fas-user-slash", "ABSENT", Role.WARN);
            case UNKNOWN -> new Sign("fas-question-circle", "NO ANSWER", Role.WARN);
            case UNHEARD -> new Sign("fas-deaf", "NOT HEARD", Role.WARN);
            case NOT_ASKED -> new Sign("fas-ban", "NOT ASKED", Role.BAD);
        };
    }

    static String deaths(long count) {
        return Figures.count(count) + (count == 1 ? " death" : " deaths");
    }

    /** What is longer than a histogram can hold is only known to be longer. */
    static String micros(@Nullable Long micros) {
        if (micros == null || micros < 0) {
            return Figures.UNKNOWN;
        }
        return micros >= Latencies.LONGEST
                ? ">" + Figures.latency(Duration.of(Latencies.LONGEST, ChronoUnit.MICROS))
                : Figures.latency(Duration.of(micros, ChronoUnit.MICROS));
    }

    /** A share of one; whatever else an agent may send stays as wide as its column. */
    static String confidence(@Nullable Double share) {
        if (share == null || Math.abs(share) < 10) {
            return Figures.percent(share);
        }
        return share > 0 ? ">999 %" : "<\u2212999 %";
    }

    /** Where the numbers of the latency come from. */
    static String source(AgentLine.Latency latency) {
        var read = latency.read();
        var reported = latency.reportedP99() == null
                ? ""
                : (read == null ? "p99 as its metrics report it: " : "; its metrics report p99 ")
                        + micros(latency.reportedP99());
        return read == null
                ? unread(latency, reported)
                : "p50 %s%s of the newest %s; %s sampled of %s actions%s%s".formatted(micros(read.p50()),
                        read.p99() == null ? "" : ", p99 " + micros(read.p99()), Figures.count(read.from()),
                        Figures.count(latency.sampled()), Figures.count(latency.actions()),
                        read.p99() == null ? ", a p99 needs " + Latencies.FEW : "", reported);
    }

    private static String unread(AgentLine.Latency latency, String reported) {
        if (!latency.kept()) {
            return (reported.isEmpty() ? "" : reported + "; ")
                    + "its actions are not read for it: only those of the first "
                    + Figures.count(Dossiers.WHOLE) + " agents that were met are";
        }
        if (latency.large()) {
            return (reported.isEmpty() ? "its metrics do not tell how long it decides" : reported)
                    + "; its actions are over 16 kB, so they are not read for it";
        }
        return reported.isEmpty() ? "neither its actions nor its metrics tell how long it decides" : reported;
    }
}
