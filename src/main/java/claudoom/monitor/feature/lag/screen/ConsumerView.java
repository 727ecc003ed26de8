package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.EmptyState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.LoadingState;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page of one consumer: where it stands, what is outstanding, how it is set up, and what can be done to it. */
public final class ConsumerView extends VBox {

    private final ConsumerViewModel model;
    private final Button back = Parts.button("lag-consumer-back", "fas-arrow-left", "Lag");
    private final Label name = Parts.id(Parts.label("", "sheet-title"), "lag-consumer-name");
    private final Label stream = Parts.id(Parts.label("", "caption"), "lag-consumer-stream");
    private final Banner banner = new Banner("lag-consumer-banner");
    private final Banner stale = new Banner("lag-consumer-stale");
    private final LoadingState loading = new LoadingState("lag-consumer-loading", "Reading the consumer", "");
    private final EmptyState broken = new EmptyState("fas-ban", "The consumer cannot be read", "");
    private final ConsumerHow how = new ConsumerHow();
    private final ConsumerNow now;
    private final ConsumerSettings settings = new ConsumerSettings();
    private final LimitsCard limits;
    private final ScrollPane scroll;

    public ConsumerView(ConsumerViewModel model, LimitsCard limits) {
        this.model = model;
        this.limits = limits;
        setId("lag-consumer-page");
        getStyleClass().addAll("screen", "stack");
        now = new ConsumerNow(model);
        scroll = scroll();
        broken.setId("lag-consumer-broken");
        broken.getStyleClass().add("card");
        loading.getStyleClass().add("card");
        var actions = new ConsumerActions(model);
        var middle = new StackPane(loading, broken, scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        getChildren().addAll(head(), how.why(), stale, banner, actions, new ConsumerAsk(model), middle);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.id().subscribe(this::title);
        model.id().subscribe(limits::show);
        model.page().subscribe(this::show);
        model.how().subscribe(lag -> {
            how.show(lag);
            say(model.trouble().get());
        });
        model.trouble().subscribe(this::say);
        model.done().subscribe(this::tell);
        model.asking().subscribe((before, action) -> {
            if (action == null && !actions.focus(before)) {
                focus(); // whatever had it is gone, and the keys of the page with it
            }
        });
    }

    private Node head() {
        back.setOnAction(pressed -> model.back());
        back.setAccessibleText("Back to the list of consumers");
        Parts.tip(back, "Back to the list   Esc");
        var age = Parts.number("", "caption");
        age.setId("lag-consumer-age");
        age.textProperty().bind(model.age());
        var ask = Parts.iconButton("lag-consumer-ask", "fas-sync-alt", "Read it again");
        ask.setOnAction(pressed -> model.askNow());
        name.setMinWidth(60);
        return Parts.row(back, name, stream, how.state(), Parts.grow(), age, ask);
    }

    private ScrollPane scroll() {
        var left = Parts.stack(now.standing(), limits, now.outstanding());
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(settings, Priority.ALWAYS);
        left.setPrefWidth(420);
        settings.setPrefWidth(480);
        left.setMinWidth(0);
        settings.setMinWidth(0);
        var both = new HBox(left, settings);
        both.getStyleClass().add("consumer-columns");
        var pane = Parts.scroll(both);
        pane.setId("lag-consumer-scroll");
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().addAll("edge-to-edge", "consumer-scroll");
        return pane;
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            model.back();
            key.consume();
        } else if (key.getCode() == KeyCode.F5) {
            model.askNow();
            key.consume();
        } else if (Keystroke.plain(key, KeyCode.L)) {
            limits.change();
            key.consume();
        }
    }

    /** Where the keyboard begins. */
    public void focus() {
        back.requestFocus();
    }

    private void title(@Nullable ConsumerId id) {
        name.setText(id == null ? "" : Visible.line(id.consumer(), 80));
        stream.setText(id == null ? "" : "on " + Visible.line(id.stream(), 80));
        scroll.setVvalue(0);
    }

    private void show(@Nullable ConsumerPage page) {
        if (page != null) {
            settings.show(page.config());
        }
        say(model.trouble().get());
    }

    private void say(String trouble) {
        var shown = model.page().get();
        if (shown != null) {
            now.show(shown, model.last(), !trouble.isEmpty(), model.how().get());
        }
        boolean known = model.page().get() != null;
        Parts.present(loading, !known && trouble.isEmpty());
        Parts.present(broken, !known && !trouble.isEmpty());
        Parts.present(scroll, known);
        scroll.getStyleClass().remove("stale");
        if (known && !trouble.isEmpty()) {
            stale.show(new Sign("fas-clock", "NOT UP TO DATE", Role.WARN), Visible.line(trouble, 300) + since());
            scroll.getStyleClass().add("stale");
        } else {
            stale.hide();
            broken.say("The consumer cannot be read", Visible.line(trouble, 300));
        }
    }

    private String since() {
        var page = model.page().get();
        var standing = page == null ? null : page.standing();
        return standing == null ? "" : " Its numbers are unknown since " + Figures.time(standing.at()) + ".";
    }

    private void tell(@Nullable ConsumerDone done) {
        if (done == null) {
            banner.hide();
        } else {
            banner.show(done.done()
                    ? new Sign("fas-check-circle", "DONE", Role.INFO)
                    : new Sign("fas-exclamation-triangle", "NOT DONE", Role.WARN), Visible.line(done.sentence(), 600));
        }
    }
}
