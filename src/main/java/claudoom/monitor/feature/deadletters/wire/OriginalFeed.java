package claudoom.monitor.feature.deadletters.wire;

import claudoom.monitor.feature.deadletters.model.DeadLetter;
import claudoom.monitor.feature.deadletters.model.DeadLetters;
import claudoom.monitor.feature.deadletters.model.Original;
import claudoom.monitor.feature.deadletters.model.Original.State;
import claudoom.monitor.feature.deadletters.model.StoredAt;
import claudoom.monitor.nats.QuestionFailed;
import claudoom.monitor.nats.QuestionFailed.Reason;
import claudoom.monitor.nats.StoredMessage;
import claudoom.monitor.nats.StoredMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fetches the messages that letters speak of, a few at a time. Scheduler thread only. */
final class OriginalFeed {

    static final int IN_FLIGHT = 32;
    static final int MOST_WAITING = DeadLetters.MOST;
    private static final int TRIES = 5;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final At messages;
    private final ScheduledExecutorService polls;
    private final DeadLetters letters;
    private final ArrayDeque<Wanted> waiting = new ArrayDeque<>();
    private final ArrayDeque<Wanted> parked = new ArrayDeque<>();
    private int inFlight;
    private boolean unconnected;

    /** Asks for the message of a stream with exactly this sequence. */
    interface At {
        CompletableFuture<StoredMessage> at(String stream, long sequence);
    }

    private record Wanted(long number, StoredAt place, int tries, @Nullable Comparison comparison) {

        Wanted again() {
            return new Wanted(number, place, tries + 1, comparison);
        }
    }

    /** Whether the message is still the one that was read before; true when nobody can tell. */
    private record Comparison(@Nullable Instant time, Consumer<Boolean> same) {

        void answer(@Nullable StoredMessage answer) {
            same.accept(!(answer instanceof StoredMessage.Found found) || Objects.equals(time, found.time()));
        }
    }

    OriginalFeed(At messages, ScheduledExecutorService polls, DeadLetters letters) {
        this.messages = messages;
        this.polls = polls;
        this.letters = letters;
    }

    /** Fetches what this letter names, if it names something that is not here. */
    void fetch(DeadLetter letter) {
        var place = letter.failure().place();
        if (place != null && letter.original().state() == State.ASKED) {
            queue(new Wanted(letter.number(), place, 0, null));
        }
    }

    /** Looks whether the place of this letter's message holds the same message as before. */
    void compare(DeadLetter letter, Consumer<Boolean> same) {
        var place = letter.failure().place();
        if (place == null) {
            same.accept(true);
        } else {
            queue(new Wanted(letter.number(), place, 0, new Comparison(letter.original().time(), same)));
        }
    }

    /** A connection stands: what nobody answered is asked for again. */
    void connected() {
        unconnected = false;
        waiting.addAll(parked);
        parked.clear();
        next();
    }

    /** Letters may come faster than a server answers, for long: the oldest are given up, as in the list of letters itself. */
    private void queue(Wanted wanted) {
        waiting.add(wanted);
        next();
        while (waiting.size() > MOST_WAITING) {
            var tooMany = waiting.removeFirst();
            if (tooMany.comparison != null) {
                tooMany.comparison.answer(null);
            } else {
                letters.original(tooMany.number,
                        Original.without(State.UNREACHED, "More letters came than could be asked for."));
            }
        }
    }

    private void next() {
        while (inFlight < IN_FLIGHT && !waiting.isEmpty()) {
            var wanted = waiting.removeFirst();
            if (wanted.comparison != null || letters.holds(wanted.number)) {
                ask(wanted);
            }
        }
    }

    private void ask(Wanted wanted) {
        var place = wanted.place;
        if (!StoredMessages.askable(place.stream())) {
            letters.original(wanted.number, Original.without(State.GONE, "Its stream's name cannot be asked for."));
            return;
        }
        inFlight++;
        asked(place).whenCompleteAsync((answer, failed) -> {
            inFlight--;
            boolean reached = failed == null || QuestionFailed.of(failed).reason() != Reason.NOT_CONNECTED;
            if (wanted.comparison != null) {
                wanted.comparison.answer(answer);
            } else if (failed == null) {
                answered(wanted, answer);
            } else {
                failed(wanted, QuestionFailed.of(failed));
            }
            if (reached && unconnected) {
                connected();
            }
            next();
        }, polls);
    }

    /** A question that cannot even be written is one without an answer. */
    private CompletableFuture<StoredMessage> asked(StoredAt place) {
        try {
            return messages.at(place.stream(), place.sequence());
        } catch (RuntimeException broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private void answered(Wanted wanted, StoredMessage answer) {
        switch (answer) {
            case StoredMessage.Found found -> letters.original(wanted.number, Original.found(wanted.place,
                    found.subject(), found.payload(), found.headers(), found.time()));
            case StoredMessage.Gone gone ->
                letters.original(wanted.number, Original.without(State.GONE, gone.why()));
            case StoredMessage.Failed failed -> later(wanted, "The server said: " + failed.why() + ".");
        }
    }

    private void failed(Wanted wanted, QuestionFailed failed) {
        switch (failed.reason()) {
            case NOT_PERMITTED -> letters.original(wanted.number,
                    Original.without(State.REFUSED, sentence(failed)));
            case NOT_CONNECTED -> {
                park(wanted, Original.without(State.ASKED, "It is asked for after the next connection."));
                lookAgain();
            }
            case NO_ANSWER, NOBODY_THERE -> later(wanted, sentence(failed));
        }
    }

    /** A connection may come up in the very moment in which a question fails for want of it: one letter finds out for all. */
    private void lookAgain() {
        if (!unconnected) {
            unconnected = true;
            polls.schedule(this::probe, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void probe() {
        var one = unconnected ? parked.pollFirst() : null;
        unconnected = false;
        if (one != null) {
            lookAgain();
            waiting.add(one);
            next();
        }
    }

    private void later(Wanted wanted, String why) {
        if (wanted.tries + 1 >= TRIES) {
            park(wanted, Original.without(State.UNREACHED, why));
            return;
        }
        long seconds = 1L << wanted.tries;
        polls.schedule(() -> {
            queue(wanted.again());
        }, seconds, TimeUnit.SECONDS);
    }

    private void park(Wanted wanted, Original state) {
        letters.original(wanted.number, state);
        parked.add(new Wanted(wanted.number, wanted.place, 0, null));
        if (parked.size() > DeadLetters.MOST) {
            parked.removeFirst();
        }
    }

    private static String sentence(Throwable failed) {
        var text = String.valueOf(failed.getMessage());
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}
