package claudoom.monitor.feature.connect;

import claudoom.monitor.bridge.AsideThread;
import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.feature.connect.model.Choice;
import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.Filled;
import claudoom.monitor.feature.connect.model.Part;
import claudoom.monitor.feature.connect.model.Told;
import claudoom.monitor.feature.connect.screen.ConnectMenu;
import claudoom.monitor.feature.connect.screen.ConnectSheet;
import claudoom.monitor.feature.connect.screen.ConnectViewModel;
import claudoom.monitor.feature.connect.wire.Asked;
import claudoom.monitor.feature.connect.wire.Attempt;
import claudoom.monitor.nats.BadConnectOptions;
import claudoom.monitor.nats.ConnectOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The door of the menu and the sheet in which one chooses where the window is connected. It has no place in the rail. */
public final class ConnectFeature {

    private static final Duration ONCE_A_SECOND = Duration.ofSeconds(1);
    private static final String NOWHERE = "This window stays with its connection.";

    private final FramePump pump;
    private final Goal now;
    private final Supplier<String> forgets;
    private final String home;
    private final Attempt attempt;
    private final AsideThread files = new AsideThread("monitor-connect");
    private final AsideThread trials = new AsideThread("monitor-connect-trial");
    private Ways ways = new Nowhere(NOWHERE);
    private @Nullable ConnectSheet sheet;

    /** Where to be connected, and whether nothing may be sent there. */
    public record Goal(ConnectOptions where, boolean readOnly) {

        /** Whether both differ in nothing but a password or a token. */
        public boolean like(Goal other) {
            return toString().equals(other.toString())
                    && Objects.equals(where.servers().user(), other.where.servers().user());
        }
    }

    /** What a window knows of other connections. */
    public interface Ways {

        /** Why this window stays where it is, as a sentence; null if it can go elsewhere. */
        @Nullable String stays();

        /** Names of contexts of the nats CLI; may read files. */
        List<String> contexts();

        /** May read files. */
        ConnectOptions context(String name) throws BadConnectOptions;

        /** Where the window was in this run, the newest first; not where it is now. */
        List<Goal> earlier();

        /** Whether the program was told to be read-only, which nobody takes back here. */
        boolean readOnlyForEver();

        void go(Goal goal);
    }

    /** What the menu sets off elsewhere. */
    public interface Elsewhere {

        /** Whether there is no connection just now. */
        boolean lost();

        void again();

        void about();
    }

    /**
     * @param forgets what is lost by going elsewhere, as a sentence
     * @param home for paths that begin with {@code ~/}
     */
    public ConnectFeature(FramePump pump, Goal now, Supplier<String> forgets, InstantSource clock, String home) {
        this.pump = pump;
        this.now = now;
        this.forgets = forgets;
        this.home = home;
        attempt = new Attempt(clock, home);
    }

    /** Where the window can go; before it is shown. */
    public void ways(Ways known) {
        ways = known;
    }

    /** Why this window stays where it is, as a sentence; null if it can go elsewhere. */
    public @Nullable String stays() {
        return ways.stays();
    }

    /** Puts the connections that can be chosen into the menu of that button. FX thread, once. */
    public void menu(MenuButton button, Elsewhere elsewhere) {
        Attachment.all(files.attach(pump), trials.attach(pump)); // until the pump ends
        new ConnectMenu(button, new Acts(elsewhere, choice -> open(button.getScene().getWindow(), choice)));
    }

    /** Opens the sheet, filled with what is in use now. FX thread. */
    public void open(Window owner) {
        open(owner, null);
    }

    private void open(Window owner, @Nullable Choice chosen) {
        if (sheet != null) {
            sheet.toFront();
            return;
        }
        if (ways.stays() != null) {
            return;
        }
        var desk = new Desk();
        var model = new ConnectViewModel(desk, forgets, ways.readOnlyForEver());
        var counting = pump.every(ONCE_A_SECOND, model::refresh);
        sheet = new ConnectSheet(model, owner, () -> {
            counting.close();
            sheet = null;
        });
        model.fill(Asked.filled(now.where, now.readOnly, "as now"));
        files.run(this::choices, model::choices);
        if (chosen != null) {
            model.choose(chosen);
        }
        sheet.show();
    }

    /** The current one first, unless it is one of the contexts. */
    private List<Choice> choices() {
        var found = new ArrayList<Choice>();
        var known = new ArrayList<Goal>();
        var context = now.where.context();
        var names = ways.contexts();
        if (context == null || !names.contains(context)) {
            found.add(new Choice(context == null ? now.where.servers().toString() : context,
                    context == null ? "" : now.where.servers().toString(), "", true, -1));
        }
        for (var name : names) {
            try {
                var where = ways.context(name);
                known.add(new Goal(where, now.readOnly));
                found.add(new Choice(name, where.servers().toString(), "", name.equals(context), -1));
            } catch (BadConnectOptions broken) {
                found.add(new Choice(name, "", String.valueOf(broken.getMessage()), name.equals(context), -1));
            }
        }
        int place = 0;
        for (var one : ways.earlier()) {
            var called = one.where.context() == null ? one.where.servers().toString() : one.where.context();
            if (known.stream().noneMatch(one::like)) { // else it is that context, as it stands above
                found.add(new Choice(called, "earlier" + (one.readOnly ? ", read-only" : ""), "", false, place));
            }
            place++;
        }
        return List.copyOf(found);
    }

    private final class Acts implements ConnectMenu.Acts {

        private final Elsewhere elsewhere;
        private final Consumer<@Nullable Choice> opening;

        Acts(Elsewhere elsewhere, Consumer<@Nullable Choice> opening) {
            this.elsewhere = elsewhere;
            this.opening = opening;
        }

        @Override
        public void read(Consumer<List<Choice>> found) {
            files.run(ConnectFeature.this::choices, found);
        }

        @Override
        public void choose(Choice choice) {
            opening.accept(choice);
        }

        @Override
        public void connect() {
            opening.accept(null);
        }

        @Override
        public void again() {
            elsewhere.again();
        }

        @Override
        public void about() {
            elsewhere.about();
        }

        @Override
        public boolean lost() {
            return elsewhere.lost();
        }

        @Override
        public @Nullable String stays() {
            return ways.stays();
        }
    }

    /** What one sheet works with. */
    private final class Desk implements ConnectViewModel.Work {

        /** What the sheet was filled from, with its secrets. */
        private ConnectOptions base = now.where;

        @Override
        public void fill(Choice choice, Consumer<Filled> filled, Consumer<String> broken) {
            files.run(() -> found(choice), found -> {
                if (found.goal == null) {
                    broken.accept(found.fault);
                } else {
                    base = found.goal.where;
                    filled.accept(Asked.filled(base, found.goal.readOnly, "as " + choice.name()));
                }
            });
        }

        private Found found(Choice choice) {
            try {
                if (choice.current()) {
                    return new Found(now, "");
                }
                return choice.earlier() >= 0
                        ? new Found(ways.earlier().get(choice.earlier()), "")
                        : new Found(new Goal(ways.context(choice.name()), now.readOnly), "");
            } catch (BadConnectOptions wrong) {
                return new Found(null, String.valueOf(wrong.getMessage()));
            }
        }

        @Override
        public void attempt(Draft draft, Consumer<Told> told) {
            var from = base;
            trials.run(() -> attempt.tried(draft, from), outcome -> outcome.ifPresent(told));
        }

        @Override
        public void stop() {
            attempt.stop();
        }

        @Override
        public void go(Draft draft, Consumer<Map<Part, String>> faults) {
            var from = base;
            files.run(() -> Asked.made(draft, from, home), made -> {
                if (made.options() == null) {
                    faults.accept(made.faults());
                } else if (sheet != null) { // else it was cancelled meanwhile
                    sheet.close();
                    ways.go(new Goal(made.options(), draft.readOnly() || ways.readOnlyForEver()));
                }
            });
        }
    }

    /** Either what was looked for, or why it cannot be had. */
    private record Found(@Nullable Goal goal, String fault) {}

    /** For a window that has one connection for good. */
    private record Nowhere(String stays) implements Ways {

        @Override
        public List<String> contexts() {
            return List.of();
        }

        @Override
        public ConnectOptions context(String name) throws BadConnectOptions {
            throw new BadConnectOptions(stays);
        }

        @Override
        public List<Goal> earlier() {
            return List.of();
        }

        @Override
        public boolean readOnlyForEver() {
            return false;
        }

        @Override
        public void go(Goal goal) {
            throw new IllegalStateException(stays);
        }
    }
}
