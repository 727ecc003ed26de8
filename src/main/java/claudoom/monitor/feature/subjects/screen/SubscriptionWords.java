package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.FirstLook;
import claudoom.monitor.feature.subjects.model.Listening;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.ui.Figures;
import java.util.ArrayList;
import java.util.List;

/** The sentences of the subscriptions sheet. */
final class SubscriptionWords {

    private static final SubjectPattern INBOXES = new SubjectPattern("_INBOX.>");

    private SubscriptionWords() {}

    static String offer(String pattern, FirstLook look, List<String> replaced) {
        var said = new ArrayList<String>();
        if (look.subjects() == 0) {
            said.add("Nothing came on " + pattern + " in " + seconds(look) + ".");
        } else {
            said.add(pattern + ": " + Figures.rate(look.messagesPerSecond()) + " msg/s, "
                    + Figures.bytes(Math.round(look.bytesPerSecond())) + "/s, " + (look.manySubjects()
                            ? "more than " + Figures.count((long) look.subjects()) + " subjects"
                            : Figures.count((long) look.subjects()) + (look.subjects() == 1 ? " subject" : " subjects"))
                    + " seen in " + seconds(look) + ".");
        }
        if (look.cut()) {
            said.add("So much came that the look was ended early.");
        }
        if (look.known() > 0) {
            said.add(Figures.rate(look.known()) + " msg/s of it are on subjects that are received already.");
        }
        if (!replaced.isEmpty()) {
            said.add("It takes the place of " + String.join(", ", replaced) + ".");
        }
        if (new SubjectPattern(pattern).covers(INBOXES)) {
            said.add(
                    "It also brings inboxes and what JetStream is asked: every reply is a subject of its own. What consumers are handed comes once more under its own subject, and is counted again.");
        }
        return String.join(" ", said);
    }

    private static String seconds(FirstLook look) {
        return String.format(java.util.Locale.ROOT, "%.1f s", look.seconds());
    }

    static String leaving(Listening one, List<String> behind) {
        if (!behind.isEmpty()) {
            return "Leave out " + one.pattern() + "? " + String.join(", ", behind)
                    + (behind.size() == 1 ? " is listened to again." : " are listened to again.");
        }
        return "Leave out " + one.pattern() + "? " + (one.fromStart()
                ? "Agents, experiments and dead letters that come on it will not be seen any more. The next start brings it back."
                : "What came on it stays; nothing more comes, and the next start does not bring it back.");
    }

    static String foot(List<Listening> all, long before) {
        long taken = all.stream().mapToLong(one -> one.messages() - one.again()).sum();
        long again = all.stream().mapToLong(Listening::again).sum();
        return Figures.count((long) all.size()) + (all.size() == 1 ? " pattern" : " patterns") + " · "
                + Figures.count(taken + before) + " messages taken"
                + (before == 0 ? "" : ", " + Figures.count(before) + " of them on what was left out since")
                + (again == 0 ? "" : " · " + Figures.count(again) + " came twice and count once");
    }
}
