package claudoom.monitor.feature.control.screen;

import claudoom.monitor.feature.control.model.Confirmation;
import claudoom.monitor.feature.control.model.Order;
import claudoom.monitor.feature.control.model.Proposal;
import claudoom.monitor.feature.control.model.Wording;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.ConfirmText;
import claudoom.monitor.ui.ConfirmText.Fact;
import claudoom.monitor.ui.ConfirmViewModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a command is put before the operator to be confirmed. */
public final class CommandConfirm {

    private static final int SUBJECTS = 20;
    /** The one command that interrupts nothing. */
    private static final String RESUME = "resume";
    /** Who listens and what was meant is forgotten after this. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final ConfirmViewModel.Words WORDS = new ConfirmViewModel.Words("Asking who listens…",
            "It has been sent.", "This was asked too long ago. Close it and ask again.", GOOD_FOR);

    private CommandConfirm() {}

    public static ConfirmViewModel<Order> begin(Instant opened) {
        return new ConfirmViewModel<>(WORDS, opened);
    }

    /** Puts the answer to a draft on the sheet. */
    public static void show(Proposal proposal, ConfirmViewModel<Order> sheet, Instant now) {
        switch (proposal) {
            case Proposal.Ready(var order, var told) -> sheet.accept(order, text(order, told), now);
            case Proposal.Impossible(var why) -> sheet.impossible(why);
        }
    }

    private static ConfirmText text(Order order, Confirmation told) {
        boolean one = told.subjects().size() == 1;
        var facts = new ArrayList<Fact>();
        facts.add(Fact.words("Server", told.server()));
        if (!told.environment().isEmpty()) {
            facts.add(Fact.words("Environment", told.environment().toUpperCase(Locale.ROOT)));
        }
        facts.add(Fact.words("Listening now", Visible.line(told.receivers(), 300)));
        facts.add(Fact.words("Grammar", told.grammar()));
        facts.add(Fact.code("subjects", one ? "Subject" : "Subjects", subjects(told.subjects())));
        facts.add(one ? facts.size() : facts.size() - 1, // many subjects are long, and stand last
                Fact.code("payload", one ? "Payload" : "First payload", told.payload()));
        var demand = told.subjects().size() > Wording.TYPE_ABOVE
                ? "This reaches " + told.subjects().size() + " agents at once."
                : "This cannot be undone.";
        return new ConfirmText(told.deed(), told.deed(), !order.command().equals(RESUME), told.warnings(), List.of(),
                List.of(), facts,
                told.type(), demand + " Type " + told.type() + " to confirm.", order.ground(), order.made());
    }

    private static String subjects(List<String> all) {
        return all.stream().limit(SUBJECTS).map(subject -> Visible.line(subject, 200))
                .collect(Collectors.joining("\n"))
                + (all.size() > SUBJECTS ? "\nand " + (all.size() - SUBJECTS) + " more" : "");
    }
}
