package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentDetail;
import claudoom.monitor.feature.agents.model.AgentDetail.Newest;
import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.Death;
import claudoom.monitor.feature.agents.model.Deaths;
import claudoom.monitor.feature.agents.model.Latencies;
import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Facts;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.PayloadView;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen agent: how it is and why, what it said last, its answer, its deaths. */
final class AgentPane extends VBox {

    private static final int LONGEST = 400;

    private final AgentsViewModel model;
    private final Aside aside;
    private final Label title = Parts.label("", "card-title");
    private final Chip state = new Chip(new Sign("fas-question-circle", "", Role.OFF));
    private final Facts facts = Parts.facts();
    private final Label why = facts.add("agents-why", "State");
    private final Label where = facts.add("agents-where", "Where");
    private final Label deeds = facts.add("agents-deeds", "Kills");
    private final Label latency = facts.add("agents-latency-facts", "Latency");
    private final NewestList newest;
    private final ObservableList<Death> deaths = FXCollections.observableArrayList();
    private final Chip fate = new Chip(new Sign("fas-question-circle", "", Role.OFF));
    private final Label answered = Parts.paragraph("", "caption");
    private final PayloadView payload = new PayloadView("agents-answer-payload");
    private final TabPane tabs = new TabPane();
    private final Tab answer;
    private final EmptyState nobody = new EmptyState("fas-robot", "No agent selected",
            "Select one to see how it is and what it said last.");
    private @Nullable Reply shown;
    private String of = "";

    AgentPane(AgentsViewModel model, Aside aside) {
        this.model = model;
        this.aside = aside;
        newest = new NewestList(model.desk()::openEvents);
        getStyleClass().addAll("card", "pane");
        setMinWidth(268);
        title.setId("agents-detail-title");
        title.setMinWidth(0);
        state.setId("agents-detail-state");
        answered.setId("agents-answered");
        fate.setId("agents-fate");
        answer = tab("agents-tab-answer", "Answer", answerPane());
        tabs.getTabs().addAll(tab("agents-tab-now", "Now", now()), answer,
                tab("agents-tab-deaths", "Deaths", deathTable()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("agents-tabs");
        var middle = new StackPane(nobody, tabs);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(Parts.paneHead(title, Parts.grow(), state), middle);
        model.detailProperty().subscribe(this::show);
        model.chosenProperty().subscribe(agent -> reply());
        model.unheardProperty().subscribe(unheard -> {
            state.pseudoClassStateChanged(AgentTable.STALE, unheard);
            facts.pseudoClassStateChanged(AgentTable.STALE, unheard);
        });
        model.answersProperty().subscribe(n -> reply());
    }

    private static Tab tab(String id, String name, Node content) {
        var tab = new Tab(name, content);
        tab.setId(id);
        return tab;
    }

    private Node now() {
        var scroll = Parts.scroll(Parts.stack(facts, newest));
        scroll.getStyleClass().add("agents-now");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private Node answerPane() {
        var head = Parts.stack(Parts.row(fate), answered);
        head.getStyleClass().add("agents-answer-head");
        VBox.setVgrow(payload, Priority.ALWAYS);
        return new VBox(head, payload);
    }

    private Node deathTable() {
        var none = new EmptyState("fas-skull", "No death seen", "The newest " + Deaths.KEPT + " stand here.");
        var episode = Tables.<Death>words("agents-death-episode", "Episode", 72,
                death -> new ReadOnlyStringWrapper(or(death.episode())));
        var cause = Tables.<Death>words("agents-death-cause", "Cause", 110,
                death -> new ReadOnlyStringWrapper(or(death.cause())));
        var table = Tables.table("agents-deaths", deaths, none, List.of(
                Tables.<Death>age("agents-death-age", "Age", 62,
                        death -> new ReadOnlyObjectWrapper<>(death.at()), model.nowProperty()).lead(),
                cause, episode,
                Tables.<Death, @Nullable Long>count("agents-death-kills", "Kills", 52,
                        death -> new ReadOnlyObjectWrapper<>(death.kills())),
                Tables.<Death, @Nullable Double>number("agents-death-survived", "Lived", 66,
                        death -> new ReadOnlyObjectWrapper<>(death.survivedSeconds()), AgentPane::seconds).tail()));
        cause.setMinWidth(90);
        episode.above(table, 340);
        table.setAccessibleText("Newest deaths");
        return table;
    }

    private static String or(@Nullable String text) {
        return text == null ? Figures.UNKNOWN : text;
    }

    private static String seconds(@Nullable Double seconds) {
        return Figures.age(seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    private void show(@Nullable AgentDetail detail) {
        boolean anybody = model.chosenProperty().get() != null;
        Parts.present(nobody, !anybody);
        Parts.present(tabs, anybody);
        if (detail == null) {
            Parts.present(state, false);
            title.setText(anybody ? Visible.line(String.valueOf(model.chosenProperty().get()), LONGEST) : "Agent");
            newest.show(List.<Newest>of(), 0, model.nowProperty().get());
            deaths.clear();
            return;
        }
        var line = detail.line();
        write(title, Visible.line(line.id(), LONGEST));
        Parts.present(state, true);
        state.show(AgentSigns.of(line.condition()));
        write(why, model.why(line));
        write(where, place(line));
        write(deeds, deeds(line.tally()));
        write(latency, AgentSigns.source(line.latency()) + (line.latency().p99() == null
                ? ""
                : (slow(line.latency()) ? "; over " : "; within ") + Figures.latency(Latencies.PROMISE)));
        newest.show(detail.newest(), detail.subjects(), model.nowProperty().get());
        if (!deaths.equals(detail.deaths())) {
            deaths.setAll(detail.deaths());
        }
    }

    private static boolean slow(AgentLine.Latency latency) {
        return AgentRow.Slow.of(latency.p99()).over();
    }

    private static String place(AgentLine line) {
        return "generation " + or(line.generation()) + ", episode " + or(line.episode()) + ", tick "
                + Figures.count(line.tick());
    }

    private static String deeds(AgentLine.Tally tally) {
        return Figures.count(tally.kills()) + " in " + AgentSigns.deaths(tally.deaths()) + " seen, "
                + Figures.count(tally.errors()) + (tally.errors() == 1 ? " error" : " errors")
                + (tally.ownKills() == null
                        ? ""
                        : "; " + Figures.count(tally.ownKills()) + " as it counts itself");
    }

    private static void write(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private void reply() {
        var agent = model.chosenProperty().get();
        var reply = agent == null ? null : model.desk().reply(agent);
        if (agent != null && reply != null && reply.equals(shown)) {
            return;
        }
        boolean another = agent == null || !agent.equals(of);
        boolean fresh = reply != null && !another && reply.fate() == Reply.Fate.ASKING;
        of = agent == null ? "" : agent;
        shown = reply;
        Parts.present(fate, reply != null);
        if (reply == null) {
            answered.setText("");
            payload.clear("Not asked yet", model.desk().cannotAsk().isEmpty()
                    ? "Ask it, and its own answer stands here."
                    : model.desk().cannotAsk());
            return;
        }
        fate.show(AgentSigns.sign(reply));
        answered.setText(Visible.line(sentence(reply), LONGEST) + (reply.cut()
                ? " · only its first " + Figures.bytes((long) Replies.LARGEST) + " of "
                        + Figures.bytes((long) reply.size()) + " are kept"
                : ""));
        if (fresh) {
            tabs.getSelectionModel().select(answer);
        }
        var data = reply.payload();
        if (data != null) {
            payload.read(data, reply.size(), Map.of(), another, aside);
        } else {
            payload.clear("No answer", reply.detail());
        }
    }

    private static String sentence(Reply reply) {
        var words = "the words of " + reply.grammar() + ": " + reply.subject();
        return switch (reply.fate()) {
            case ANSWERED -> "after " + Figures.latency(reply.took()) + ", at " + Figures.time(reply.at())
                    + ", asked in " + words;
            case NOT_ASKED -> reply.subject().isEmpty() ? "" : "meant in " + words;
            default -> reply.subject().isEmpty() ? "" : "asked in " + words;
        };
    }
}
