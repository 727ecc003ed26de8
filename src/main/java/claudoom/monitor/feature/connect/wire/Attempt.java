package claudoom.monitor.feature.connect.wire;

import claudoom.monitor.feature.connect.model.Draft;
import claudoom.monitor.feature.connect.model.Told;
import claudoom.monitor.nats.ConnectOptions;
import claudoom.monitor.nats.Trial;
import claudoom.monitor.nats.Trial.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tries what stands in the sheet and tells in words what happened; one at a time. */
public final class Attempt {

    private final InstantSource clock;
    private final String home;
    private final AtomicReference<@Nullable CompletableFuture<Outcome>> underWay = new AtomicReference<>();

    public Attempt(InstantSource clock, String home) {
        this.clock = clock;
        this.home = home;
    }

    /** Waits for the outcome, seconds at most for each server; empty if it was stopped. */
    public Optional<Told> tried(Draft draft, ConnectOptions base) {
        stop();
        var made = Asked.made(draft, base, home);
        if (made.options() == null) {
            return Optional.of(Told.wrong(made.faults()));
        }
        var trial = Trial.of(made.options(), clock);
        underWay.set(trial);
        try {
            return Optional.of(told(trial.join()));
        } catch (CancellationException stopped) {
            return Optional.empty();
        } catch (CompletionException failed) {
            return Optional.of(new Told(Map.of(), false, "It could not be tried: " + failed.getCause() + "."));
        }
    }

    /** What was begun tells nothing any more. */
    public void stop() {
        var before = underWay.getAndSet(null);
        if (before != null) {
            before.cancel(false);
        }
    }

    static Told told(Outcome outcome) {
        var server = outcome.server();
        if (server == null) {
            return new Told(Map.of(), false, sentence(outcome.trouble()));
        }
        var trip = outcome.roundTrip();
        return new Told(Map.of(), true, "Reached " + server.name() + ", version " + server.version() + ", at "
                + server.url() + (trip == null ? "" : " in " + millis(trip)) + ". "
                + (outcome.jetStream().isEmpty() ? "JetStream is there." : sentence(outcome.jetStream())));
    }

    private static String millis(Duration trip) {
        return String.format(Locale.ROOT, "%.1f ms", trip.toNanos() / 1e6);
    }

    private static String sentence(String words) {
        if (words.matches("\\S+://.*")) { // an address is no word
            return words + ".";
        }
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
