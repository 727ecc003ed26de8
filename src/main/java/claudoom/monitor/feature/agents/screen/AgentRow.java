package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentLine;
import claudoom.monitor.feature.agents.model.Latencies;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Sign;
import java.time.Instant;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the table. It lives as long as its agent and changes in place. */
public final class AgentRow {

    private static final int LONGEST_NAME = 200;

    private final String id;
    private final ReadOnlyObjectWrapper<@Nullable String> name = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sign> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> generation = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> episode = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> tick = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> kills = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> deaths = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> action = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Double> confidence = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Long> p50 = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Slow> p99 = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Double> rate = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> answer = new ReadOnlyObjectWrapper<>();
    private AgentLine line;
    private @Nullable Reply reply;

    /** A latency in microseconds, null if it is not known, and whether it is over what is promised. */
    record Slow(@Nullable Long micros, boolean over) {

        static Slow of(@Nullable Long micros) {
            return new Slow(micros, micros != null && micros > Latencies.PROMISE.toNanos() / 1_000);
        }
    }

    AgentRow(AgentLine first) {
        id = first.id();
        line = first;
        name.set(Visible.line(id, LONGEST_NAME));
        show(first);
    }

    void show(AgentLine next) {
        line = next;
        state.set(AgentSigns.of(next.condition()));
        generation.set(next.generation());
        episode.set(next.episode());
        tick.set(next.tick());
        kills.set(next.tally().kills());
        deaths.set(next.tally().deaths());
        action.set(next.action());
        confidence.set(next.confidence());
        p50.set(next.latency().p50());
        p99.set(Slow.of(next.latency().p99()));
        rate.set(next.perSecond());
        seen.set(next.lastSeen());
    }

    void asked(@Nullable Reply newest) {
        reply = newest;
        answer.set(AgentSigns.shortly(newest));
    }

    public String id() {
        return id;
    }

    /** What became of asking it; null if nobody did. */
    @Nullable Reply reply() {
        return reply;
    }

    AgentLine line() {
        return line;
    }

    /** Whether all words, in lower case, are found in its name or its state. */
    boolean matches(String[] words) {
        var text = (name.get() + " " + line.condition().state().word()).toLowerCase(Locale.ROOT);
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    public ReadOnlyObjectProperty<@Nullable String> nameProperty() {
        return name.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Sign> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> generationProperty() {
        return generation.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> episodeProperty() {
        return episode.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Long> tickProperty() {
        return tick.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Long> killsProperty() {
        return kills.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Long> deathsProperty() {
        return deaths.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> actionProperty() {
        return action.getReadOnlyProperty();
    }

    /** 0 to 1. */
    ReadOnlyObjectProperty<@Nullable Double> confidenceProperty() {
        return confidence.getReadOnlyProperty();
    }

    /** Microseconds. */
    ReadOnlyObjectProperty<@Nullable Long> p50Property() {
        return p50.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Slow> p99Property() {
        return p99.getReadOnlyProperty();
    }

    /** Events a second. */
    ReadOnlyObjectProperty<@Nullable Double> rateProperty() {
        return rate.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Instant> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable String> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
