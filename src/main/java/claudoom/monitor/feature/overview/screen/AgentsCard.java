package claudoom.monitor.feature.overview.screen;

import claudoom.monitor.feature.overview.OverviewFeature.Agent;
import claudoom.monitor.ui.Chip;
import claudoom.monitor.ui.Figures;
import claudoom.monitor.ui.Parts;
import claudoom.monitor.ui.Role;
import claudoom.monitor.ui.Sign;
import java.util.List;
import javafx.scene.control.Label;

/** How many agents are alive; each is a cell. */
final class AgentsCard extends NumberCard {

    private final SwarmPicture picture;
    private final Chip silent;
    private final Chip dead;
    private final Label words;

    AgentsCard() {
        this(new SwarmPicture(), new Chip(new Sign("fas-exclamation-triangle", "", Role.WARN)).plain(),
                new Chip(new Sign("fas-times-circle", "", Role.OFF)).plain(), Parts.label("", "caption"));
    }

    private AgentsCard(SwarmPicture picture, Chip silent, Chip dead, Label words) {
        super("overview-agents", Parts.cardHead("fas-robot", "Agents"), picture, silent, dead, words);
        this.picture = picture;
        this.silent = Parts.id(silent, "overview-silent");
        this.dead = Parts.id(dead, "overview-dead");
        this.words = Parts.id(words, "overview-agents-caption");
    }

    void show(List<Agent> agents, boolean fresh) {
        picture.show(agents);
        long playing = count(agents, "playing");
        long resting = count(agents, "paused");
        long unknown = count(agents, "unknown");
        figure(Figures.count(agents.isEmpty() ? null : Long.valueOf(playing)),
                agents.isEmpty() ? "" : "of " + Figures.count((long) agents.size()) + " playing");
        tell(silent, "fas-exclamation-triangle", count(agents, "silent") + count(agents, "errored"), "silent",
                Role.WARN);
        tell(dead, "fas-times-circle", count(agents, "dead"), "dead", Role.OFF);
        words.setText(agents.isEmpty()
                ? "none heard yet"
                : !fresh
                        ? "as last seen"
                        : unknown > 0
                                ? Figures.count(unknown) + " not heard again yet"
                                : resting > 0
                                        ? Figures.count(resting) + " paused"
                                        : playing == agents.size() ? "all playing" : "");
    }

    private static long count(List<Agent> agents, String state) {
        return agents.stream().filter(agent -> agent.state().equals(state)).count();
    }

    private static void tell(Chip chip, String icon, long count, String word, Role role) {
        Parts.present(chip, count > 0);
        chip.show(new Sign(icon, Figures.count(count) + " " + word, role));
    }
}
