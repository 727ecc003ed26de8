package claudoom.monitor.feature.control;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.feature.Feature;
import claudoom.monitor.feature.control.model.Catalogue;
import claudoom.monitor.feature.control.model.Draft;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.feature.control.model.Sight;
import claudoom.monitor.feature.control.screen.CommandConfirm;
import claudoom.monitor.feature.control.screen.ControlParts;
import claudoom.monitor.feature.control.screen.ControlView;
import claudoom.monitor.feature.control.screen.ControlViewModel;
import claudoom.monitor.feature.control.wire.ControlCommands;
import claudoom.monitor.feature.control.wire.JsonText;
import claudoom.monitor.feature.control.wire.Ledger;
import claudoom.monitor.feature.control.wire.ListenersWatch;
import claudoom.monitor.feature.control.wire.Preparation;
import claudoom.monitor.feature.control.wire.SharedJournal;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.nats.ListenersQuestion;
import claudoom.monitor.nats.Operator;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.ConfirmSheet;
import claudoom.monitor.ui.ConfirmViewModel;
import claudoom.monitor.ui.EmptyState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Commands to the experiment and its agents: nothing leaves that was not read and confirmed, and all that leaves is logged. */
public final class ControlFeature implements Feature {

    private static final Duration FOUR_A_SECOND = Duration.ofMillis(250);
    private static final Duration TEN_A_SECOND = Duration.ofMillis(100);
    private static final int REMEMBERED = 200;
    private static final int FAILED_SHOWN = 10;

    private final FramePump pump;
    private final boolean readOnly;
    private final Supplier<List<String>> agents;
    private final InstantSource clock;
    private final Catalogue catalogue;
    private final History history = new History(REMEMBERED);
    private final Ledger ledger;
    private final Preparation preparation;
    private final ControlCommands commands;
    private final ListenersWatch watch;
    private volatile LinkState link;
    private volatile int brokenLines;
    private volatile @Nullable String logTrouble;
    private volatile String environment = "";
    private @Nullable Parent view;
    private @Nullable ControlViewModel model;
    private @Nullable ControlParts parts;
    private @Nullable ConfirmSheet sheet;

    /**
     * A command that came to nothing.
     *
     * @param what "pause: nobody listens"
     */
    public record Failed(String what, Instant when) {}

    /**
     * @param operator null for a monitor that may only read
     * @param agents ids of the agents known so far; any thread
     * @param grammarsOfAgent names of the grammars that an agent has been seen speaking; empty if unknown; any thread
     * @param ledgerFile where every command is logged
     */
    public ControlFeature(FramePump pump, @Nullable Operator operator, Questions questions, Grammars grammars,
            Supplier<List<String>> agents, Function<String, Set<String>> grammarsOfAgent, Path ledgerFile,
            ScheduledExecutorService polls, InstantSource clock) {
        this(pump, operator, questions, grammars, new Preparation.Agents(agents, grammarsOfAgent), ledgerFile, polls,
                clock, new Patience(ListenersQuestion.WINDOW, ControlCommands.WAIT));
    }

    /** How long servers may take to say who listens, and agents to answer. */
    record Patience(Duration servers, Duration agents) {}

    ControlFeature(FramePump pump, @Nullable Operator operator, Questions questions, Grammars grammars,
            Preparation.Agents agents, Path ledgerFile, ScheduledExecutorService polls, InstantSource clock,
            Patience patience) {
        this.pump = pump;
        this.readOnly = operator == null;
        this.agents = agents.known();
        this.clock = clock;
        link = LinkState.connecting(clock.instant(), "");
        catalogue = new Catalogue(grammars);
        ledger = new Ledger(ledgerFile);
        var listeners = new ListenersQuestion(questions, clock, patience.servers());
        watch = new ListenersWatch(listeners, polls);
        preparation = new Preparation(readOnly, catalogue, listeners, ledger, new JsonText(),
                agents, () -> link, clock);
        commands = new ControlCommands(operator, listeners, ledger, history, () -> link, polls, clock,
                patience.agents());
    }

    /** Where other screens write down what they change. */
    public Journal journal() {
        return new SharedJournal(ledger, history, clock);
    }

    /** Reads what earlier runs have logged; returns at once. */
    public void start() {
        ledger.past().thenAccept(past -> {
            brokenLines = past.broken();
            history.before(past.oldestFirst());
        });
    }

    /** Any thread. */
    public void link(LinkState state) {
        boolean was = link.connected();
        link = state;
        if (was != state.connected()) {
            watch.connected(state.connected() && !readOnly);
            if (was) {
                commands.disarm();
            }
        }
    }

    /** What the environment of this connection is called, such as PROD; shown before anything is sent. Any thread. */
    public void environment(String name) {
        environment = name;
    }

    /** Asks whether to pause the experiment, and sends it if that is confirmed. FX thread. */
    public void askPause(Window owner) {
        ask(Draft.experiment("pause"), owner);
    }

    /** Asks whether to wake the experiment, and sends it if that is confirmed. FX thread. */
    public void askResume(Window owner) {
        ask(Draft.experiment("resume"), owner);
    }

    /** Called on some thread with the id of a command and the moment when it was sent to somebody. */
    public void onSent(BiConsumer<String, Instant> listener) {
        commands.onSent(listener);
    }

    /** Called on some thread with the sentence that {@link #lastOutcome} says from now on. */
    public void onOutcome(Consumer<String> listener) {
        commands.onSettled(entry -> listener.accept(sentence(entry)));
    }

    /** What became of the last command of this run, as one sentence; null if there was none or it is under way. Any thread. */
    public @Nullable String lastOutcome() {
        return history.newestFirst().stream().filter(entry -> !entry.ended()).findFirst().filter(Entry::settled)
                .map(ControlFeature::sentence).orElse(null);
    }

    private static String sentence(Entry entry) {
        var only = entry.deliveries().size() == 1 ? entry.deliveries().getFirst().outcome() : null;
        return entry.title() + ": " + entry.words()
                + (only == null || !entry.failed() ? "" : " (" + only.detail() + ")");
    }

    /** Commands of this run that came to nothing and were not repeated with success, newest first. Any thread. */
    public List<Failed> failedCommands() {
        return history.failed().stream().limit(FAILED_SHOWN)
                .map(entry -> new Failed(entry.command() + ": " + entry.words(), entry.at())).toList();
    }

    /** Puts this command to these agents together, unsent; without such a command nothing changes. FX thread. */
    public void compose(String command, List<String> whom) {
        view();
        var made = model;
        if (made != null && !readOnly) {
            made.accept(sight());
            made.propose(command, whom);
        }
    }

    private void ask(Draft draft, Window owner) {
        if (sheet != null) {
            sheet.toFront();
            return;
        }
        var confirm = CommandConfirm.begin(clock.instant());
        var answer = new Latest<Proposal>();
        preparation.prepare(draft, environment).thenAccept(answer::put);
        var delivery = Attachment.all(
                pump.attach(answer, TEN_A_SECOND, told -> CommandConfirm.show(told, confirm, clock.instant())),
                pump.every(TEN_A_SECOND, () -> confirm.refresh(link, clock.instant())));
        sheet = new ConfirmSheet("control", "Send a command", "Send a command?", confirm, owner,
                new ConfirmSheet.Ways(() -> send(confirm), () -> confirm.enterPressed(link, clock.instant()), () -> {
                    delivery.close();
                    sheet = null;
                }));
        sheet.show();
    }

    private boolean send(ConfirmViewModel<Order> confirm) {
        var order = confirm.confirm(link, clock.instant());
        if (order != null) {
            commands.send(order);
        }
        return order != null;
    }

    @Override
    public String name() {
        return "Control";
    }

    @Override
    public String icon() {
        return "fas-sliders-h";
    }

    @Override
    public List<Runnable> parts() {
        return catalogue.picks().isEmpty() ? List.of() : made().steps();
    }

    @Override
    public Parent view() {
        if (view == null) {
            view = catalogue.picks().isEmpty()
                    ? new EmptyState("fas-sliders-h", "Nothing to command",
                            "None of the grammars in use has a command. Start with --grammar guide,skill to have them.")
                    : new ControlView(made());
        }
        return view;
    }

    private ControlParts made() {
        if (parts == null) {
            model = new ControlViewModel(catalogue, preparation::choose, new JsonText());
            parts = new ControlParts(model, readOnly, draft -> ask(draft, view().getScene().getWindow()));
        }
        return parts;
    }

    @Override
    public Attachment show() {
        view();
        var shown = model;
        if (shown == null) {
            return () -> {};
        }
        watch.begin(link.connected() && !readOnly);
        ledgerTrouble();
        var sampling = pump.every(FOUR_A_SECOND, () -> {
            shown.accept(sight());
            watch.want(shown.wanted());
        });
        return Attachment.all(sampling, watch::end);
    }

    /** A log that cannot be written is said before anybody wants to send. */
    private void ledgerTrouble() {
        if (!readOnly) {
            ledger.trouble().thenAccept(trouble -> logTrouble = trouble);
        }
    }

    private Sight sight() {
        return new Sight(link, agents.get(), watch.heard(), history.newestFirst(), brokenLines, logTrouble,
                clock.instant());
    }
}
