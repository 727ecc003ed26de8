package claudoom.monitor.feature.agents.wire;

import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.grammar.Grammars;
import claudoom.monitor.payload.Fields;
import claudoom.monitor.terms.Kind;
import org.jspecify.annotations.Nullable;

/** Reads out of an agent's answer how it says it is. */
public final class AnswerStatus {

    private final Grammars grammars;

    public AnswerStatus(Grammars grammars) {
        this.grammars = grammars;
    }

    /** Null when it does not say; safe to show. */
    public @Nullable String of(byte[] answer) {
        return AgentsFeed.word(Fields.read(answer, grammars.fields(Kind.AGENT_QUESTION)), FieldNames.STATUS);
    }
}
