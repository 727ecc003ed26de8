package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Line;
import claudoom.monitor.feature.subjects.model.NodeFacts;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.feature.subjects.model.Window;
import claudoom.monitor.ui.Figures;
import java.time.Instant;
import java.util.Objects;

/** What is said of the selected line in sentences. */
final class LeafWords {

    static final String OPEN_IT = "Open it to see these subjects.";

    private LeafWords() {}

    static String sum(NodeFacts facts, Window over) {
        return sum(facts, over, Figures.count(facts.messages()), Figures.bytes(facts.bytes()),
                Figures.rate(facts.perSecond(over)));
    }

    /** The sums with figures so long as they may become while one looks at them. */
    static String longest(NodeFacts facts, Window over) {
        return sum(facts, over, Figures.count(Math.max(8_888_888, facts.messages())), "888 MB",
                Figures.count(Math.round(Math.max(88_888, Objects.requireNonNullElse(facts.perSecond(over), 0.0)))));
    }

    private static String sum(NodeFacts facts, Window over, String messages, String bytes, String rate) {
        var stored = facts.stored() == null ? "" : Figures.count(facts.stored()) + " in streams when asked";
        if (facts.onlyStored()) {
            return "stored, not live · " + Figures.count((long) facts.storedOnly())
                    + (facts.storedOnly() == 1 ? " subject · " : " subjects · ") + stored;
        }
        return Figures.count((long) facts.subjects()) + (facts.subjects() == 1 ? " subject · " : " subjects · ")
                + messages + (facts.messages() == 1 ? " message · " : " messages · ")
                + bytes + " · " + rate + " msg/s over "
                + RowWords.over(over).replace(' ', '\u00a0')
                + (stored.isEmpty() ? "" : " · " + stored);
    }

    /** Why there is no last message to read. */
    static String whyNone(SubjectTree tree, Line shown, NodeFacts facts, Instant now) {
        if (shown.isRange()) {
            return OPEN_IT;
        }
        if (tree.payloadForgotten(shown.node())) {
            return "The last payload was forgotten: last payloads have " + Figures.bytes(tree.payloadBudget())
                    + " (--keep-last-megabytes), and the oldest go first. The message came "
                    + Figures.ago(Instant.ofEpochMilli(facts.lastAt()), now)
                    + ". If a stream holds it, History can read it.";
        }
        if (tree.subject(shown.node())) {
            return "Its last message is on its way.";
        }
        return facts.onlyStored() && !shown.expandable()
                ? "Stored, not live: no message came on it while this program listened. History can read what is stored."
                : "No message came on exactly this subject, only below it.";
    }
}
