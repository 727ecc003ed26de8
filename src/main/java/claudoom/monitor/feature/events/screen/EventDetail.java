package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.feature.events.screen.Choice.Chosen;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Clip;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen message in full. */
final class EventDetail extends VBox {

    private static final int LONGEST_NAME = 80;

    private final Aside aside;
    private final Facts facts = Parts.facts();
    private final Label kind = Parts.label("", "card-title");
    private final Label subject = facts.add("events-detail-subject", "Subject");
    private final Label received = facts.add("events-detail-received", "Received");
    private final Label stored = facts.add("events-detail-stored", "Stored");
    private final Tooltip exact = new Tooltip();
    private final Tooltip whole = new Tooltip();
    private final Label size = facts.add("events-detail-size", "Size");
    private final Label sent = facts.add("events-detail-sent", "Sent");
    private final Label server = facts.add("events-detail-server", "At the server");
    private final PayloadView payload = new PayloadView("events-payload");
    private final Times times;
    private final Tooltip sentTip = new Tooltip();
    private final Button follow = Parts.button("events-follow", "fas-crosshairs", "Follow agent", "small-button");
    private final Button copy = Parts.button("events-copy-subject", "fas-copy", "Copy subject", "small-button");

    EventDetail(EventsViewModel model, Aside aside, Readings readings, Times times) {
        this.aside = aside;
        this.times = times;
        payload.remember(readings);
        payload.offer(FieldAction.follow("Show all with this value", model::follow));
        payload.offer(new FieldAction("only", "fas-filter", "Only where it is this value",
                field -> field.followable() && FieldFilter.here(field) != null,
                field -> model.filterTextProperty().set(String.valueOf(FieldFilter.here(field)))));
        payload.offer(new FieldAction("column", "fas-columns", "Show as a column",
                field -> field.leaf() && FieldFilter.place(field) != null,
                field -> model.addColumn(String.valueOf(FieldFilter.place(field)))));
        getStyleClass().addAll("card", "pane", "events-detail");
        kind.setId("events-detail-kind");
        received.setTooltip(exact);
        stored.setTooltip(exact);
        sent.setTooltip(sentTip);
        follow.setAccessibleText("Show only this agent");
        Parts.tip(follow, "Show only this agent");
        follow.setOnAction(e -> model.followAgent());
        copy.setOnAction(e -> copySubject(model.choice().chosenProperty().get()));
        VBox.setVgrow(payload, Priority.ALWAYS);
        kind.setMinWidth(0);
        kind.setTooltip(whole);
        var actions = new FlowPane(8, 8, copy, follow);
        actions.getStyleClass().add("leaf-actions");
        setMinWidth(260);
        getChildren().addAll(Parts.paneHead(kind), facts, payload, actions);
        model.choice().chosenProperty().subscribe(this::show);
        model.choice().missedProperty().subscribe(this::miss);
        model.choice().gapProperty().subscribe(this::story);
    }

    private void show(@Nullable Chosen chosen) {
        Parts.present(facts, chosen != null);
        copy.setDisable(chosen == null);
        follow.setDisable(chosen == null || chosen.facts().agent().isEmpty());
        if (chosen == null) {
            kind.setText("Event");
            whole.setText("No event selected");
            payload.clear("No event selected", "Select one to read its message.");
            return;
        }
        var arrival = chosen.arrival();
        var agent = chosen.facts().agent();
        kind.setText(chosen.facts().kind() + (agent.isEmpty() ? "" : " · " + agent));
        whole.setText(kind.getText());
        subject.setText(Visible.line(arrival.subject(), 4_000));
        when(chosen);
        size.setText(Figures.count(arrival.size()) + " B");
        tell(sent, times.sent(arrival));
        sentTip.setText("When its publisher says it was sent, by the publisher's clock: "
                + Figures.exact(times.publisher().apply(arrival)));
        tell(server, times.server(arrival));
        payload.read(arrival, true, aside);
    }

    private void miss(@Nullable Instant at) {
        if (at != null) {
            payload.clear("Not in the buffer any more", "The message of " + Figures.timeMillis(at)
                    + " has made room for newer ones. A stream may still hold it.");
        } else if (copy.isDisabled()) {
            show(null);
        }
    }

    private void story(@Nullable Break gap) {
        if (gap != null) {
            var story = BreakStory.of(gap);
            kind.setText("Gap");
            whole.setText(story.title());
            payload.clear(story.title(), story.sentences());
        } else if (copy.isDisabled()) {
            show(null);
        }
    }

    /** The time of what came live is ours, of what a stream holds the server's. */
    private void when(Chosen chosen) {
        var at = Figures.timeMillis(chosen.arrival().at());
        var origin = chosen.origin();
        boolean ofStream = origin != null && origin.kind() != Origin.Kind.KEPT;
        facts.present(received, !ofStream);
        facts.present(stored, ofStream);
        received.setText(at);
        stored.setText(origin == null
                ? ""
                : at + " in " + Visible.line(origin.stream(), LONGEST_NAME) + " as "
                        + Figures.count(origin.sequence()));
        exact.setText((ofStream ? "When the server stored it: " : "") + Figures.exact(chosen.arrival().at()));
    }

    private void tell(Label value, String words) {
        boolean known = !words.isEmpty() && !words.equals(Figures.UNKNOWN);
        value.setText(words);
        facts.present(value, known);
    }

    /** Offers something to do with a value of the message. */
    void offer(FieldAction action) {
        payload.offer(action);
    }

    private static void copySubject(@Nullable Chosen chosen) {
        if (chosen != null) {
            Clip.copy(chosen.arrival().subject());
        }
    }
}
