package claudoom.monitor.feature.lag.wire;

import claudoom.monitor.feature.lag.model.LagBook;
import claudoom.monitor.feature.lag.model.LagMarks;
import claudoom.monitor.feature.lag.model.PastLag;
import claudoom.monitor.feature.lag.model.PastLag.Kind;
import claudoom.monitor.feature.lag.model.PastLag.Mark;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.store.LagHistory;
import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was seen of lag also in earlier runs, and what happened meanwhile; nothing as long as it is kept nowhere. Any thread. */
public final class Chronicle {

    private final LagBook book;
    private final InstantSource clock;
    private final LagMarks marks = new LagMarks();
    private volatile @Nullable KeptLag kept;
    private volatile Consumer<Set<String>> peers = names -> {};

    public Chronicle(LagBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    public LagMarks marks() {
        return marks;
    }

    /** Every sample is kept there from now on. */
    public void keepIn(LagHistory history, Questions questions) {
        var keeping = new KeptLag(history, marks::record);
        book.tells(keeping::heard);
        book.tellsOfStreams(row -> {
            keeping.heard(row);
            peers.accept(row.peers());
        }, (stream, consumer) -> keeping.gone(stream, consumer, clock.instant()));
        Advisories.listen(questions, keeping::turned);
        kept = keeping;
    }

    /** @param told the servers that hold a copy of a stream */
    public void onPeers(Consumer<Set<String>> told) {
        peers = told;
    }

    public PastLag past() {
        var keeping = kept;
        return keeping == null ? PastLag.none() : keeping;
    }

    /** A mark on the time axis of every consumer. */
    public void happened(Kind kind, String words, Instant at) {
        var keeping = kept;
        if (keeping != null) {
            keeping.happened(new Mark(at, kind, words, null, null));
        }
    }

    public void tick(Instant now) {
        var keeping = kept;
        if (keeping != null) {
            keeping.tick(now);
        }
    }

    public void link(LinkState state) {
        var keeping = kept;
        if (keeping != null) {
            keeping.link(state, clock.instant());
        }
    }
}
