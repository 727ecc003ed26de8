package claudoom.monitor.grammar;

import claudoom.monitor.terms.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON form in which a grammar is written down; the form is described in src/docs/grammars.md. */
final class GrammarFile {

    /** The key of fields that stand in payloads of every kind. */
    private static final String EVERY_KIND = "*";
    private static final Set<String> PAYLOAD_VALUES = Set.of("agent", "exp", "id", "now");

    private final String root;
    private final List<Rule> rules = new ArrayList<>();
    private final Rules seen = new Rules();
    private final List<Template> questions = new ArrayList<>();

    private GrammarFile(String root) {
        this.root = root;
    }

    /** Reads the text of the file of that name. */
    static Grammar read(String file, String text, String root) throws BadGrammar {
        return new GrammarFile(root).grammar(parsed(file, text));
    }

    private static Place parsed(String file, String text) throws BadGrammar {
        JsonMapper mapper = JsonMapper
                .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).build();
        try {
            return new Place(file, "", mapper.readTree(text));
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            String what = broken.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
            throw new Place(file, where, mapper.nullNode()).bad("this is not JSON: " + what + ". Correct it there");
        }
    }

    private Grammar grammar(Place file) throws BadGrammar {
        file.only(Set.of("grammar", "title", "events", "questions", "commands", "deadLetters", "envelopes", "fields"));
        String name = file.member("grammar").text();
        if (!name.matches("[A-Za-z0-9_-]{1,40}")) {
            throw file.member("grammar").bad("a name of at most 40 letters, digits, - and _ is expected here");
        }
        Place title = file.maybe("title");
        for (Place event : file.list("events")) {
            event(event);
        }
        for (Place question : file.list("questions")) {
            question(question);
        }
        List<Command> commands = commands(name, file.list("commands"));
        for (Place letter : file.list("deadLetters")) {
            deadLetter(letter);
        }
        if (rules.isEmpty()) {
            throw file.bad("it knows no subject; add at least one to \"events\"");
        }
        return new Grammar(name, title == null ? name : title.text(), rules, questions, commands, fields(file));
    }

    private void event(Place place) throws BadGrammar {
        place.only(Set.of("subject", "kind", "event"));
        Template subject = place.member("subject").template(root);
        add(place, new Rule(subject, place.member("kind").word(Kind.class), word(place, subject), null));
    }

    private void question(Place place) throws BadGrammar {
        place.only(Set.of("subject", "event"));
        Template subject = place.member("subject").template(root);
        if (!subject.names().equals(Set.of("agent"))) {
            throw place.member("subject").bad("a question must have {agent} and no other placeholder");
        }
        questions.add(subject);
        add(place, new Rule(subject, Kind.AGENT_QUESTION, word(place, subject), null));
    }

    private void deadLetter(Place place) throws BadGrammar {
        place.only(Set.of("subject", "event", "original"));
        Template subject = place.member("subject").template(root);
        Place original = place.maybe("original");
        add(place, new Rule(subject, Kind.DEAD_LETTER, word(place, subject),
                original == null ? null : phrase(original, subject, original.text().startsWith("R."))));
    }

    private List<Command> commands(String grammar, List<Place> places) throws BadGrammar {
        List<Command> commands = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Place place : places) {
            Command command = command(grammar, place);
            if (!ids.add(command.id())) {
                throw place.member("id").bad("a second command \"" + command.id() + "\"; give it an id of its own");
            }
            commands.add(command);
        }
        return commands;
    }

    private Command command(String grammar, Place place) throws BadGrammar {
        place.only(Set.of("id", "title", "scope", "subject", "event", "payload", "confirm"));
        String id = place.member("id").text();
        Template subject = place.member("subject").template(root);
        Command.Scope scope = place.member("scope").word(Command.Scope.class);
        Set<String> allowed = scope == Command.Scope.AGENT ? Set.of("agent") : Set.of("exp");
        boolean named = subject.names().equals(allowed);
        if (!named && (scope == Command.Scope.AGENT || !subject.names().isEmpty())) {
            throw place.member("subject").bad(scope == Command.Scope.AGENT
                    ? "a command to an agent must have {agent} and no other placeholder"
                    : "a command to an experiment may have {exp} and no other placeholder");
        }
        add(place, new Rule(subject, Kind.CONTROL, word(place, subject), null));
        Place title = place.maybe("title");
        Place confirm = place.maybe("confirm");
        return new Command(grammar, id, title == null ? id : title.text(), scope,
                confirm == null ? Command.Confirm.ASK : confirm.word(Command.Confirm.class), subject,
                payload(place.maybe("payload")));
    }

    private static Phrase payload(@Nullable Place place) throws BadGrammar {
        Phrase phrase = Phrase.of(place == null ? "" : place.node().toString());
        for (String name : phrase.names()) {
            if (place != null && !PAYLOAD_VALUES.contains(name)) {
                throw place.bad("unknown placeholder {" + name + "}; known are "
                        + PAYLOAD_VALUES.stream().sorted().toList());
            }
        }
        return phrase;
    }

    private Phrase word(Place place, Template subject) throws BadGrammar {
        Place event = place.maybe("event");
        return event == null ? Phrase.of(subject.lastWord()) : phrase(event, subject, false);
    }

    private Phrase phrase(Place place, Template subject, boolean rooted) throws BadGrammar {
        String text = place.text();
        Phrase phrase = Phrase.of(rooted ? root + text.substring(1) : text);
        for (String name : phrase.names()) {
            if (!subject.names().contains(name)) {
                throw place.bad("the placeholder {" + name + "} does not stand in the subject");
            }
        }
        return phrase;
    }

    private void add(Place place, Rule rule) throws BadGrammar {
        Rule before = seen.add(rule);
        if (before == null) {
            rules.add(rule);
        } else if (!before.agrees(rule)) {
            throw place.member("subject").bad("subjects of this form already have another meaning, " + before.kind()
                    + "; remove one of the two");
        }
    }

    private static Map<Kind, FieldPaths> fields(Place file) throws BadGrammar {
        Place envelopes = file.maybe("envelopes");
        List<String> wrappers = envelopes == null ? List.of() : envelopes.texts();
        Place section = file.maybe("fields");
        Map<String, Place> kinds = section == null ? Map.of() : section.members();
        Place every = kinds.get(EVERY_KIND);
        FieldPaths common = every == null ? new FieldPaths(Map.of(), wrappers) : paths(every, wrappers);
        Map<Kind, FieldPaths> fields = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            fields.put(kind, common);
        }
        for (var entry : kinds.entrySet()) {
            if (!entry.getKey().equals(EVERY_KIND)) {
                Kind kind = kind(entry.getValue(), entry.getKey());
                fields.put(kind, paths(entry.getValue(), wrappers).and(common));
            }
        }
        return fields;
    }

    private static Kind kind(Place place, String name) throws BadGrammar {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw place.bad("\"" + name + "\" is no kind; known are * and " + List.of(Kind.values()));
    }

    private static FieldPaths paths(Place section, List<String> wrappers) throws BadGrammar {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (var field : section.members().entrySet()) {
            List<String> paths = field.getValue().texts();
            for (String path : paths) {
                if (!path.equals(FieldPaths.WHOLE) && List.of(path.split("\\.", -1)).contains("")) {
                    throw field.getValue().bad("\"" + path + "\" is no path; write members with dots between, or $");
                }
            }
            places.put(field.getKey(), paths);
        }
        return new FieldPaths(places, wrappers);
    }
}
