package claudoom.monitor.feature.servers.wire;

import claudoom.monitor.feature.servers.model.Round;
import claudoom.monitor.feature.servers.model.Round.Answer;
import claudoom.monitor.feature.servers.model.ServerBook;
import claudoom.monitor.feature.servers.model.ServerChange;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.Questions;
import claudoom.monitor.nats.ServerCensus;
import claudoom.monitor.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the servers of a cluster every five seconds whether they live, and sooner when one may not. */
public final class ServersFeed {

    static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);
    /** Each refused question is a line in the server's log. */
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);
    private static final System.Logger LOG = System.getLogger(ServersFeed.class.getName());

    private final ServerCensus census;
    private final ServerBook book;
    private final Executor polls;
    private final InstantSource clock;
    private final Consumer<ServerChange> changed;
    private @Nullable String cluster;
    private boolean connected;
    private boolean asking;
    private int round;
    private List<String> addresses = List.of();
    private Instant next = Instant.MIN;
    private Instant permittedFrom = Instant.MIN;

    /** @param changed told of each server that is lost or back, on the polling thread */
    public ServersFeed(Questions questions, ServerBook book, Executor polls, InstantSource clock,
            Consumer<ServerChange> changed) {
        census = new ServerCensus(questions);
        this.book = book;
        this.polls = polls;
        this.clock = clock;
        this.changed = changed;
    }

    /** Told of every state of the connection; any thread. */
    public void link(LinkState state) {
        onPolls(() -> {
            var server = state.server();
            var now = server == null ? cluster : server.cluster();
            if (state.connected() != connected) {
                connected = state.connected();
                round++; // what was asked before is not answered any more
                asking = false;
                next = Instant.MIN;
                permittedFrom = Instant.MIN;
            }
            if (cluster != null && !cluster.equals(now)) {
                book.clear();
            }
            cluster = now == null || now.isEmpty() ? null : now;
        });
    }

    /** Time has passed; about once a second, any thread. */
    public void tick() {
        onPolls(this::look);
    }

    private void onPolls(Runnable task) {
        try {
            polls.execute(task);
        } catch (RejectedExecutionException closing) {
            LOG.log(System.Logger.Level.DEBUG, "no more polling: {0}", closing.getMessage());
        }
    }

    private void look() {
        if (!connected || asking || cluster == null) {
            return;
        }
        var now = clock.instant();
        var listed = census.addresses();
        boolean moved = !listed.isEmpty() && !listed.equals(addresses);
        if (now.isBefore(permittedFrom)) {
            take(null);
        } else if (moved || !now.isBefore(next)) {
            ask(cluster);
        }
    }

    private void ask(String ours) {
        asking = true;
        int mine = ++round;
        census.ask().whenCompleteAsync((answers, failed) -> {
            if (mine == round) {
                asking = false;
                if (failed == null) {
                    take(answers.stream().map(one -> new Answer(one.name(), one.cluster())).toList());
                } else {
                    failed(failed, ours);
                }
            }
        }, polls);
    }

    private void failed(Throwable failed, String ours) {
        var reason = QuestionFailed.of(failed).reason();
        LOG.log(System.Logger.Level.DEBUG, () -> "servers of " + ours + ": " + failed.getMessage());
        if (reason == Reason.NOT_PERMITTED || reason == Reason.NOBODY_THERE) {
            permittedFrom = clock.instant().plus(AFTER_REFUSAL);
            take(null);
        } else {
            next = clock.instant().plus(SOON); // not even our own has answered: nothing is known
        }
    }

    private void take(@Nullable List<Answer> answers) {
        var ours = cluster;
        addresses = census.addresses();
        if (ours == null || addresses.isEmpty()) {
            return; // the connection has just gone
        }
        var now = clock.instant();
        book.take(new Round(now, ours, answers, addresses)).forEach(changed);
        next = now.plus(book.doubtful() ? SOON : PERIOD);
    }
}
