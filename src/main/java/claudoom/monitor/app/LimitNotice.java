package claudoom.monitor.app;

import claudoom.monitor.feature.lag.LagFeature.Over;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.terms.ConsumerId;
import claudoom.monitor.terms.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells of consumers that crossed a limit, in one note however many they are. What it says is true while it is shown: numbers
 * follow, who is back leaves it, and it goes with the last one, with the connection, or after a minute.
 */
final class LimitNotice {

    /** Numbers of one sweep come one after the other. */
    static final Duration GATHER = Duration.ofSeconds(2);
    static final Duration SHOWN = Duration.ofMinutes(1);
    private static final String OFF = "window.notifications";
    private static final int NAMED = 3;
    private static final int LONGEST = 60;

    private final Source source;
    private final Note note;
    private final Memory memory;
    private final Consumer<@Nullable ConsumerId> open;
    private final Set<ConsumerId> gathered = new LinkedHashSet<>();
    private final Set<ConsumerId> told = new LinkedHashSet<>();
    private List<Over> shown = List.of();
    private Instant gathering = Instant.EPOCH;
    private Instant until = Instant.EPOCH;

    /** What is known of limits. */
    interface Source {

        /** Who is over a limit now, the worst first. */
        List<Over> over();

        /** Who has passed one since the last call. */
        List<ConsumerId> crossed();
    }

    /** Where it is told. */
    interface Note {

        /** @param act what the button says */
        void show(String title, List<String> lines, String act);

        void hide();

        /** Whether somebody is reading it. */
        boolean read();
    }

    /** @param open shows the page of a consumer; of several, given null, the list of all */
    LimitNotice(Source source, Note note, Memory memory, Consumer<@Nullable ConsumerId> open) {
        this.source = source;
        this.note = note;
        this.memory = memory;
        this.open = open;
    }

    /** Whether it tells anything; remembered for this connection. */
    boolean on() {
        return !"off".equals(memory.get(OFF));
    }

    void on(boolean wanted) {
        memory.put(OFF, wanted ? null : "off");
        if (!wanted) {
            close();
        }
    }

    /** About once a second. */
    void tick(Instant now) {
        var crossed = source.crossed();
        if (!on()) {
            return;
        }
        if (gathered.isEmpty() && !crossed.isEmpty()) {
            gathering = now;
        }
        gathered.addAll(crossed);
        if (!gathered.isEmpty() && Duration.between(gathering, now).compareTo(GATHER) >= 0) {
            told.addAll(gathered);
            gathered.clear();
            until = now.plus(SHOWN);
        }
        if (!told.isEmpty()) {
            tell(now);
        }
    }

    private void tell(Instant now) {
        var over = source.over().stream().filter(one -> told.contains(one.id())).toList();
        if (over.isEmpty() || (now.isAfter(until) && !note.read())) {
            close();
        } else {
            var still = new ArrayList<ConsumerId>();
            over.forEach(one -> still.add(one.id()));
            told.retainAll(still);
            say(over);
        }
    }

    private void say(List<Over> over) {
        if (over.equals(shown)) {
            return;
        }
        shown = over;
        if (over.size() == 1) {
            var one = over.getFirst();
            note.show(name(one) + " crossed its limit", List.of(one.words() + " · " + one.id().stream()), "Open");
            return;
        }
        var lines = new ArrayList<String>();
        over.stream().limit(NAMED).forEach(one -> lines.add(name(one) + ": " + one.words()));
        if (over.size() > NAMED) {
            lines.add("and " + (over.size() - NAMED) + " more");
        }
        note.show(over.size() + " consumers crossed their limits", lines, "Open Lag");
    }

    private static String name(Over one) {
        return Visible.line(one.id().consumer(), LONGEST);
    }

    /** It was read. */
    void close() {
        gathered.clear();
        told.clear();
        shown = List.of();
        note.hide();
    }

    /** Shows what it is about. */
    void open() {
        var one = shown.size() == 1 ? shown.getFirst().id() : null;
        boolean any = !shown.isEmpty();
        close();
        if (any) {
            open.accept(one);
        }
    }
}
