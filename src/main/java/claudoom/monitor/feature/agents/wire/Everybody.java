package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.Replies.Group;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.feature.agents.model.Reply.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks many agents, some at a time, and tells how far that has come; of the newest time that somebody wanted it, and of no other. */
public final class Everybody {

    /** Questions under way at a time. */
    public static final int AT_ONCE = 20;

    private final Function<String, CompletableFuture<Reply>> asks;
    private final Consumer<Round> told;
    private final Executor aside;
    private final InstantSource clock;
    private @Nullable Asking newest;

    /**
     * @param asks asks one; never completes exceptionally
     * @param told on some thread
     * @param aside goes on with the next
     */
    Everybody(Function<String, CompletableFuture<Reply>> asks, Consumer<Round> told, Executor aside,
            InstantSource clock) {
        this.asks = asks;
        this.told = told;
        this.aside = aside;
        this.clock = clock;
    }

    /** Asks these instead of those that are still to be asked. */
    CompletableFuture<Round> ask(List<String> agents) {
        cancel();
        var asking = new Asking(agents);
        synchronized (this) {
            newest = asking;
        }
        asking.begin();
        return asking.over;
    }

    /** Asks no further agent; those that were asked may still answer. */
    void cancel() {
        Asking last;
        synchronized (this) {
            last = newest;
        }
        if (last != null) {
            last.cancel();
        }
    }

    /** What is still answered to a question of an earlier time must not take the place of the newest. */
    private synchronized void tell(Asking asking, Round round) {
        if (asking.equals(newest)) {
            told.accept(round);
        }
    }

    /** One time. */
    private final class Asking {

        private final Queue<String> waiting;
        private final int total;
        private final Instant began = clock.instant();
        private final CompletableFuture<Round> over = new CompletableFuture<>();
        private final Map<Fate, List<String>> ends = new EnumMap<>(Fate.class);
        private int done;
        private int open;
        private boolean cancelled;

        Asking(List<String> agents) {
            waiting = new ArrayDeque<>(agents);
            total = agents.size();
        }

        void begin() {
            say();
            for (int n = 0; n < AT_ONCE; n++) {
                next();
            }
        }

        private void next() {
            String agent;
            synchronized (this) {
                agent = waiting.poll();
                open += agent == null ? 0 : 1;
            }
            if (agent != null) {
                asks.apply(agent).thenAccept(this::ended);
            }
        }

        private void ended(Reply reply) {
            synchronized (this) {
                ends.computeIfAbsent(reply.fate(), any -> new ArrayList<>()).add(reply.agent());
                done++;
                open--;
            }
            say();
            aside.execute(this::next); // not from within the answer: a thousand that fail at once would nest
        }

        void cancel() {
            synchronized (this) {
                if (waiting.isEmpty() && open == 0) {
                    return; // it is over: how long it took does not change any more
                }
                cancelled |= !waiting.isEmpty();
                waiting.clear();
            }
            say();
        }

        private synchronized void say() {
            var now = new Round(cancelled ? done + open : total, done, of(Fate.ANSWERED).size(),
                    Group.of(of(Fate.SILENT)), Group.of(of(Fate.ABSENT)), Group.of(others()),
                    Duration.between(began, clock.instant()), cancelled, began);
            tell(this, now);
            if (waiting.isEmpty() && open == 0) {
                over.complete(now);
            }
        }

        private List<String> of(Fate fate) {
            return ends.getOrDefault(fate, List.of());
        }

        private List<String> others() {
            var others = new ArrayList<>(of(Fate.UNKNOWN));
            others.addAll(of(Fate.UNHEARD));
            others.addAll(of(Fate.NOT_ASKED));
            return others;
        }
    }
}
