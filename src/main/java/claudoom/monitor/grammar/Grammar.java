package claudoom.monitor.grammar;

import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One convention of subjects and payloads, as one document or one file of a user gives it. */
public final class Grammar {

    private final String name;
    private final String title;
    private final List<Rule> all;
    private final Rules rules = new Rules();
    private final List<Template> questions;
    private final List<Command> commands;
    private final Map<Kind, FieldPaths> fields;

    Grammar(String name, String title, List<Rule> all, List<Template> questions, List<Command> commands,
            Map<Kind, FieldPaths> fields) {
        this.name = name;
        this.title = title;
        this.all = List.copyOf(all);
        this.all.forEach(rules::add);
        this.questions = List.copyOf(questions);
        this.commands = List.copyOf(commands);
        this.fields = Map.copyOf(fields);
    }

    /** The word that chooses it: {@code --grammar NAME}. */
    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /** What this grammar alone reads in a subject; {@link Meaning#NONE} if it does not know it. */
    public Meaning meaningOf(String subject) {
        return Grammars.read(rules, subject);
    }

    public boolean knows(String subject) {
        return rules.find(subject) != null;
    }

    /** What can be commanded, in the order of the file. */
    public List<Command> commands() {
        return commands;
    }

    /** The command with this id, or null if this grammar has none. */
    public @Nullable Command command(String id) {
        return commands.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
    }

    /**
     * The subject of the request that asks one agent how it is, or null if this grammar has no such question.
     *
     * @throws IllegalArgumentException with one sentence for the user if the name cannot stand in a subject
     */
    public @Nullable String questionFor(String agent) {
        return questions.isEmpty() ? null : Command.fill(questions.getFirst(), agent);
    }

    /** Where dead letters come. */
    public List<SubjectPattern> deadLetterPatterns() {
        return patterns(Kind.DEAD_LETTER);
    }

    /** All subjects that carry this kind. */
    public List<SubjectPattern> patterns(Kind kind) {
        return all.stream().filter(r -> r.kind() == kind).map(r -> r.subject().pattern()).distinct().toList();
    }

    /** Where the fields stand in payloads of this kind. */
    public FieldPaths fields(Kind kind) {
        return fields.getOrDefault(kind, FieldPaths.NONE);
    }

    List<Rule> rules() {
        return new ArrayList<>(all);
    }

    @Override
    public String toString() {
        return name;
    }
}
