package claudoom.monitor.app;

import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.connect.ConnectFeature;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frame around every screen: environment stripe, rail, top bar, banners, status bar. Only the chosen screen is fed. */
final class Shell extends StackPane {

    private static final String ENVIRONMENT = "window.environment";
    private static final Duration ONCE_A_SECOND = Duration.ofSeconds(1);
    private static final Duration AS_THE_TREE = Duration.ofMillis(200);

    /** Nanoseconds over which frames are counted. */
    private static final long LONG_ENOUGH = 800_000_000L;

    private final Wiring all;
    private final Rail rail;
    private final TopBar top;
    private final StatusLine status;
    private final Palette palette;
    private final StackPane screen = new StackPane();
    private final VBox banners = new VBox();
    private final BorderPane frame = new BorderPane();
    private final Button tryNow = Parts.button("try-now", "fas-bolt", "Try now");
    private final Button resume = Parts.button("resume-now", "fas-play", "Resume experiment…");
    private final Button understood = Parts.button("notice-close", "fas-check", "Understood");
    private final Banner link = new Banner("link-banner", tryNow);
    private final Banner paused = new Banner("paused-banner", resume);
    private final Banner denied = new Banner("denied-banner");
    private final Banner leftOut = new Banner("left-out-banner");
    private final Banner notice = new Banner("notice-banner", understood);
    private final Banner outcome = new Banner("outcome-banner");
    private final ScreensAhead ahead;
    private Attachment shown = () -> {};
    private final List<String> unread = new ArrayList<>();
    private String name = "";
    private long framesBefore;
    private long framesAt;
    private double framesPerSecond;
    private boolean notifies;

    /** @param actions what needs the window: theme and the sheets of commands */
    Shell(Wiring all, Settings settings, boolean readOnly, TopBar.Actions actions, List<String> notices) {
        this.all = all;
        ahead = new ScreensAhead(all.pump, screen, System::nanoTime);
        rail = new Rail(all.screens(), this::open, this::badge);
        top = new TopBar(actions, readOnly, String.valueOf(settings.values().theme()), all.context);
        status = new StatusLine(readOnly);
        palette = new Palette(() -> choices(actions, readOnly), readOnly);
        resume.setDisable(readOnly);
        resume.setOnAction(event -> actions.pauseOrResume(false));
        tryNow.setOnAction(event -> all.connections.tryNow());
        understood.setOnAction(event -> {
            unread.clear();
            keepingFocus(notice::hide);
        });
        all.connect.menu(top.connection(), new ConnectMenuActs());
        build();
        say(notices);
        dress(environment());
        new Keys(this, all.screens(), actions, readOnly).installOn(this);
    }

    /** What is worn now. */
    void theme(String choice) {
        top.theme(choice);
    }

    private void build() {
        setId("shell");
        var stripe = new Region();
        stripe.getStyleClass().add("env-stripe");
        banners.getChildren().addAll(notice, denied, leftOut, link, paused);
        banners.getStyleClass().add("banners");
        banners.setMinHeight(USE_PREF_SIZE); // a screen that wants more than there is must not squeeze them
        banners.managedProperty()
                .bind(notice.visibleProperty().or(denied.visibleProperty()).or(leftOut.visibleProperty())
                        .or(link.visibleProperty()).or(paused.visibleProperty()));
        screen.setId("screen");
        VBox.setVgrow(screen, Priority.ALWAYS);
        screen.setMinSize(0, 0);
        screen.setAlignment(Pos.TOP_LEFT); // what is too tall is cut off below, and never covers a banner and its button
        frame.getStyleClass().add("shell");
        frame.setTop(stripe);
        frame.setLeft(rail);
        var middle = new BorderPane(new VBox(banners, screen), top, null, null, null);
        middle.setMinWidth(0); // a screen that wants more than there is must not push the rail aside
        frame.setCenter(middle);
        frame.setBottom(status);
        placeOutcome();
        getChildren().addAll(frame, outcome, palette, ahead.wing());
    }

    /** Over the screen and not above it: it goes by itself, and nothing may move under a pointer that is about to press. */
    private void placeOutcome() {
        outcome.getStyleClass().add("outcome");
        outcome.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        outcome.setOnMouseClicked(click -> {
            all.whole.outcomeRead();
            outcome.hide();
        });
        setAlignment(outcome, Pos.BOTTOM_RIGHT); // what is pressed next, Send or Jump to now, is not there
    }

    /** Begins to live: the bars are brought up to date once a second, and at once when the connection changes. */
    Attachment start() {
        all.events.onFrame(this::count);
        ahead.start(all.screens());
        return Attachment.all(all.pump.every(ONCE_A_SECOND, () -> keepingFocus(this::refresh)),
                all.pump.attach(all.connections.states(), Duration.ZERO, state -> keepingFocus(this::refresh)),
                all.pump.attach(all.notices, Duration.ZERO, batch -> say(batch.values())));
    }

    /** Until it is understood; what comes meanwhile is added. */
    void say(List<String> sentences) {
        sentences.stream().filter(sentence -> !unread.contains(sentence)).forEach(unread::add);
        if (!unread.isEmpty()) {
            notice.show(new Sign("fas-info-circle", "NOTICE", Role.INFO), String.join(" ", unread));
        }
    }

    /** When a banner goes whose button has the focus, that goes to the list and not to whatever comes next. */
    private void keepingFocus(Runnable change) {
        var held = getScene() == null ? null : getScene().getFocusOwner();
        change.run();
        boolean gone = false;
        for (Node node = held; node != null && !node.equals(banners); node = node.getParent()) {
            gone |= !node.isVisible();
            if (gone && banners.equals(node.getParent())) {
                focusList();
            }
        }
    }

    private void refresh() {
        var now = all.clock.instant();
        var state = all.connections.state();
        top.show(state, environment(), all.whole.paused() != null);
        status.show(state, all.pace.newest().now(), framesPerSecond(), all.pump.stretch(), now);
        var cluster = all.servers.glance();
        status.cluster(cluster.servers(), state.connected() ? cluster.missing() : 0, cluster.sentence(),
                cluster.note());
        count();
        rail.refresh();
        Banners.link(link, tryNow, state, all.connections.lastAlive(), now);
        var pause = all.whole.paused();
        if (pause == null) {
            paused.hide();
        } else {
            paused.show(new Sign("fas-pause-circle", "PAUSED", Role.INFO),
                    Figures.ago(pause.since(), now) + " by " + pause.by() + Banners.unsure(pause.unheardSince())
                            + Banners.silence(all.agents.glances(now), state, pause.since(), now));
        }
        Banners.outcome(outcome, Banners.news(all.whole.recentOutcome(now), pause != null));
        Banners.denied(denied, all.connections.refusedSubscriptions());
        Banners.leftOut(leftOut, all.connections.subscriptions().leftOut());
    }

    /** Also whenever the event list or the tree is fed, so that no number is told twice with two values. */
    private void count() {
        status.count(all.events.accounts());
        status.frozen(all.events.frozen());
    }

    private double framesPerSecond() {
        long frames = all.pump.frames();
        long at = System.nanoTime();
        if (framesAt == 0 || at - framesAt > LONG_ENOUGH) {
            framesPerSecond = framesAt == 0 ? 0 : (frames - framesBefore) * 1e9 / (at - framesAt);
            framesBefore = frames;
            framesAt = at;
        }
        return framesPerSecond;
    }

    private Rail.@Nullable Badge badge(String of) {
        if (of.equals(all.agents.name())) {
            return new Rail.Badge(all.agents.attention(), Role.WARN);
        }
        if (of.equals(all.lag.name())) {
            return new Rail.Badge(all.lag.attention(), Role.WARN);
        }
        if (of.equals(all.letters.name())) {
            return new Rail.Badge((int) Math.min(Integer.MAX_VALUE, all.letters.total()), Role.BAD);
        }
        return null;
    }

    /** Shows the screen of that name and stops feeding the one before. */
    void open(String wanted) {
        Optional<Feature> found = all.screens().stream().filter(one -> one.name().equals(wanted)).findFirst();
        if (found.isEmpty() || wanted.equals(name)) {
            return;
        }
        shown.close();
        name = wanted;
        screen.getChildren().setAll(found.get().view());
        var fed = found.get().show();
        shown = wanted.equals(all.subjects.name())
                ? Attachment.all(fed, all.pump.every(AS_THE_TREE, this::count))
                : fed;
        rail.choose(wanted);
        focusList();
    }

    /** The keyboard goes to what the screen is about, not to where it was opened from. */
    private void focusList() {
        screen.applyCss(); // before it the parts of a split pane are not there to be found
        for (var list : List.of(".tree-table-view", ".table-view", ".list-view")) {
            var found = screen.lookup(list);
            if (found != null) {
                found.requestFocus();
                return;
            }
        }
    }

    /** Whether the experiment is told to pause, as far as commands were seen. */
    boolean paused() {
        return all.experiments.pausedSince() != null;
    }

    String shownScreen() {
        return name;
    }

    void palette() {
        palette.open();
    }

    /** Puts the cursor into the filter field of the screen that is shown, if it has one. */
    void filter() {
        var field = screen.lookup("#" + Rail.id(name).replace("-", "") + "-filter");
        if (field == null) {
            field = screen.lookup("#" + Rail.id(name) + "-filter");
        }
        if (field != null) {
            field.requestFocus();
        }
    }

    /** Opens the choices of what the shown screen can export; false if it has no such choice. */
    boolean export() {
        if (screen.lookup("#" + Rail.id(name).replace("-", "") + "-export") instanceof MenuButton choices) {
            choices.requestFocus();
            choices.show();
            return true;
        }
        return false;
    }

    /** Of this connection: dev, lab or prod, the colour of the stripe. */
    private String environment() {
        var kept = all.memory.get(ENVIRONMENT);
        return kept != null && TopBar.ENVIRONMENTS.contains(kept) ? kept : "lab";
    }

    /** Whether notes on the desktop are switched on. */
    void notifies(boolean on) {
        top.notifies(on);
        notifies = on;
    }

    void environment(String env) {
        all.memory.put(ENVIRONMENT, env);
        dress(env);
    }

    private void dress(String env) {
        getStyleClass().removeIf(style -> style.startsWith("env-"));
        getStyleClass().add("env-" + env);
        all.control.environment(env);
        all.lag.environment(env);
        all.streams.environment(env);
    }

    private List<Palette.Choice> choices(TopBar.Actions actions, boolean readOnly) {
        var choices = new ArrayList<Palette.Choice>();
        int key = 0;
        for (var one : all.screens()) {
            choices.add(new Palette.Choice(one.name(), "Ctrl+" + ++key, () -> open(one.name())));
        }
        if (!readOnly) {
            choices.add(new Palette.Choice("Pause experiment…", paused() ? "" : "Ctrl+Shift+P",
                    () -> actions.pauseOrResume(true)));
            choices.add(new Palette.Choice("Resume experiment…", paused() ? "Ctrl+Shift+P" : "",
                    () -> actions.pauseOrResume(false)));
        }
        choices.add(new Palette.Choice("Light theme", "theme", () -> actions.theme("light")));
        choices.add(new Palette.Choice("Dark theme", "theme", () -> actions.theme("dark")));
        choices.add(new Palette.Choice("Theme of the desktop", "theme", () -> actions.theme("system")));
        choices.add(new Palette.Choice("Desktop notifications " + (notifies ? "off" : "on"), "settings",
                () -> actions.notifications(!notifies)));
        choices.add(new Palette.Choice("Connect to…", "Ctrl+Shift+O", actions::connect));
        choices.add(new Palette.Choice("Connect again now", "connection", all.connections::tryNow));
        for (var agent : all.agents.ids()) {
            choices.add(new Palette.Choice("Agent " + agent, "agent", () -> {
                open(all.agents.name());
                all.agents.open(agent);
            }));
            choices.add(new Palette.Choice("Events of " + agent, "agent", () -> all.openAgent(agent)));
        }
        for (var consumer : all.lag.ids()) {
            choices.add(new Palette.Choice("Consumer " + consumer.consumer(), "on " + consumer.stream(), () -> {
                open(all.lag.name());
                all.lag.open(consumer);
            }));
        }
        return choices;
    }

    void close() {
        ahead.close();
        shown.close();
    }

    /** What the menu under the connection's name sets off here. */
    private final class ConnectMenuActs implements ConnectFeature.Elsewhere {

        @Override
        public boolean lost() {
            return !all.connections.state().connected();
        }

        @Override
        public void again() {
            all.connections.tryNow();
        }

        @Override
        public void about() {
            top.facts();
        }
    }
}
