package claudoom.monitor.terms;

/** What sort of thing a subject carries, whichever grammar says so. */
public enum Kind {
    ACTION, OBSERVE, SCORE, DEATH, RAG_QUERY, AGENT_ERROR,
    /** A request that asks one agent how it is, and whatever else comes on that subject. */
    AGENT_QUESTION, EXPERIMENT, GENERATION, METRIC, SYSTEM, CONTROL, DEAD_LETTER,
    /** No grammar knows the subject. */
    OTHER;

    /** Something an agent reports of its own accord, so a sign that it lives. */
    public boolean agentEvent() {
        return compareTo(AGENT_ERROR) <= 0;
    }

    /** Seldom and worth decoding at once: it carries counts or states that the screens keep. */
    public boolean rare() {
        return this == DEATH || this == SCORE || this == AGENT_ERROR || this == EXPERIMENT || this == GENERATION
                || this == CONTROL || this == DEAD_LETTER || this == SYSTEM;
    }
}
