package claudoom.monitor.app;

import claudoom.monitor.feature.agents.AgentsFeature.Glance;
import claudoom.monitor.terms.LinkState;
import claudoom.monitor.ui.Banner;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** What the big words across the top say. */
final class Banners {

    private static final Duration OBEY = Duration.ofMillis(1_300);

    private Banners() {}

    static void link(Banner banner, Button tryNow, LinkState state, Instant lastAlive, Instant now) {
        Parts.present(tryNow, !state.connected());
        switch (state.phase()) {
            case CONNECTED -> {
                if (state.detail().isEmpty()) {
                    banner.hide();
                } else {
                    banner.show(new Sign("fas-exclamation-triangle", "LIMITED", Role.WARN), state.detail());
                }
            }
            case CONNECTING -> banner.show(new Sign("fas-sync-alt", "CONNECTING", Role.INFO), state.detail());
            case RECONNECTING -> banner.show(new Sign("fas-sync-alt", "RECONNECTING", Role.WARN), "since "
                    + Figures.age(state.since(), now) + " · numbers below are from " + Figures.time(lastAlive)
                    + (state.detail().isEmpty() ? "" : " · " + state.detail()));
            case REFUSED -> banner.show(new Sign("fas-ban", "REFUSED", Role.BAD), state.detail()
                    + (state.server() == null ? "" : " · numbers below are from " + Figures.time(lastAlive)));
            case CLOSED -> banner.show(new Sign("fas-times-circle", "CLOSED", Role.BAD), state.detail());
        }
    }

    static void denied(Banner banner, Collection<String> subjects) {
        if (subjects.isEmpty()) {
            banner.hide();
        } else {
            banner.show(new Sign("fas-ban", "NOT PERMITTED", Role.BAD), "This login may not listen to "
                    + String.join(", ", subjects)
                    + ": nothing of it is shown. Ask for the permission, or leave it out (Subjects, Subscriptions).");
        }
    }

    static void leftOut(Banner banner, Collection<String> patterns) {
        if (patterns.isEmpty()) {
            banner.hide();
        } else {
            banner.show(new Sign("fas-deaf", "LEFT OUT", Role.WARN), String.join(", ", patterns)
                    + ": not listened to, so what is shown of it is old. Subjects, Subscriptions brings it back.");
        }
    }

    static void outcome(Banner banner, @Nullable String words) {
        if (words == null) {
            banner.hide();
        } else {
            banner.show(new Sign("fas-paper-plane", "SENT", Role.INFO), words);
        }
    }

    /** What of the newest outcome is not said already by the pause that it brought about. */
    static @Nullable String news(@Nullable String outcome, boolean paused) {
        boolean said = outcome != null && paused && outcome.startsWith("Pause experiment: ")
                && (outcome.endsWith(": answered") || outcome.endsWith(": sent, no answer"));
        return said ? null : outcome;
    }

    /** Whether the end of a pause may have been missed. */
    static String unsure(@Nullable Instant unheardSince) {
        return unheardSince == null
                ? ""
                : " · there was no connection at " + Figures.time(unheardSince)
                        + ", so it may have been resumed since";
    }

    /** Whether the agents really obey a pause; nobody can tell without a connection, nor in the first moments of either. */
    static String silence(List<Glance> agents, LinkState link, Instant paused, Instant now) {
        var since = link.since().isAfter(paused) ? link.since() : paused;
        long playing = agents.stream().filter(agent -> agent.state().equals("playing")).count();
        if (agents.isEmpty() || !link.connected() || since.plus(OBEY).isAfter(now)) {
            return "";
        }
        return playing == 0
                ? " · all agents are silent"
                : " · " + Figures.count(playing) + " of " + Figures.count((long) agents.size()) + " agents still play";
    }
}
