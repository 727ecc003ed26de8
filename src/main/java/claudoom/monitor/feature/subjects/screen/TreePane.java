package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Parts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The card that holds the tree or the top talkers, or says why there is nothing, with the line that says how much is shown. */
final class TreePane {

    private static final String WHY_UNTRACKED =
            """
                    The tree keeps so many subjects and no more: for each further one the subject that was silent for longest \
                    leaves it. What left is counted here; its messages still come, and can be seen in Events. To keep the others \
                    in the tree listen on fewer patterns. Of subjects that are silent for long the last payload is kept within a budget; so many \
                    more were forgotten, oldest first.""";

    private final SubjectsViewModel model;
    private final SubjectTable table;
    private final TalkersTable talkers;
    private final EmptyState nothing = new EmptyState("fas-sitemap", "", "");
    private final VBox node;
    private String patterns = "";

    /** Leaves the talkers for that node of the tree. */
    void go(int number, Runnable arrived) {
        model.talkers().show(false);
        model.go(number, found -> {
            table.go(found);
            arrived.run();
        });
    }

    TreePane(SubjectsViewModel model, SubjectTable table) {
        this.model = model;
        this.table = table;
        talkers = new TalkersTable(model.talkers(), row -> {
            go(row.talker().node(), table.node()::requestFocus);
        });
        model.words().awayProperty().subscribe(away -> sayNothing());
        nothing.setId("subjects-empty");
        var withoutRows = withoutRows();
        table.node().setPlaceholder(withoutRows);
        node = Parts.pane(new StackPane(table.node(), talkers.node(), nothing), foot());
        VBox.setVgrow(node.getChildren().getFirst(), Priority.ALWAYS);
        node.setMinWidth(360);
        Runnable choose = () -> {
            boolean heard = model.words().heardProperty().get();
            boolean top = model.talkers().shownProperty().get();
            Parts.present(nothing, !heard);
            Parts.present(table.node(), !heard || !top); // it has the keyboard for when messages come
            Parts.present(withoutRows, heard);
            Parts.present(talkers.node(), heard && top);
        };
        model.words().heardProperty().subscribe(choose);
        model.talkers().shownProperty().subscribe(choose);
        choose.run(); // a subscription tells of changes only
    }

    /** @param to the patterns subscribed to; may be empty */
    void listensOn(String to) {
        patterns = to;
        sayNothing();
    }

    private void sayNothing() {
        if (model.words().awayProperty().get()) {
            nothing.say("fas-unlink", "Not connected",
                    "There is no connection to a server. As soon as there is one subjects are listened for.");
        } else {
            nothing.say("fas-sitemap", patterns.isEmpty()
                    ? "Nothing heard yet"
                    : "Nothing heard on " + patterns
                            + " yet",
                    """
                            Subjects appear as soon as messages come. Is the experiment running?
                            To hear other subjects too, add them under Subscriptions, or start with --root.""");
        }
    }

    private Node withoutRows() {
        var empty = new EmptyState("fas-filter", "No subject matches", "");
        model.filters().faultProperty().subscribe(fault -> withoutRows(empty, model.words().emptinessProperty().get()));
        model.filters().wantedProperty().subscribe(any -> withoutRows(empty, model.words().emptinessProperty().get()));
        model.words().emptinessProperty().subscribe(waiting -> withoutRows(empty, waiting));
        return empty;
    }

    private void withoutRows(EmptyState empty, String waiting) {
        if (waiting.isEmpty()) {
            empty.say("fas-filter", "No subject matches", model.filters().faultProperty().get().isEmpty()
                    ? TreeWords.nothing(model.filters().wantedProperty().get())
                    : "The filter cannot be used as it is typed; the last one that could be is still in force.");
        } else {
            empty.say("fas-hourglass-half", "Sorting", waiting + " subjects are put in order.");
        }
    }

    private Node foot() {
        var foot = Parts.label("");
        foot.setId("subjects-foot");
        foot.setMinWidth(Region.USE_PREF_SIZE);
        model.talkers().shownProperty().subscribe(top -> foot.textProperty()
                .bind(top ? model.words().busiestProperty() : model.words().footProperty()));
        var untracked = sign("subjects-untracked", "fas-exclamation-triangle");
        var why = new Tooltip(WHY_UNTRACKED);
        why.setWrapText(true);
        why.setMaxWidth(420);
        untracked.setTooltip(why);
        untracked.textProperty().bind(model.words().untrackedProperty());
        model.words().untrackedProperty().subscribe(words -> Parts.present(untracked, !words.isEmpty()));
        var stale = sign("subjects-stale", "fas-clock");
        stale.textProperty().bind(model.words().staleProperty());
        model.words().staleProperty().subscribe(since -> {
            Parts.present(stale, !since.isEmpty());
            table.node().getStyleClass().remove("stale");
            if (!since.isEmpty()) {
                table.node().getStyleClass().add("stale");
            }
        });
        return Parts.foot(foot, untracked, Parts.grow(), stale);
    }

    private static Label sign(String id, String icon) {
        var sign = Parts.label("");
        sign.setId(id);
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.setGraphic(Parts.icon(icon));
        return sign;
    }

    Region node() {
        return node;
    }
}
