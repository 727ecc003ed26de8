package claudoom.monitor.demo;

import java.util.random.RandomGenerator;

/**
 * One life of an agent: how it will go is drawn when it begins.
 *
 * @param seconds how long the agent survives
 * @param kills at its end
 * @param damageDealt at its end
 */
record Episode(int number, double seconds, int kills, double damageDealt, double ammoEfficiency,
        double latencyP99Millis, String cause) {

    /** Tics of the game in a second. */
    static final int TICS = 35;

    private static final String[] CAUSES = {"imp_fireball", "zombieman", "shotgun_guy", "demon_bite", "rocket_splash",
        "lava", "cacodemon"};

    static Episode draw(int number, RandomGenerator random) {
        double seconds = EpisodeSpreads.survivalSeconds(random);
        return new Episode(number, seconds, EpisodeSpreads.kills(seconds, random), EpisodeSpreads.damageDealt(random),
                EpisodeSpreads.ammoEfficiency(random), EpisodeSpreads.latencyP99Millis(random),
                CAUSES[random.nextInt(CAUSES.length)]);
    }

    /** Kills made until then: spread evenly over the life. */
    int killsAfter(double elapsed) {
        return (int) (kills * share(elapsed));
    }

    double damageAfter(double elapsed) {
        return damageDealt * share(elapsed);
    }

    /** From 100 at the start to nothing at the end. */
    int healthAfter(double elapsed) {
        return (int) Math.round(100 * (1 - share(elapsed)));
    }

    private double share(double elapsed) {
        return Math.clamp(elapsed / seconds, 0, 1);
    }
}
