package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters.Snapshot;
import claudoom.monitor.feature.deadletters.model.History;
import claudoom.monitor.feature.deadletters.model.LetterSearch;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the screen says in words. */
final class Sentences {

    /** What is said only while somebody listens. */
    static final String NONE = "No dead letters";

    private Sentences() {}

    static String many(long n, String one, String more) {
        return Figures.count(n) + " " + (n == 1 ? one : more);
    }

    static String letters(long n) {
        return many(n, "letter", "letters");
    }

    /** Under the groups: from where, and what is not here any more. */
    static String groupsFoot(Snapshot all, History history) {
        var foot = new StringBuilder(many(all.sources(), "source seen", "sources seen"));
        foot.append(" · ").append(Figures.count(all.unread())).append(" lost");
        long older = all.forgotten() - all.unread();
        if (older > 0) {
            foot.append(" · ").append(many(older, "older letter", "older letters")).append(" forgotten");
        }
        var progress = history.progress();
        return progress == null ? foot.toString() : foot + " · " + progress;
    }

    static String lettersFoot(int shown, int of) {
        return Figures.count(shown) + " of " + Figures.count(of) + " shown · newest first";
    }

    static String filterNote(LetterSearch search, int found) {
        if (!search.active()) {
            return "";
        }
        return Figures.count(found) + " match"
                + (search.unjudged() > 0 ? ", " + Figures.count(search.unjudged()) + " to go" : "");
    }

    /** Why there is nothing. */
    static String nothingYet(List<String> wanted, History history) {
        var since = history.since();
        if (since == null) {
            return "There is no connection to a server. As soon as there is one dead letters are listened for.";
        }
        var keepers = history.keepers();
        var progress = history.progress();
        return heard(wanted, history, since)
                + (progress != null ? " Now " + progress + "." : keepers == null ? "" : " " + Visible.of(keepers));
    }

    /** What is really listened to, and what of it is not. */
    private static String heard(List<String> wanted, History history, Instant since) {
        if (!history.connected()) {
            return "Nothing is heard now. The first connection was at " + Figures.time(since) + ".";
        }
        var heard = wanted.stream().filter(history::heard).toList();
        var said = new StringBuilder(heard.isEmpty()
                ? "Nothing that brings dead letters is listened to."
                : "Listening on " + named(heard) + " since " + Figures.time(since) + ".");
        var not = wanted.stream().filter(one -> !history.heard(one)).toList();
        var subjects = not.stream().filter(one -> !History.advisory(one)).toList();
        if (!subjects.isEmpty()) {
            said.append(" Not permitted, or left out: ").append(named(subjects)).append('.');
        }
        var advisories = not.stream().filter(History::advisory).toList();
        if (!history.jetStream()) {
            said.append(" JetStream is not switched on for this account, so there are no advisories.");
        } else if (history.silentSince() != null) {
            said.append(" No advisory is heard since ").append(Figures.time(history.silentSince())).append('.');
        } else if (!advisories.isEmpty()) {
            said.append(" Not permitted: ").append(named(advisories)).append('.');
        }
        return said.toString();
    }

    private static String named(List<String> patterns) {
        var words = new ArrayList<>(
                patterns.stream().filter(one -> !History.advisory(one)).map(Visible::of).toList());
        var about = patterns.stream().filter(History::advisory).map(one -> one.contains(".MAX_DELIVERIES.")
                ? "used-up deliveries"
                : "terminated messages").collect(Collectors.joining(" and "));
        if (!about.isEmpty()) {
            words.add("the advisories of " + about);
        }
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** Where it was given up: "death-processor, 3 deliveries". */
    static String failedAt(DeadLetter letter) {
        var failure = letter.failure();
        var consumer = failure.consumer() == null ? "consumer unknown" : Visible.line(failure.consumer(), 120);
        return failure.deliveries() == null
                ? consumer
                : consumer + ", " + many(failure.deliveries(), "delivery", "deliveries");
    }

    static String when(DeadLetter letter, Instant now) {
        var first = Figures.timeMillis(letter.time()) + ", " + Figures.ago(letter.time(), now);
        return letter.reports() == 1
                ? first
                : first + "; reported " + Figures.count(letter.reports()) + " times, last "
                        + Figures.ago(letter.last(), now);
    }

    /** The second line of a letter in the list. */
    static String brief(DeadLetter letter) {
        var deliveries = letter.failure().deliveries();
        var brief = letter.source().words()
                + (deliveries == null ? "" : " · " + many(deliveries, "delivery", "deliveries"));
        return letter.reports() == 1 ? brief : brief + " · reported " + Figures.count(letter.reports()) + " times";
    }

    /** Where a stream keeps it, if one does. */
    static String keptShort(DeadLetter letter) {
        var place = letter.stored();
        return place == null ? "live" : "in " + Visible.line(place.stream(), 40);
    }

    static String place(@Nullable StoredAt place) {
        return place == null
                ? Figures.UNKNOWN
                : Visible.line(place.stream(), 120) + ", sequence " + Figures.count(place.sequence());
    }

    /** "168 B, 2 headers", of the message that failed. */
    static String size(DeadLetter letter) {
        int headers = (letter.source().advisory() ? letter.original().headers() : letter.notice().headers()).size();
        return letter.size() == null
                ? Figures.UNKNOWN
                : Figures.bytes(letter.size()) + (headers == 0 ? "" : ", " + many(headers, "header", "headers"));
    }
}
