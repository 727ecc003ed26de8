package claudoom.monitor.demo;

import java.util.random.RandomGenerator;

/**
 * What an episode is like. The numbers are quantiles of 1,230 real episodes of seven clau-doom experiments (DOE-001 and
 * DOE-005 to DOE-010 of the project's public data export, MIT License); efficiency, damage and latency of DOE-001, the
 * only one of them that measured these.
 */
final class EpisodeSpreads {

    private static final double SHORTEST_SECONDS = 8;
    private static final double LONGEST_SECONDS = 200;
    private static final int MOST_KILLS = 60;

    private static final Spread SURVIVAL_SECONDS =
            new Spread(5.486, 6.971, 7.543, 9.029, 13.914, 24.057, 92.322, 143.096, 253.749);
    private static final Spread AMMO_EFFICIENCY =
            new Spread(0.010, 0.075, 0.123, 0.167, 0.335, 0.536, 0.649, 0.729, 0.926);
    private static final Spread DAMAGE_DEALT = new Spread(0, 0, 100.2, 451.5, 1646.2, 3261.4, 4982.3, 5966.2, 9325);
    private static final Spread LATENCY_P99_MILLIS =
            new Spread(1.0, 2.558, 3.541, 5.221, 8.384, 34.281, 51.752, 64.092, 77.741);

    // kills depend on how long the agent lived
    private static final Spread KILLS_UNDER_12_SECONDS = new Spread(0, 0, 1, 1, 1, 2, 7, 8, 12);
    private static final Spread KILLS_UNDER_30_SECONDS = new Spread(2, 7, 8, 10, 13, 16, 19, 20, 24);
    private static final Spread KILLS_UNDER_90_SECONDS = new Spread(0, 0, 0, 2, 5, 18, 23, 25, 32);
    private static final Spread KILLS_LATER = new Spread(2, 9, 13, 19, 30, 43, 52, 57, 67);

    private EpisodeSpreads() {}

    static double survivalSeconds(RandomGenerator random) {
        return Math.clamp(SURVIVAL_SECONDS.draw(random), SHORTEST_SECONDS, LONGEST_SECONDS);
    }

    static int kills(double seconds, RandomGenerator random) {
        Spread spread;
        if (seconds < 12) {
            spread = KILLS_UNDER_12_SECONDS;
        } else if (seconds < 30) {
            spread = KILLS_UNDER_30_SECONDS;
        } else {
            spread = seconds < 90 ? KILLS_UNDER_90_SECONDS : KILLS_LATER;
        }
        return (int) Math.min(MOST_KILLS, Math.round(spread.draw(random)));
    }

    static double ammoEfficiency(RandomGenerator random) {
        return AMMO_EFFICIENCY.draw(random);
    }

    static double damageDealt(RandomGenerator random) {
        return DAMAGE_DEALT.draw(random);
    }

    static double latencyP99Millis(RandomGenerator random) {
        return LATENCY_P99_MILLIS.draw(random);
    }
}
