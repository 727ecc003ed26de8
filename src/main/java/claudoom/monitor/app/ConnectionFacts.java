package claudoom.monitor.app;

import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;

/** What is known of the connection, under its name on the top bar, and what it is called: dev, lab or prod. */
final class ConnectionFacts {

    private final @Nullable String context;
    private final Consumer<String> chooseEnvironment;

    ConnectionFacts(@Nullable String context, Consumer<String> chooseEnvironment) {
        this.context = context;
        this.chooseEnvironment = chooseEnvironment;
    }

    void show(Node under, @Nullable LinkState state, String environment) {
        var box = new VBox(facts(state), choice(environment));
        box.getStyleClass().addAll("stack", "popover-body");
        var over = new PopOver(box);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
        over.setAnimated(false);
        over.setTitle("Connection at " + Figures.time(Instant.now()));
        over.show(under);
    }

    private Node facts(@Nullable LinkState state) {
        var facts = Parts.facts();
        if (state == null) {
            return facts;
        }
        var server = state.server();
        facts.with("State", state.phase().name().toLowerCase(Locale.ROOT));
        facts.with("Since", Figures.time(state.since()));
        if (context != null) {
            facts.with("Context", Parts.paragraph(context));
        }
        if (server != null) {
            facts.with("Address", server.url()).with("Server", Parts.paragraph(server.name()))
                    .with("Version", server.version())
                    .with("JetStream", server.jetStream() ? "on" : "off")
                    .with("Largest payload", Figures.bytes(server.maxPayload()));
        }
        facts.with("Round trip", state.rttNanos() == null
                ? Figures.UNKNOWN
                : Figures.latency(Duration.ofNanos(state.rttNanos())));
        if (!state.detail().isEmpty()) {
            facts.with("Says", Parts.paragraph(state.detail()));
        }
        return facts;
    }

    private HBox choice(String environment) {
        var choice = Parts.row(Parts.label("This is", "caption"));
        for (var env : TopBar.ENVIRONMENTS) {
            var button = Parts.button("environment-" + env, "fas-tag", env.toUpperCase(Locale.ROOT),
                    "small-button");
            button.setOnAction(event -> chooseEnvironment.accept(env));
            if (environment.equalsIgnoreCase(env)) {
                button.getStyleClass().add("accent");
            }
            choice.getChildren().add(button);
        }
        return choice;
    }
}
