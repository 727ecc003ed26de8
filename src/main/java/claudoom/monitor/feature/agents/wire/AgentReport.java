package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentTrack;
import claudoom.monitor.feature.agents.model.Kills;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.Swarm;
import claudoom.monitor.feature.agents.model.View;
import claudoom.monitor.terms.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the report says of each agent; its names are read by other programs. */
public final class AgentReport {

    private final Swarm swarm;
    private final Outlook outlook;
    private final AgentsFeed feed;
    private final Kills kills;

    public AgentReport(Swarm swarm, Outlook outlook, AgentsFeed feed, Kills kills) {
        this.swarm = swarm;
        this.outlook = outlook;
        this.feed = feed;
        this.kills = kills;
    }

    /** One section an agent; what is not known is null. */
    public List<Map<String, @Nullable Object>> of(Instant now) {
        var view = outlook.view(now);
        return swarm.tracks().stream().map(agent -> line(agent, view)).toList();
    }

    private Map<String, @Nullable Object> line(AgentTrack agent, View view) {
        var newest = agent.newestEvent();
        var field = feed.newest(agent);
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", agent.id());
        line.put("state", agent.condition(view).state().word());
        line.put("last_event", newest == null ? null : newest.meaning().event());
        line.put("last_seen", newest == null ? null : newest.lastSeen());
        line.put("generation", field.apply("generation"));
        line.put("episode", field.apply("episode"));
        line.put("actions", agent.count(Kind.ACTION));
        line.put("deaths", agent.count(Kind.DEATH));
        line.put("kills", kills.of(agent.id()));
        line.put("errors", agent.count(Kind.AGENT_ERROR));
        return line;
    }
}
