package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;

/** Which sorts of messages the list is about, before any filter. */
public enum Scope {
    ALL("All messages"), AGENT_EVENTS("Agent events"),
    /** Deaths, scores, errors, what experiments and generations report, commands, dead letters. */
    RARE("Without the frequent");

    private final String title;

    Scope(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    boolean holds(Meaning meaning) {
        return switch (this) {
            case ALL -> true;
            case AGENT_EVENTS -> meaning.kind().agentEvent();
            case RARE -> meaning.kind().rare() || meaning.kind() == Kind.RAG_QUERY;
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
