package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPage.StoredAt;
import claudoom.monitor.feature.lag.model.ConsumerPeople;
import claudoom.monitor.feature.lag.model.ConsumerStanding;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.feature.lag.model.Spans;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Duration;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where the consumer stands now: its numbers, who works with it, and which messages are outstanding. */
final class ConsumerNow {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Facts facts = Parts.facts();
    private final Label state = facts.add("lag-consumer-state", "State");
    private final Label pending = facts.add("lag-consumer-pending", "Pending");
    private final Label next = facts.add("lag-consumer-next", "Next to come");
    private final Label unacked = facts.add("lag-consumer-unacked", "Ack pending");
    private final Label redelivered = facts.add("lag-consumer-redelivered", "Redelivered");
    private final Label people = facts.add("lag-consumer-people", "Who works");
    private final Label place = facts.add("lag-consumer-place", "Delivered up to");
    private final Label home = facts.add("lag-consumer-home", "Stream");
    private final Label created = facts.add("lag-consumer-created", "Made");
    private final Hyperlink letters = Parts.link("lag-consumer-letters", "Its dead letters");
    private final Label sentence = Parts.id(Parts.paragraph(""), "lag-consumer-outstanding");
    private final GridPane list = new GridPane();
    private final Label rest = Parts.id(Parts.paragraph("", "caption"), "lag-consumer-outstanding-rest");

    ConsumerNow(ConsumerViewModel model) {
        letters.setOnAction(pressed -> model.letters());
        list.getStyleClass().add("facts");
        list.setId("lag-consumer-candidates");
    }

    Node standing() {
        return titled("Now", facts, letters);
    }

    Node outstanding() {
        return titled("Delivered and not acknowledged", sentence, list, rest);
    }

    static VBox titled(String title, Node... nodes) {
        var card = Parts.card(Parts.label(title, "card-title"));
        card.getStyleClass().add("consumer-card");
        card.getChildren().addAll(nodes);
        return card;
    }

    /**
     * @param last where it stood when somebody last led it
     * @param stale whether it could not be read again since
     * @param how how it is doing, as the list says; null if not known
     */
    void show(ConsumerPage page, @Nullable ConsumerStanding last, boolean stale, @Nullable ConsumerLag how) {
        var standing = page.standing();
        people.setText(Visible.line(ConsumerPeople.words(page), 500));
        created.setText(Figures.moment(page.created()));
        home.setText(home(page));
        facts.pseudoClassStateChanged(STALE, standing == null || stale);
        list.pseudoClassStateChanged(STALE, stale);
        var known = standing == null ? last : standing;
        state.setText(standing == null ? unled(last) : state(standing, stale, how));
        if (known == null) {
            List.of(pending, next, unacked, redelivered, place).forEach(each -> each.setText(Figures.UNKNOWN));
        } else {
            numbers(known);
            next.setText(standing == null ? Figures.UNKNOWN : next(page, standing));
        }
        sentence.setText(standing == null
                ? "Not known while nobody leads the consumer."
                : Visible.line(page.outstanding().words(page.config(), standing), 500));
        fill(standing == null || standing.ackPending() == 0 ? Outstanding.NONE : page.outstanding());
    }

    private void numbers(ConsumerStanding standing) {
        pending.setText(Spans.messages(standing.pending()));
        unacked.setText(Spans.messages(standing.ackPending()));
        redelivered.setText(standing.redelivered() == 0
                ? "nothing"
                : Spans.messages(standing.redelivered()) + " came more than once: unacknowledged, or given up");
        place.setText("sequence " + Spans.count(standing.delivered().stream()) + ", ack floor "
                + Spans.count(standing.floor().stream()) + ", " + Spans.count(standing.delivered().consumer())
                + " deliveries");
    }

    private static String unled(@Nullable ConsumerStanding last) {
        return "UNKNOWN" + (last == null ? "" : " since " + Figures.time(last.at()))
                + ": nobody leads it, its server is down or being elected."
                + (last == null ? "" : " The numbers below are from then.");
    }

    private static String state(ConsumerStanding standing, boolean stale, @Nullable ConsumerLag how) {
        if (stale) {
            return "UNKNOWN since " + Figures.time(standing.at())
                    + ": it could not be read again. These numbers are from then.";
        }
        var left = standing.pauseLeft();
        var leader = standing.leader() == null ? "" : ", led by " + Visible.line(standing.leader(), 60);
        return (left != null ? "PAUSED, " + Figures.age(left) + " left" : how == null ? "not paused" : how.headline())
                + leader;
    }

    private static String next(ConsumerPage page, ConsumerStanding standing) {
        if (standing.pending() == 0) {
            return "nothing waits";
        }
        var found = page.next();
        return found == null ? "not known: the stream's messages could not be read" : words(found, standing);
    }

    private static String words(StoredAt message, ConsumerStanding standing) {
        return "sequence " + Spans.count(message.sequence()) + " on " + Visible.line(message.subject(), 200)
                + (message.time() == null
                        ? ""
                        : ", stored " + Figures.age(Duration.between(message.time(), standing.at())) + " ago");
    }

    private static String home(ConsumerPage page) {
        var stream = page.stream();
        return stream == null
                ? "could not be read"
                : Spans.messages(stream.messages()) + ", sequences " + Spans.count(stream.firstSeq()) + " to "
                        + Spans.count(stream.lastSeq()) + ", keeps by " + stream.retention();
    }

    private void fill(Outstanding outstanding) {
        list.getChildren().clear();
        int row = 0;
        for (var message : outstanding.candidates()) {
            list.addRow(row++, Parts.number(Figures.count(message.sequence())),
                    Parts.paragraph(Visible.line(message.subject(), 200)),
                    Parts.number(at(message), "caption"));
        }
        Parts.present(list, row > 0);
        rest.setText(outstanding.at() == null
                ? ""
                : (outstanding.whole()
                        ? ""
                        : "The first " + Figures.count(row) + " that may be outstanding. ") + "Looked up at "
                        + Figures.time(outstanding.at()) + "; F5 looks again.");
        Parts.present(rest, outstanding.at() != null);
    }

    private static String at(StoredAt message) {
        var time = message.time();
        return time == null ? Figures.UNKNOWN : Figures.timeMillis(time);
    }
}
