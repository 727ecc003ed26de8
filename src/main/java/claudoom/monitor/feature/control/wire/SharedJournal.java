package claudoom.monitor.feature.control.wire;

import claudoom.monitor.feature.control.model.Delivery;
import claudoom.monitor.feature.control.model.Entry;
import claudoom.monitor.feature.control.model.History;
import claudoom.monitor.feature.control.model.Parcel;
import claudoom.monitor.terms.Journal;
import claudoom.monitor.terms.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The log of commands for those screens that change something by another way: the same file, the same list. */
public final class SharedJournal implements Journal {

    /** What is changed at the server itself follows no grammar. */
    private static final String NO_GRAMMAR = "–";

    private final Ledger ledger;
    private final History history;
    private final InstantSource clock;

    public SharedJournal(Ledger ledger, History history, InstantSource clock) {
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<@Nullable String> begin(Line line) {
        var entry = entry(line);
        history.add(entry);
        return ledger.begin(entry);
    }

    @Override
    public void end(Line line, Outcome outcome) {
        var parcel = parcel(line);
        ledger.end(history.settle(entry(line), parcel, outcome), parcel, outcome, clock.instant());
    }

    private static Entry entry(Line line) {
        return new Entry(line.id(), line.at(), line.command(), line.title(), NO_GRAMMAR, line.server(),
                System.getProperty("user.name", "unknown"), false, List.of(new Delivery(parcel(line), null)));
    }

    private static Parcel parcel(Line line) {
        return new Parcel(line.id(), null, line.subject(), line.payload());
    }
}
