package claudoom.monitor.feature.servers;

import claudoom.monitor.feature.servers.model.ServerBook;
import claudoom.monitor.feature.servers.model.ServerChange;
import claudoom.monitor.feature.servers.wire.ServersFeed;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.terms.LinkState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The door of what is known about the servers of the cluster: who lives, and who was lost. It has no screen of its own. */
public final class ServersFeature {

    private final ServerBook book = new ServerBook();
    private final ServersFeed feed;
    private final InstantSource clock;
    private volatile BiConsumer<String, Instant> happened = (words, at) -> {};

    /**
     * The cluster at one moment.
     *
     * @param servers how many there are, as far as is known; 0 outside of a cluster and before the first answers
     * @param missing how many of them do not answer
     * @param sentence which; empty if all answer
     * @param lost the names of those whose names are known
     * @param since when the first of them was last heard; null if never, or if all answer
     * @param possible how many more there may be that do not answer, by addresses that prove nothing alone
     * @param note what is not known and why; empty if everything is
     * @param asked when they were last asked; null before the first answers
     */
    public record Glance(int servers, int missing, String sentence, List<String> lost, @Nullable Instant since,
            int possible, String note, @Nullable Instant asked) {}

    /** @param polls one thread, shared; nothing waits on it */
    public ServersFeature(Questions questions, Executor polls, InstantSource clock) {
        this.clock = clock;
        feed = new ServersFeed(questions, book, polls, clock, this::changed);
    }

    private void changed(ServerChange change) {
        happened.accept("server " + change.name() + (change.lost() ? " does not answer" : " answers again"),
                change.at());
    }

    /** @param told in words of each server that is lost or back, and when; on the polling thread */
    public void onChange(BiConsumer<String, Instant> told) {
        happened = told;
    }

    /** Told of every state of the connection, on any thread. */
    public void link(LinkState state) {
        feed.link(state);
    }

    /** Time has passed; about once a second, any thread. */
    public void tick() {
        feed.tick();
    }

    /** Streams keep copies on these servers, so they should live. Any thread. */
    public void named(Collection<String> names) {
        book.named(names, clock.instant());
    }

    /** Any thread. */
    public Glance glance() {
        var now = book.picture();
        var lost = now.lost();
        return new Glance(now.all(), now.missing(), now.sentence(), lost.stream().map(one -> one.name()).toList(),
                lost.isEmpty() ? null : lost.getFirst().lostSince(), now.possible(), now.note(), now.asked());
    }
}
