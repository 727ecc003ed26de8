package claudoom.monitor.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One simulated agent: lives, acts, dies, and lives again. Used by one thread. */
final class Agent {

    private static final int MOST_PARAMETERS = 16;
    private static final String PACE = "actions_per_second";

    private final String id;
    private final Voice voice;
    private final Dress dress;
    private final RandomGenerator random;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Rhythm action;
    private final Rhythm observe;
    private final Rhythm score;
    private final Rhythm aside;
    private final Rhythm trouble;
    private final Rhythm metrics;
    private Episode episode;
    private long born;
    private long played;
    private int deaths;
    private int totalKills;
    private int asides;
    private boolean experimentPaused;
    private boolean pausedAlone;

    /** @param firstDeath milliseconds of the episode under way that are still left; negative lets chance decide */
    Agent(String id, Voice voice, Dress dress, RandomGenerator random, long firstDeath) {
        this.id = id;
        this.voice = voice;
        this.dress = dress;
        this.random = random;
        this.episode = Episode.draw(1 + random.nextInt(40), random);
        long length = Math.round(episode.seconds() * 1000);
        this.born = (firstDeath < 0 ? random.nextLong(length) : Math.min(firstDeath, length)) - length;
        double pace = 8 + 7 * random.nextDouble();
        parameters.put(PACE, Standing.rounded(pace));
        action = new Rhythm(1000 / pace, random);
        observe = new Rhythm(1_000, random);
        score = new Rhythm(5_000, random);
        aside = new Rhythm(4_000, random);
        trouble = new Rhythm(400_000, random);
        metrics = new Rhythm(5_000, random);
    }

    String id() {
        return id;
    }

    Voice voice() {
        return voice;
    }

    boolean silent() {
        return experimentPaused || pausedAlone;
    }

    void pauseWithExperiment() {
        experimentPaused = true;
    }

    void pauseAlone() {
        pausedAlone = true;
    }

    /** Wakes it whatever made it pause. */
    void resume() {
        experimentPaused = false;
        pausedAlone = false;
    }

    /** Starts a new episode; the one under way counts for nothing. */
    void reset() {
        episode = Episode.draw(episode.number() + 1, random);
        born = played;
        pausedAlone = false;
    }

    /** Takes over what it is told; pace is the only parameter that changes how it behaves. */
    void change(Map<String, Object> wanted) {
        wanted.forEach((name, value) -> {
            if (parameters.containsKey(name) || parameters.size() < MOST_PARAMETERS) {
                parameters.put(name, value);
            }
        });
        if (wanted.get(PACE) instanceof Number pace) {
            action.every(1000 / Math.clamp(pace.doubleValue(), 0.1, 50), played);
        }
    }

    /** Lives on for some milliseconds; while paused no time passes for it. Returns how many episodes ended. */
    int live(long millis, Instant at, Assignment assignment, Consumer<Outgoing> out) {
        if (silent()) {
            return 0;
        }
        played += millis;
        var now = standing(at, assignment);
        act(now, out);
        if (now.elapsed() < episode.seconds()) {
            return 0;
        }
        die(standing(at, assignment), out);
        return 1;
    }

    private void act(Standing now, Consumer<Outgoing> out) {
        if (action.beats(played, random)) {
            out.accept(dressed(voice.action(now, random), now));
        }
        if (observe.beats(played, random)) {
            out.accept(dressed(voice.observe(now, random), now));
        }
        if (score.beats(played, random)) {
            out.accept(dressed(voice.score(now), now));
        }
        if (aside.beats(played, random)) {
            asides++;
            out.accept(dressed(voice.aside(now, random), now));
        }
        if (trouble.beats(played, random)) {
            voice.trouble(now, random).forEach(out);
        }
        if (metrics.beats(played, random)) {
            voice.metrics(now).forEach(out);
        }
    }

    private void die(Standing now, Consumer<Outgoing> out) {
        deaths++;
        totalKills += episode.kills();
        out.accept(dressed(voice.death(now), now));
        out.accept(dressed(voice.score(now), now));
        episode = Episode.draw(episode.number() + 1, random);
        born = played;
    }

    private Outgoing dressed(Outgoing bare, Standing now) {
        return dress.around(bare, now, random);
    }

    private Standing standing(Instant at, Assignment assignment) {
        return new Standing(id, assignment, episode, (played - born) / 1000.0, deaths, totalKills, asides, at);
    }

    /** What it answers when it is asked how it is. */
    Map<String, Object> status(Instant at, Assignment assignment) {
        var now = standing(at, assignment);
        var status = new LinkedHashMap<String, Object>();
        status.put("agent_id", id);
        status.put("status", silent() ? "paused" : "running");
        status.put("experiment", assignment.experiment());
        status.put("generation", assignment.generation());
        status.put("episode", episode.number());
        status.put("tick", now.tick());
        status.put("health", now.health());
        status.put("kills", totalKills + now.kills());
        status.put("deaths", deaths);
        status.put("config", Map.copyOf(parameters));
        status.put("timestamp", at.toString());
        return status;
    }
}
