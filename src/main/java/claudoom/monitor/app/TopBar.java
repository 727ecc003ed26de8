package claudoom.monitor.app;

import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Parts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Where am I, and what can I always do. */
final class TopBar extends HBox {

    static final List<String> ENVIRONMENTS = List.of("dev", "lab", "prod");
    private static final List<String> THEMES = List.of("light", "dark", "system");

    private final MenuButton connection = new MenuButton("not connected");
    private final Label environment = Parts.label("", "env-badge");
    private final Label where = Parts.label("", "caption", "wide-only");
    private final Button pause;
    private final MenuButton themes;
    private final @Nullable String context;
    private final ConnectionFacts facts;
    private final Button bell = Parts.iconButton("notifications", "fas-bell", "Desktop notifications");
    private @Nullable LinkState shown;
    private boolean notifies;
    private boolean paused;

    /** What the bar can set off. */
    interface Actions {
        void palette();

        void pauseOrResume(boolean pause);

        void theme(String choice);

        void environment(String choice);

        void notifications(boolean on);

        /** Asks where to be connected instead. */
        void connect();
    }

    /** @param context name of the nats CLI context that the connection comes from, or null */
    TopBar(Actions actions, boolean readOnly, String theme, @Nullable String context) {
        this.context = context;
        facts = new ConnectionFacts(context, actions::environment);
        getStyleClass().addAll("row", "top-bar");
        setId("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        connection.setId("top-connection");
        connection.setMnemonicParsing(false);
        connection.getStyleClass().addAll("flat", "connection");
        connection.setMinWidth(60);
        connection.setMaxWidth(300);
        var whole = new Tooltip(); // where its end is cut off
        whole.textProperty().bind(connection.textProperty());
        connection.setTooltip(whole);
        environment.setId("environment");
        environment.setMinWidth(USE_PREF_SIZE);
        where.setId("where");
        var palette = Parts.button("open-palette", "fas-search", "Go to or do…", "palette");
        palette.setOnAction(event -> actions.palette());
        var keys = Parts.label("Ctrl+K", "keys");
        keys.setMouseTransparent(true);
        var search = new StackPane(palette, keys);
        search.setAlignment(Pos.CENTER_RIGHT);
        bell.setOnAction(event -> actions.notifications(!notifies));
        notifies(true);
        pause = Parts.button("pause", "fas-pause", "Pause experiment…");
        pause.setOnAction(event -> actions.pauseOrResume(!paused));
        if (readOnly) {
            pause.setDisable(true);
        }
        themes = themes(actions, theme);
        var bar = new javafx.scene.Node[] {connection, environment, where, Parts.grow(), search,
            readOnly ? Parts.tip(new StackPane(pause), "Read-only: nothing can be sent") : pause,
            themes, bell};
        getChildren().addAll(bar);
    }

    private static MenuButton themes(Actions actions, String chosen) {
        var menu = new MenuButton("", Parts.icon("fas-adjust"));
        menu.setId("theme");
        menu.getStyleClass().addAll("flat", "icon-only");
        menu.setAccessibleText("Theme");
        Parts.tip(menu, "Theme");
        var group = new ToggleGroup();
        for (var theme : THEMES) {
            var item = new RadioMenuItem(theme.substring(0, 1).toUpperCase(Locale.ROOT) + theme.substring(1));
            item.setId("theme-" + theme);
            item.setToggleGroup(group);
            item.setSelected(theme.equals(chosen));
            item.setOnAction(event -> actions.theme(theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** Ticks what is worn now, whoever chose it. */
    void theme(String choice) {
        themes.getItems().stream().map(RadioMenuItem.class::cast)
                .forEach(item -> item.setSelected(("theme-" + choice).equals(item.getId())));
    }

    /** Whether notes on the desktop are switched on. */
    void notifies(boolean on) {
        notifies = on;
        bell.setGraphic(Parts.icon(on ? "fas-bell" : "fas-bell-slash"));
        bell.setAccessibleText(
                on ? "Desktop notifications are on; switch them off" : "Desktop notifications are off; switch them on");
        bell.setTooltip(new Tooltip("Desktop notifications when a consumer crosses its limit: " + (on ? "on" : "off")));
    }

    void show(LinkState state, String env, boolean experimentPaused) {
        shown = state;
        var facts = state.server();
        var name = facts == null
                ? state.phase() == LinkState.Phase.REFUSED ? "refused" : "connecting…"
                : address(facts);
        connection.setText(context == null ? name : Visible.line(context, 40) + " · " + name);
        where.setText(facts == null || facts.cluster() == null ? "" : "cluster " + facts.cluster());
        environment.setText(env.toUpperCase(Locale.ROOT));
        if (paused != experimentPaused) {
            paused = experimentPaused;
            pause.setText(paused ? "Resume experiment…" : "Pause experiment…");
            pause.setGraphic(Parts.icon(paused ? "fas-play" : "fas-pause"));
        }
    }

    /** Without its scheme. */
    static String address(LinkState.ServerFacts facts) {
        return facts.url().replaceFirst("^[a-z]+://", "");
    }

    /** The name of the connection, under which a menu opens. */
    MenuButton connection() {
        return connection;
    }

    /** What is known of the connection, under its name. */
    void facts() {
        facts.show(connection, shown, environment.getText());
    }
}
