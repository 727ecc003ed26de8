package claudoom.monitor.feature.agents.screen;

import claudoom.monitor.feature.agents.model.AgentsDesk;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Lane;
import claudoom.monitor.feature.agents.model.LaneMark;
import claudoom.monitor.payload.Visible;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.LaneChart;
import claudoom.monitor.ui.LaneChart.Content;
import claudoom.monitor.ui.LaneChart.Glyph;
import claudoom.monitor.ui.LaneChart.Hit;
import claudoom.monitor.ui.LaneChart.Mark;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import claudoom.monitor.ui.TimeChart.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes what the lane chart shows of what is kept, for the lanes that can be seen and no others. */
final class LanesReader {

    private static final int LONGEST_NAME = 60;

    private final AgentsDesk desk;
    private boolean forgotten;
    /** Of the lanes that were made last those that are empty because their agents have none. */
    private Set<Integer> without = Set.of();

    LanesReader(AgentsDesk desk) {
        this.desk = desk;
    }

    Content content(List<AgentRow> rows, long from, long to, long now, @Nullable String chosen) {
        forgotten = false;
        without = IntStream.range(0, rows.size()).filter(n -> desk.lane(rows.get(n).id()) == null).boxed()
                .collect(Collectors.toSet());
        int slots = (int) ((to - from) / Lane.SLOT) + 2;
        var lanes = rows.stream().map(row -> lane(row, from, to, slots, row.id().equals(chosen))).toList();
        return new Content(from, to, Lane.SLOT, lanes, gaps(now));
    }

    private LaneChart.Lane lane(AgentRow row, long from, long to, int slots, boolean chosen) {
        var kept = desk.lane(row.id());
        var actions = new int[slots];
        var observations = new int[slots];
        List<Mark> marks = List.of();
        if (kept != null) {
            kept.actions(from, actions);
            kept.observations(from, observations);
            marks = kept.marks(from, to).stream().map(mark -> new Mark(mark.at(), glyph(mark), mark)).toList();
            forgotten |= kept.marksKnownSince() > from;
        }
        var name = Visible.line(row.id(), LONGEST_NAME);
        return new LaneChart.Lane(kept == null ? "(no lane) " + name : name, sign(row), chosen,
                actions, observations, marks);
    }

    /** The colour of a state is of this moment; what was heard last has none. */
    private Sign sign(AgentRow row) {
        var sign = AgentSigns.of(row.line().condition());
        var known = desk.gaps();
        return known.isEmpty() || known.getLast().to() != null
                ? sign
                : new Sign(sign.icon(), sign.word(), Role.OFF);
    }

    private static Glyph glyph(LaneMark mark) {
        return switch (mark.subject().kind()) {
            case DEATH -> Glyph.CROSS;
            case AGENT_ERROR -> Glyph.SQUARE;
            case SCORE -> Glyph.TRIANGLE;
            default -> Glyph.RING;
        };
    }

    /** Before anybody watched, and while the connection was gone. */
    private List<Gap> gaps(long now) {
        var gaps = new ArrayList<Gap>();
        gaps.add(new Gap(0, desk.watchedSince().toEpochMilli(), desk.unwatched()));
        desk.gaps().forEach(gap -> gaps.add(new Gap(gap.from().toEpochMilli(),
                Objects.requireNonNullElse(gap.to(), Instant.ofEpochMilli(now)).toEpochMilli(), "not observed")));
        return gaps;
    }

    /** Whether marks of the stretch that was made last are missing. */
    boolean forgotten() {
        return forgotten;
    }

    /** What can be said of a moment without a mark. */
    String read(Content content, Hit hit) {
        var lane = content.lanes().get(hit.lane());
        var time = Figures.time(Instant.ofEpochMilli(hit.at()));
        for (var gap : content.gaps()) {
            if (hit.at() >= gap.from() && hit.at() < gap.to()) {
                return time + "  " + gap.word();
            }
        }
        if (without.contains(hit.lane())) {
            return "No lane: only the first " + Figures.count(Dossiers.WHOLE) + " agents that were met have one";
        }
        int slot = (int) (hit.at() / content.slot() - content.from() / content.slot());
        return slot < 0 || slot >= lane.bars().length
                ? time
                : "%s  %s and %s in %.2f s".formatted(time, counted(lane.bars()[slot], "action"),
                        counted(lane.ticks()[slot], "observation"), content.slot() / 1e3);
    }

    private static String counted(int count, String word) {
        return (count >= Lane.FULL ? "more than " : "") + Figures.count(count) + " " + word + (count == 1 ? "" : "s");
    }
}
