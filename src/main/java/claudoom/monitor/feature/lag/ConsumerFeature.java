package claudoom.monitor.feature.lag;

import claudoom.monitor.bridge.FramePump;
import claudoom.monitor.bridge.FramePump.Attachment;
import claudoom.monitor.bridge.Latest;
import claudoom.monitor.bridge.Recent;
import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerDone;
import claudoom.monitor.feature.lag.model.ConsumerLag;
import claudoom.monitor.feature.lag.model.ConsumerPage;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.feature.lag.model.Outstanding;
import claudoom.monitor.feature.lag.screen.ConsumerConfirm;
import claudoom.monitor.feature.lag.screen.ConsumerPlace;
import claudoom.monitor.feature.lag.screen.ConsumerView;
import claudoom.monitor.feature.lag.screen.ConsumerViewModel;
import claudoom.monitor.feature.lag.screen.LimitsCard;
import claudoom.monitor.feature.lag.wire.ConsumerCommands;
import claudoom.monitor.feature.lag.wire.ConsumerPlans;
import claudoom.monitor.feature.lag.wire.ConsumerQuestions;
import claudoom.monitor.nats.Changes;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.ConfirmSheet;
import claudoom.monitor.ui.ConfirmViewModel;
import claudoom.monitor.ui.Once;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The page of one consumer, behind the door of the lag feature: read while it is open, changed only when confirmed. */
final class ConsumerFeature {

    private static final Duration READ_EVERY = Duration.ofSeconds(3);
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    private static final Duration TEN_A_SECOND = Duration.ofMillis(100);
    private static final int WAITING = 16;

    private final FramePump pump;
    private final InstantSource clock;
    private final ConsumerQuestions questions;
    private final ConsumerPlans plans;
    private final ConsumerCommands commands;
    private final ConsumerViewModel model;
    private final Recent<Heard> heard = new Recent<>(WAITING);
    private final Recent<ConsumerDone> outcomes = new Recent<>(WAITING);
    private final Function<ConsumerId, @Nullable ConsumerLag> how;
    private volatile LinkState link;
    private volatile String environment = "";
    private final Once<ConsumerView> page;
    private @Nullable Parent view;
    private @Nullable ConfirmSheet sheet;
    private int round;
    private boolean reading;
    private Instant asked = Instant.EPOCH;

    /** An answer, or why there is none, to the question of one round. */
    private record Heard(int round, @Nullable ConsumerPage page, String trouble) {}

    /**
     * @param changes null for a monitor that may only read
     * @param letters shows the dead letters of a consumer
     * @param reader where answers are read
     * @param limits makes what the page says of them
     * @param how how a consumer is doing, as the list says it; null if it is not known there
     */
    ConsumerFeature(FramePump pump, Questions questions, @Nullable Changes changes, Supplier<Journal> journal,
            Consumer<ConsumerId> letters, Executor reader, InstantSource clock,
            Function<ConsumerId, @Nullable ConsumerLag> how, Supplier<LimitsCard> limits) {
        this.pump = pump;
        this.clock = clock;
        this.how = how;
        link = LinkState.connecting(clock.instant(), "");
        this.questions = new ConsumerQuestions(questions, () -> link, changes == null, reader, clock);
        plans = new ConsumerPlans(this.questions, () -> link, clock);
        commands = new ConsumerCommands(changes, plans, journal, () -> link,
                task -> Thread.ofVirtual().name("consumer-disarm").start(task), clock);
        model = new ConsumerViewModel(changes == null,
                new ConsumerViewModel.Ways(this::askAll, this::review, letters, this::close));
        page = new Once<>(() -> new ConsumerView(model, limits.get()));
    }

    /** Any thread. */
    void link(LinkState state) {
        link = state;
    }

    /** What this connection is called; shown before anything is sent. Any thread. */
    void environment(String name) {
        environment = name;
    }

    /** Makes the page, if it is not made yet. FX thread. */
    void part() {
        page.get();
    }

    /** Puts the page in the place of the list while it is open. */
    Parent over(Node list) {
        view = new ConsumerPlace(list, page.get(), model);
        return view;
    }

    /** FX thread. */
    void open(ConsumerId id) {
        model.open(id);
        model.does(how.apply(id));
        askAll();
    }

    /** Shows the list again. FX thread. */
    void close() {
        round++;
        reading = false;
        model.close();
    }

    /** With the messages that may be outstanding, each of which is a question. */
    private void askAll() {
        ask(null);
    }

    private void ask(@Nullable Outstanding before) {
        var id = model.id().get();
        if (id == null) {
            return;
        }
        reading = true;
        asked = clock.instant();
        int mine = ++round;
        questions.ask(id, before).whenComplete((page, failed) -> heard.put(failed == null
                ? new Heard(mine, page, "")
                : new Heard(mine, null, sentence(failed))));
    }

    private static String sentence(Throwable failed) {
        var words = String.valueOf(QuestionFailed.of(failed).getMessage());
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private void take(Heard answer) {
        if (answer.round() != round) {
            return;
        }
        reading = false;
        if (answer.page() != null) {
            model.accept(answer.page(), clock.instant());
        } else {
            model.failed(answer.trouble());
        }
    }

    private void tick() {
        var now = clock.instant();
        model.refresh(now);
        var open = model.id().get();
        if (open != null) {
            model.does(how.apply(open));
        }
        var shown = model.page().get();
        var wait = model.trouble().get().isEmpty() ? READ_EVERY : AFTER_TROUBLE;
        if (!reading && model.id().get() != null && Duration.between(asked, now).compareTo(wait) >= 0) {
            ask(shown == null ? null : shown.outstanding());
        }
    }

    private void review(ConsumerDeed deed, ConsumerId id) {
        if (sheet != null) {
            sheet.toFront();
            return;
        }
        var owner = window();
        if (owner == null) {
            return;
        }
        var confirm = ConsumerConfirm.begin(clock.instant());
        var answer = new Latest<ConsumerPrepared>();
        plans.prepare(deed, id).thenAccept(answer::put);
        var delivery = Attachment.all(pump.attach(answer, TEN_A_SECOND,
                told -> ConsumerConfirm.show(told, environment, confirm, clock.instant())),
                pump.every(TEN_A_SECOND, () -> confirm.refresh(link, clock.instant())));
        sheet = new ConfirmSheet("lag", "Change a consumer", "Change the consumer?", confirm, owner,
                new ConfirmSheet.Ways(() -> send(confirm), () -> confirm.enterPressed(link, clock.instant()), () -> {
                    delivery.close();
                    sheet = null;
                }));
        sheet.show();
    }

    private @Nullable Window window() {
        var shown = view;
        var scene = shown == null ? null : shown.getScene();
        return scene == null ? null : scene.getWindow();
    }

    private boolean send(ConfirmViewModel<ConsumerPlan> confirm) {
        var plan = confirm.confirm(link, clock.instant());
        if (plan != null) {
            commands.carryOut(plan).thenAccept(outcomes::put);
        }
        return plan != null;
    }

    private void settle(ConsumerDone outcome) {
        model.accept(outcome);
        askAll();
    }

    Attachment show() {
        return Attachment.all(
                pump.attach(heard, Duration.ZERO, batch -> batch.values().forEach(this::take)),
                pump.attach(outcomes, Duration.ZERO, batch -> batch.values().forEach(this::settle)),
                pump.every(Duration.ofSeconds(1), this::tick));
    }
}
