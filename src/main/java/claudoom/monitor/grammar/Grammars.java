package claudoom.monitor.grammar;

import claudoom.monitor.terms.ExactSubject;
import claudoom.monitor.terms.Kind;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The grammars in use, all understood at once: where two know a subject, the first one named gives the meaning. */
public final class Grammars {

    /** The grammars that come with the program. */
    public static final List<String> BUILT_IN = List.of("guide", "skill");
    private static final String FOLDER = "/claudoom/monitor/assets/grammars/";
    private static final long LARGEST_FILE = 1 << 20;

    private final String root;
    private final List<Grammar> all;
    private final Rules rules = new Rules();
    private final Map<Kind, FieldPaths> fields = new EnumMap<>(Kind.class);

    private Grammars(List<Grammar> all, String root) {
        this.root = root;
        this.all = List.copyOf(all);
        all.forEach(grammar -> grammar.rules().forEach(rules::add));
        for (Kind kind : Kind.values()) {
            fields.put(kind, all.stream().map(g -> g.fields(kind)).reduce(FieldPaths::and).orElse(FieldPaths.NONE));
        }
    }

    /** Both built-in grammars under this root. */
    public static Grammars builtIn(String root) throws BadGrammar {
        return load("", root);
    }

    /**
     * The grammars that a user asked for.
     *
     * @param namesOrFiles names of built-in grammars and JSON files, with commas between; empty for all built-in ones
     * @param root the first tokens of every subject, written {@code R} in a grammar
     * @throws BadGrammar if a name, a file or the root is of no use; the message says which, where, and what to do
     */
    public static Grammars load(String namesOrFiles, String root) throws BadGrammar {
        String refusal = ExactSubject.refusal(root);
        if (refusal != null) {
            throw new BadGrammar("The root \"" + root + "\" cannot be used. " + refusal);
        }
        List<Grammar> all = new ArrayList<>();
        for (String wanted : namesOrFiles.isBlank() ? BUILT_IN : List.of(namesOrFiles.split(","))) {
            Grammar grammar = one(wanted.strip(), root);
            if (all.stream().anyMatch(g -> g.name().equals(grammar.name()))) {
                throw new BadGrammar("Two grammars are called \"" + grammar.name() + "\"; rename one or leave it out.");
            }
            all.add(grammar);
        }
        return new Grammars(all, root);
    }

    private static Grammar one(String wanted, String root) throws BadGrammar {
        if (!BUILT_IN.contains(wanted)) {
            return GrammarFile.read(wanted, content(wanted), root);
        }
        try (InputStream in = Grammars.class.getResourceAsStream(FOLDER + wanted + ".json")) {
            if (in == null) {
                throw new BadGrammar("The built-in grammar " + wanted + " is missing from this installation.");
            }
            return GrammarFile.read(wanted, new String(in.readAllBytes(), StandardCharsets.UTF_8), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String wanted) throws BadGrammar {
        try {
            Path file = Path.of(wanted);
            if (wanted.isEmpty() || !Files.isRegularFile(file)) {
                throw new BadGrammar("There is no built-in grammar and no file \"" + wanted
                        + "\". Built-in are " + String.join(" and ", BUILT_IN) + "; a file needs its path.");
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new BadGrammar("Grammar " + wanted + ": the file is larger than 1 MiB. Is it the right one?");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new BadGrammar("Grammar " + wanted + ": the file is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException | InvalidPathException e) {
            throw new BadGrammar("Grammar " + wanted + ": the file cannot be read (" + e.getMessage() + ").");
        }
    }

    /** What a subject means; {@link Meaning#NONE} if no grammar knows it. Any text at all is allowed. */
    public Meaning meaningOf(String subject) {
        return read(rules, subject);
    }

    static Meaning read(Rules rules, String subject) {
        Rule rule = rules.find(subject);
        if (rule == null) {
            return Meaning.NONE;
        }
        Meaning meaning = rule.read(subject);
        if (rule.kind() != Kind.DEAD_LETTER || meaning.original() == null) {
            return meaning;
        }
        Rule first = rules.find(meaning.original());
        return first == null ? meaning : ofLetter(meaning, first.read(meaning.original()));
    }

    /** A dead letter knows whose it was from its first subject. */
    private static Meaning ofLetter(Meaning letter, Meaning first) {
        String agent = "*".equals(first.agent()) ? null : first.agent();
        String experiment = "*".equals(first.experiment()) ? null : first.experiment();
        String generation = "*".equals(first.generation()) ? null : first.generation();
        return new Meaning(letter.kind(), first.event(), agent, experiment, generation, letter.original());
    }

    /** The names of the grammars that know the subject, in the order in which they were named. */
    public List<String> grammarNamesFor(String subject) {
        return all.stream().filter(g -> g.knows(subject)).map(Grammar::name).toList();
    }

    public List<Grammar> all() {
        return all;
    }

    /** The grammar of that name, or the first one if there is none of that name. */
    public Grammar named(String name) {
        return all.stream().filter(g -> g.name().equals(name)).findFirst().orElse(all.getFirst());
    }

    public String root() {
        return root;
    }

    /** The commands of all grammars, in the order in which the grammars were named. */
    public List<Command> commands() {
        return all.stream().flatMap(g -> g.commands().stream()).toList();
    }

    /** Where dead letters come in any of the grammars. */
    public List<SubjectPattern> deadLetterPatterns() {
        return all.stream().flatMap(g -> g.deadLetterPatterns().stream()).distinct().toList();
    }

    /** Where the fields stand in payloads of this kind, in any of the grammars. */
    public FieldPaths fields(Kind kind) {
        return fields.getOrDefault(kind, FieldPaths.NONE);
    }

    /** The fewest patterns to subscribe to so that every subject any grammar knows is received, and once only. */
    public List<SubjectPattern> subscriptions() {
        SubjectPattern everything = new SubjectPattern(root + ".>");
        Set<SubjectPattern> wanted = new LinkedHashSet<>();
        all.stream().flatMap(g -> g.rules().stream()).map(r -> r.subject().pattern())
                .forEach(p -> wanted.add(everything.matches(p.text()) ? everything : p));
        return wanted.stream().filter(p -> wanted.stream().noneMatch(o -> !o.equals(p) && o.covers(p))).toList();
    }
}
