package claudoom.monitor.feature.streams.screen;

import claudoom.monitor.feature.streams.model.Deed;
import claudoom.monitor.feature.streams.model.Done;
import claudoom.monitor.feature.streams.model.StreamPicture;
import claudoom.monitor.feature.streams.model.Template;
import claudoom.monitor.feature.streams.model.Template.Variant;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.FieldAction;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.FilterField;
import claudoom.monitor.ui.ListPhase;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The streams of the account: the list, the page of one, and the streams of the documents. */
public final class StreamsView extends VBox {

    /** The order follows the numbers this slowly, and never under the pointer. */
    private static final Duration RESORT = Duration.ofSeconds(10);

    private final StreamsViewModel model;
    private final Aside aside;
    private final Readings readings;
    private final OutFiles files;
    private final List<FieldAction> actions = new ArrayList<>();
    private final FilterField filter = Parts.filterField("streams-filter", "Filter streams");
    private final Chip attention = Parts.chip("fas-exclamation-triangle", "", Role.WARN);
    private final Banner banner = new Banner("streams-banner");
    private final Banner lost = new Banner("streams-lost");
    private final Banner outcome;
    private final EmptyState nothing = new EmptyState("fas-database", "", "");
    private final LoadingState loading = new LoadingState("streams-loading", "Asking for the streams", "");
    private final EmptyState noMatch =
            new EmptyState("fas-filter", "No stream matches", "Change or clear the filter.");
    private final StreamTable table;
    private final DocumentsPane documents;
    private final VBox list;
    private final StackPane middle = new StackPane();
    private @Nullable PageView page;
    private @Nullable DeedSheet sheet;
    private @Nullable DeedViewModel asked;
    private Instant sorted = Instant.EPOCH;

    /** What the view needs besides its model. */
    public record Around(Aside aside, Readings readings, Memory memory, Function<Variant, List<Template>> templates,
            OutFiles files) {}

    public StreamsView(StreamsViewModel model, Around around) {
        this.model = model;
        aside = around.aside();
        readings = around.readings();
        files = around.files();
        setId("streams");
        getStyleClass().addAll("screen", "stack");
        table = new StreamTable(model, model.rows(), noMatch, around.memory());
        documents = new DocumentsPane(model, around.templates(), this::ask, this::showList);
        var understood = Parts.button("streams-outcome-close", "fas-check", "Understood");
        understood.setOnAction(pressed -> model.forgetOutcome());
        outcome = new Banner("streams-outcome", understood);
        list = new VBox(toolbar(), banner, body());
        list.getStyleClass().add("stack");
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        middle.getChildren().setAll(list);
        getChildren().addAll(outcome, lost, middle);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        follow();
    }

    /** Offers something to do with a value of a message; before a page is opened. */
    public void offer(FieldAction action) {
        actions.add(action);
    }

    private Node toolbar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.reachableFrom(this);
        attention.setId("streams-attention");
        var made = Parts.button("streams-documents", "fas-file-alt", "The documents' streams…");
        made.setOnAction(pressed -> showDocuments());
        Parts.tip(made, "Compare the streams that the documents describe with those that are there");
        var ask = Parts.iconButton("streams-ask", "fas-sync-alt", "Ask again");
        ask.setOnAction(pressed -> model.desk().askNow());
        return Parts.row(filter, attention, Parts.grow(), made, table.columns(), ask);
    }

    private Node body() {
        var counts = Parts.label("", "caption");
        counts.setId("streams-counts");
        counts.textProperty().bind(model.countsProperty());
        var age = Parts.number("", "caption");
        age.setId("streams-age");
        age.textProperty().bind(model.ageProperty());
        nothing.setId("streams-empty");
        nothing.getStyleClass().add("card");
        loading.getStyleClass().add("card");
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        var pane = Parts.pane(table.node(), Parts.foot(counts, Parts.grow(), table.more(), age));
        pane.setId("streams-list");
        var stack = new StackPane(loading, nothing, pane);
        VBox.setVgrow(stack, Priority.ALWAYS);
        stack.setMinHeight(0);
        model.phaseProperty().subscribe(phase -> say(pane));
        model.troubleProperty().subscribe(trouble -> say(pane));
        return stack;
    }

    private void follow() {
        Tables.onOpen(table.node(), model::open);
        model.openProperty().subscribe(this::turn);
        model.nowProperty().subscribe(now -> {
            if (Duration.between(sorted, now).compareTo(RESORT) >= 0 && !table.node().isHover()) {
                sorted = now;
                Tables.resort(table.node());
            }
            if (documents.getParent() != null) {
                documents.refresh();
            }
        });
        model.orderProperty().subscribe(change -> Tables.resort(table.node()));
        model.attentionProperty().subscribe(count -> attend());
        model.newsProperty().subscribe(news -> {
            if (news.sentence().isEmpty()) {
                lost.hide();
            } else {
                lost.show(new Sign("fas-server", "SERVER LOST", Role.WARN), Visible.line(news.sentence(), 300)
                        + ". Streams with copies elsewhere go on; what only it keeps is unknown until it is back.");
            }
        });
        model.outcomeProperty().subscribe(words -> {
            if (words.isEmpty()) {
                outcome.hide();
            } else {
                outcome.show(new Sign("fas-check-circle", "DONE", Role.INFO), words);
            }
        });
    }

    private void attend() {
        int count = model.attentionProperty().get();
        Parts.present(attention, count > 0);
        attention.show(new Sign("fas-exclamation-triangle", "%s of %s need%s attention".formatted(Figures.count(count),
                Figures.count(model.all()), count == 1 ? "s" : ""), Role.WARN));
    }

    private void say(Node pane) {
        var phase = model.phaseProperty().get();
        var trouble = model.troubleProperty().get();
        Parts.present(loading, phase == ListPhase.LOADING);
        Parts.present(nothing, phase == ListPhase.REFUSED || phase == ListPhase.EMPTY);
        Parts.present(pane, phase == ListPhase.SHOWN);
        if (phase == ListPhase.REFUSED) {
            nothing.say(trouble.kind() == StreamPicture.Kind.NOT_CONNECTED ? "fas-unlink" : "fas-ban", trouble.what(),
                    trouble.why());
        } else if (phase == ListPhase.EMPTY) {
            nothing.say("fas-database", "No streams", "Nothing is stored in this account yet. The documents describe "
                    + "streams that keep events, experiments, metrics and dead letters: the button above compares them.");
        }
        // that there is no connection is said above all screens
        if (phase == ListPhase.SHOWN && !trouble.what().isEmpty()
                && trouble.kind() != StreamPicture.Kind.NOT_CONNECTED) {
            banner.show(new Sign("fas-clock", "NOT UP TO DATE", Role.WARN), trouble.why());
        } else {
            banner.hide();
        }
    }

    private void turn(@Nullable StreamRow row) {
        if (page != null) {
            page.end();
        }
        page = row == null
                ? null
                : new PageView(model, row, new PageView.Around(aside, readings, actions, files, this::ask));
        if (page == null) {
            showList();
        } else {
            middle.getChildren().setAll(page);
        }
    }

    private void showList() {
        middle.getChildren().setAll(list);
        table.node().requestFocus();
    }

    private void showDocuments() {
        documents.refresh();
        documents.askServers();
        middle.getChildren().setAll(documents);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F5) {
            if (page == null) {
                model.desk().askNow();
            } else {
                page.again();
            }
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !middle.getChildren().contains(list)) {
            if (page == null) {
                showList();
            } else {
                model.close();
            }
            key.consume();
        }
    }

    private void ask(Deed deed) {
        if (sheet != null) {
            sheet.toFront();
            return;
        }
        asked = new DeedViewModel(model.desk(), deed);
        sheet = new DeedSheet(asked, getScene().getWindow(), files, this::closed);
        sheet.show();
    }

    private void closed(@Nullable Done done) {
        sheet = null;
        asked = null;
        if (done instanceof Done.Success(var plan, var sentence)) {
            boolean gone = plan.deed() instanceof Deed.DeleteStream;
            model.done(sentence, gone ? plan.deed().stream() : null);
            if (page != null && !gone) {
                page.changed();
            }
        }
    }

    /** A few times a second: an open sheet, a file that is being written. */
    public void tick() {
        if (asked != null) {
            asked.refresh();
        }
        if (page != null) {
            page.tick();
        }
    }
}
