package claudoom.monitor.demo;

import java.time.Instant;

/**
 * How an agent stands at one moment: everything that its messages can tell.
 *
 * @param elapsed seconds of the episode
 * @param totalKills over all episodes
 */
record Standing(String agent, Assignment assignment, Episode episode, double elapsed, int deaths, int totalKills,
        int ragQueries, Instant at) {

    long tick() {
        return Math.round(elapsed * Episode.TICS);
    }

    int kills() {
        return episode.killsAfter(elapsed);
    }

    int health() {
        return episode.healthAfter(elapsed);
    }

    double damage() {
        return rounded(episode.damageAfter(elapsed));
    }

    /** Kills a minute. */
    double killRate() {
        return elapsed < 1 ? 0 : rounded(kills() * 60 / elapsed);
    }

    double ammoEfficiency() {
        return rounded(episode.ammoEfficiency());
    }

    long latencyP99Micros() {
        return Math.round(episode.latencyP99Millis() * 1000);
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
