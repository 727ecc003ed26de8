package claudoom.monitor.feature.lag.screen;

import claudoom.monitor.feature.lag.model.ConsumerDeed;
import claudoom.monitor.feature.lag.model.ConsumerPlan;
import claudoom.monitor.feature.lag.model.ConsumerPrepared;
import claudoom.monitor.ui.ConfirmText;
import claudoom.monitor.ui.ConfirmText.Fact;
import claudoom.monitor.ui.ConfirmViewModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;

/** How a change of a consumer is put before the operator to be confirmed. */
public final class ConsumerConfirm {

    /** What was said of messages is old after this. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final ConfirmViewModel.Words WORDS = new ConfirmViewModel.Words("Reading the consumer…",
            "It has been sent.", "This was read too long ago. Close it and ask again.", GOOD_FOR);

    private ConsumerConfirm() {}

    public static ConfirmViewModel<ConsumerPlan> begin(Instant opened) {
        return new ConfirmViewModel<>(WORDS, opened);
    }

    /**
     * Puts on the sheet what was made ready.
     *
     * @param environment what the connection is called, such as PROD; may be empty
     */
    public static void show(ConsumerPrepared prepared, String environment, ConfirmViewModel<ConsumerPlan> sheet,
            Instant now) {
        switch (prepared) {
            case ConsumerPrepared.Ready(var plan) -> sheet.accept(plan, text(plan, environment), now);
            case ConsumerPrepared.Impossible(var why) -> sheet.impossible(why);
        }
    }

    private static ConfirmText text(ConsumerPlan plan, String environment) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.words("Server", plan.ground().words()));
        if (!environment.isEmpty()) {
            facts.add(Fact.words("Environment", environment.toUpperCase(Locale.ROOT)));
        }
        facts.add(Fact.command(plan.command()));
        facts.add(Fact.code("subject", "Sent to", plan.subject()));
        facts.add(Fact.code("payload", "Payload", plan.json()));
        var changes = plan.changes().stream()
                .map(one -> new ConfirmText.Change(one.what(), one.is(), one.becomes())).toList();
        return new ConfirmText(plan.title(), plan.button(), interrupts(plan.deed()), plan.notes(), changes,
                plan.effects(), facts, plan.type(), "This cannot be undone. Type the name of the consumer.",
                plan.ground(), plan.made());
    }

    /** Whether the work of a consumer is stopped, repeated or lost. */
    private static boolean interrupts(ConsumerDeed deed) {
        return switch (deed.action()) {
            case PAUSE, RESET, DELETE -> true;
            case RESUME, UNPIN, EDIT -> false;
        };
    }
}
