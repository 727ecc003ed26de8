package claudoom.monitor.feature.events.screen;

import claudoom.monitor.feature.events.model.Suggestions;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.Parts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The filter over the whole width, and under it what it found or what is wrong, beside the tools of the screen: what is said
 * never moves anything.
 */
final class FilterBar extends VBox {

    private static final String PROMPT = "words  -word  kind:death  kills < 3";

    private static final String SYNTAX = """
            Words must all match, in the subject, the kind or the payload; -word leaves out.
            kind:death  agent:doom-*  subject:a.*.b  text:word  "two words"

            Conditions, joined by and, or, not and brackets:
            kind = death and kills < 3       fields of the payload by name or path
            action.action_type = ATTACK      buttons[0]   /a/b   payload.kind
            header.trace-id exists           size > 10 kB   age < 5 min   time > 19:42
            = != < <= > >=   contains   starts with   matches (regular expression)   exists

            A field that is missing makes a comparison false. Down offers what can be typed.
            not binds closest, then and, then or. What stands in quotes is a word, never an operator.""";

    /**
     * @param screen where Ctrl+F leads to the field
     * @param beside stands right of the field
     */
    FilterBar(EventsViewModel model, Aside aside, Node screen, List<Node> beside, HBox tools) {
        getStyleClass().add("filter-bar");
        var ask = new AskLine("events-ask");
        new Completion(ask.answer(), new Suggestions(model.language()), model.around(), aside, ask::field);
        var halt = new HaltBar(model, aside, ask);
        var filter = new FilterField("events-filter", PROMPT);
        filter.reachableFrom(screen);
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        var note = filter.wide();
        filter.follow(model.sayings().matchesProperty(), model.faultProperty());
        model.slipProperty().subscribe(slip -> filter.mark(slip.from(), slip.to()));
        var offers = new Completion(filter.input(), new Suggestions(model.language()), model.around(), aside);
        var saved = new SavedMenu("events-saved", model.saved(), model.filterTextProperty(), ask);
        HBox.setHgrow(filter, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox.setHgrow(tools, Priority.SOMETIMES);
        tools.setMinWidth(HBox.USE_PREF_SIZE);
        var first = Parts.row(filter, help(), saved.button(), halt.toggleButton());
        first.getChildren().addAll(beside);
        var second = Parts.row(note, Parts.grow(), new ColumnMenu(model, ask).button(), tools);
        offers.under(second);
        getChildren().addAll(first, second, ask, halt);
    }

    /** Not a tip of the field: it would lie over what is offered there, and take the Escape that is meant for it. */
    private static Button help() {
        var help = Parts.iconButton("events-filter-help", "fas-question-circle", "What a filter can say");
        var tip = new Tooltip(SYNTAX);
        tip.getStyleClass().add("filter-help");
        tip.setAutoHide(true);
        help.setTooltip(tip);
        help.setAccessibleHelp(SYNTAX);
        help.setOnAction(e -> {
            var place = help.localToScreen(help.getLayoutBounds());
            tip.show(help, place.getMinX(), place.getMaxY() + 2);
        });
        return help;
    }
}
