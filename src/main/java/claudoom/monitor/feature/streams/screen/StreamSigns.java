package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Difference;
import claudoom.monitor.feature.streams.model.Peer;
import claudoom.monitor.feature.streams.model.StreamLine;
import claudoom.monitor.feature.streams.model.StreamLine.Condition;
import claudoom.monitor.feature.streams.model.StreamSetup;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a stream, in icons and words. */
final class StreamSigns {

    static final int LONGEST = 300;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private StreamSigns() {}

    static Sign of(Condition condition) {
        return switch (condition) {
            case OK -> new Sign("fas-check-circle", "OK", Role.OK);
            case UNKNOWN -> new Sign("fas-question-circle", "UNKNOWN", Role.OFF);
            case NEARLY_FULL -> new Sign("fas-exclamation-triangle", "NEARLY FULL", Role.WARN);
            case REPLICA_BEHIND -> new Sign("fas-exclamation-triangle", "COPY BEHIND", Role.WARN);
            case DAMAGED -> new Sign("fas-exclamation-circle", "DAMAGED", Role.BAD);
        };
    }

    static String retention(String retention) {
        return switch (retention) {
            case "limits" -> "limits";
            case "interest" -> "interest";
            case "workqueue" -> "work queue";
            default -> Figures.UNKNOWN;
        };
    }

    /** "3", "3, lag 12", "3, 1 offline". */
    static @Nullable String replicas(StreamLine line) {
        var setup = line.setup();
        if (setup == null) {
            return null;
        }
        var state = line.state();
        var copies = String.valueOf(setup.replicas());
        if (state == null || !line.known()) {
            return copies;
        }
        long offline = state.peers().stream().filter(Peer::offline).count();
        return offline > 0
                ? copies + ", " + offline + " offline"
                : state.behind() > 0
                        ? copies + ", lag " + Figures.brief(state.worstLag())
                        : copies;
    }

    /** How much of each limit is used, a line each; empty without limits. */
    static String used(StreamLine line) {
        var words = new ArrayList<String>();
        used(words, "messages", line.messagesUsed());
        used(words, "bytes", line.bytesUsed());
        used(words, "consumers", line.consumersUsed());
        return String.join("\n", words);
    }

    private static void used(List<String> words, String what, @Nullable Double share) {
        if (share != null) {
            words.add(Figures.percent(share) + " of its " + what + (share >= StreamLine.FULL ? ": nearly full" : ""));
        }
    }

    /** When a message was stored: the time of day, with the date unless it is of this day. */
    static String stored(@Nullable Instant at, Instant now) {
        return at == null || sameDay(at, now) ? Figures.timeMillis(at) : DAY.format(at.atZone(ZoneId.systemDefault()));
    }

    static boolean sameDay(Instant one, Instant other) {
        var zone = ZoneId.systemDefault();
        return LocalDate.ofInstant(one, zone).equals(LocalDate.ofInstant(other, zone));
    }

    /** Why it is in its state and where its numbers come from. */
    static String told(StreamLine line, Instant now) {
        var state = line.state();
        var words = new ArrayList<String>();
        if (line.unknownSince() != null) {
            words.add("unknown since %s: %s".formatted(Figures.exact(line.unknownSince()),
                    Visible.line(line.why(), LONGEST)));
        }
        if (state == null || line.setup() == null) {
            words.add("no leader has told its numbers yet");
            return String.join("\n", words);
        }
        var limits = line.setup().limits();
        words.add("messages %s of %s".formatted(Figures.count(state.messages()),
                limits.messages() == null ? "no limit" : Figures.count(limits.messages())));
        words.add("bytes %s of %s".formatted(Figures.count(state.bytes()),
                limits.bytes() == null ? "no limit" : Figures.count(limits.bytes())));
        words.add("sequences %s to %s, %s of them deleted".formatted(Figures.count(state.firstSequence()),
                Figures.count(state.lastSequence()), Figures.count(state.deleted())));
        words.add("oldest %s, newest %s".formatted(Figures.exact(state.first()), Figures.exact(state.last())));
        state.peers().stream().filter(Peer::behind).forEach(peer -> words.add("copy on " + peer(peer)));
        words.add("said by %s at %s, %s".formatted(state.leader() == null ? "the server" : state.leader(),
                Figures.exact(state.at()), Figures.ago(state.at(), now)));
        return String.join("\n", words);
    }

    static String peer(Peer peer) {
        var words = new ArrayList<String>();
        words.add(peer.offline() ? "offline" : peer.current() ? "up to date" : "not up to date");
        if (peer.lag() > 0) {
            words.add("lag " + Figures.count(peer.lag()));
        }
        if (peer.silent() != null && peer.behind()) {
            words.add("not heard for " + Figures.age(peer.silent()));
        }
        return Visible.line(peer.name(), LONGEST) + ": " + String.join(", ", words);
    }

    static String subjects(@Nullable StreamSetup setup) {
        return setup == null
                ? Figures.UNKNOWN
                : setup.subjects().isEmpty()
                        ? setup.origin().isEmpty() ? Figures.UNKNOWN : Visible.line(setup.origin(), LONGEST)
                        : Visible.line(String.join(", ", setup.subjects()), LONGEST);
    }

    /** How long it keeps messages, in one sentence. */
    static String keeps(StreamSetup setup) {
        var limits = setup.limits();
        var bounds = new ArrayList<String>();
        if (limits.age() != null) {
            bounds.add(Difference.age(limits.age()));
        }
        if (limits.messages() != null) {
            bounds.add(Figures.count(limits.messages()) + " messages");
        }
        if (limits.bytes() != null) {
            bounds.add(Difference.bytes(limits.bytes()));
        }
        if (limits.perSubject() != null) {
            bounds.add(Figures.count(limits.perSubject()) + " of each subject");
        }
        var most = bounds.stream().collect(Collectors.joining(", "));
        var until = switch (setup.retention()) {
            case "interest" -> "until every consumer is done with it";
            case "workqueue" -> "until a worker is done with it";
            default -> "";
        };
        return until.isEmpty()
                ? most.isEmpty() ? "for ever: there is no limit" : "at most " + most
                : until + (most.isEmpty() ? "" : ", at most " + most);
    }
}
