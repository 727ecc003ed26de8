package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.model.View;
import claudoom.monitor.feature.agents.wire.LastSaid.Place;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the report says of each agent; its names are read by other programs. */
public final class AgentReport {

    private final Swarm swarm;
    private final Outlook outlook;
    private final LastSaid said;
    private final Kills kills;

    public AgentReport(Swarm swarm, Outlook outlook, Traffic traffic, Grammars grammars, Kills kills) {
        this.swarm = swarm;
        this.outlook = outlook;
        said = new LastSaid(traffic, grammars);
        this.kills = kills;
    }

    /** One section an agent; what is not known is null. */
    public List<Map<String, @Nullable Object>> of(Instant now) {
        var view = outlook.view(now);
        var tracks = swarm.tracks();
        var places = said.of(tracks);
        return tracks.stream().map(agent -> line(agent, view, places.getOrDefault(agent.id(), Place.UNKNOWN))).toList();
    }

    private Map<String, @Nullable Object> line(AgentTrack agent, View view, Place place) {
        var newest = agent.newestEvent();
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", agent.id());
        line.put("state", agent.condition(view).state().word());
        line.put("last_event", newest == null ? null : newest.meaning().event());
        line.put("last_seen", newest == null ? null : newest.lastSeen());
        line.put("generation", place.generation());
        line.put("episode", place.episode());
        line.put("actions", agent.count(Kind.ACTION));
        line.put("deaths", agent.count(Kind.DEATH));
        line.put("kills", kills.of(agent.id()));
        line.put("errors", agent.count(Kind.AGENT_ERROR));
        return line;
    }
}
