package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.feature.agents.model.AgentsDesk;
import claudoom.monitor.feature.agents.model.Dossiers;
import claudoom.monitor.feature.agents.model.Lane;
import claudoom.monitor.feature.agents.model.LaneMark;
import claudoom.monitor.feature.agents.model.Outlook;
import claudoom.monitor.feature.agents.model.Replies;
import claudoom.monitor.feature.agents.model.Replies.Round;
import claudoom.monitor.feature.agents.model.Reply;
import claudoom.monitor.traffic.Gaps;
import claudoom.monitor.traffic.Gaps.Gap;
import claudoom.monitor.traffic.Traffic;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the screen of the agents can look up and ask for. */
public final class LiveDesk implements AgentsDesk {

    private final Ways ways;
    private final AgentQuestions questions;
    private final Replies replies;
    private final AgentRounds rounds;
    private final Known known;
    private OpensMessage opensMessage;
    private volatile boolean connected = true;
    private Consumer<String> opensAgent = agent -> {};

    /**
     * Where the screen leads to.
     *
     * @param readOnly nobody can be asked
     * @param compose opens the place from which commands are sent, with this command to these agents
     * @param openInEvents shows the messages that come under a pattern
     */
    public record Ways(boolean readOnly, Gaps gaps, InstantSource clock, BiConsumer<String, List<String>> compose,
            Consumer<String> openInEvents) {}

    /** Opens one message among those of its subject. */
    @FunctionalInterface
    public interface OpensMessage {

        /** @param entry its number in the tail of the traffic */
        void open(String subject, long entry, Instant at);
    }

    /** What is known of all agents. */
    public record Known(Traffic traffic, Dossiers dossiers, Outlook outlook, Summary summary) {}

    public LiveDesk(Ways ways, AgentQuestions questions, Replies replies, AgentRounds rounds, Known known) {
        this.ways = ways;
        this.questions = questions;
        this.replies = replies;
        this.rounds = rounds;
        this.known = known;
        opensMessage = (subject, entry, at) -> ways.openInEvents().accept(subject);
    }

    /** What opens the message behind a mark of a lane; without it its subject is opened. */
    public void onMessage(OpensMessage opens) {
        opensMessage = opens;
    }

    /** What shows the events of one agent. */
    public void onAgent(Consumer<String> opens) {
        opensAgent = opens;
    }

    @Override
    public String cannotAsk() {
        return ways.readOnly()
                ? "Read-only: a question is a message, so nobody can be asked. Start the monitor without --read-only."
                : "";
    }

    @Override
    public void ask(String agent) {
        questions.ask(agent);
    }

    @Override
    public void askAll(List<String> agents) {
        questions.askAll(agents);
    }

    @Override
    public void stopAsking() {
        questions.cancel();
    }

    @Override
    public @Nullable Reply reply(String agent) {
        return replies.of(agent);
    }

    @Override
    public @Nullable Round round() {
        return replies.round();
    }

    @Override
    public void compose(String command, List<String> agents) {
        ways.compose().accept(command, agents);
    }

    @Override
    public void openEvents(String subject) {
        ways.openInEvents().accept(subject);
    }

    @Override
    public void openAgent(String agent) {
        opensAgent.accept(agent);
    }

    @Override
    public void openEvents(LaneMark mark) {
        opensMessage.open(mark.subject().text(), mark.entry(), Instant.ofEpochMilli(mark.at()));
    }

    @Override
    public void choose(@Nullable String agent) {
        rounds.choose(agent);
    }

    @Override
    public void narrow(List<String> words) {
        rounds.narrow(words);
    }

    @Override
    public int known() {
        return known.dossiers.count();
    }

    @Override
    public @Nullable Lane lane(String agent) {
        var dossier = known.dossiers.of(agent);
        return dossier == null ? null : dossier.lane();
    }

    @Override
    public int withoutLane() {
        return known.dossiers.withoutLane();
    }

    @Override
    public List<Gap> gaps() {
        return ways.gaps().list();
    }

    @Override
    public boolean connected() {
        return connected;
    }

    /** As it is from now on; any thread. */
    public void connected(boolean now) {
        connected = now;
    }

    @Override
    public Instant watchedSince() {
        return Objects.requireNonNullElseGet(known.outlook.begun(), ways.clock()::instant);
    }

    @Override
    public String unwatched() {
        return known.outlook.begunByClock() ? "before the machine's clock was set" : AgentsDesk.super.unwatched();
    }

    @Override
    public String told(LaneMark mark) {
        var kept = known.traffic.tail().read(mark.entry());
        return kept == null || kept.subject() != mark.subject()
                ? ""
                : known.summary.of(mark.subject().kind(), kept.payload());
    }
}
