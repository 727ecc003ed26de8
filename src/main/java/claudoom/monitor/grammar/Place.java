package claudoom.monitor.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A place in a grammar file and what stands there; knows how to say where it is when something is wrong with it. */
record Place(String file, String path, JsonNode node) {

    BadGrammar bad(String what) {
        return new BadGrammar("Grammar " + file + (path.isEmpty() ? "" : ", " + path) + ": " + what + ".");
    }

    /** Fails unless this is an object with no other members than these: a misspelt one must not go unseen. */
    Place only(Set<String> members) throws BadGrammar {
        if (!node.isObject()) {
            throw bad("an object in { } is expected here");
        }
        for (String name : node.propertyNames()) {
            if (!members.contains(name)) {
                throw bad("unknown member \"" + name + "\"; known are " + members.stream().sorted().toList());
            }
        }
        return this;
    }

    Place member(String name) throws BadGrammar {
        Place there = maybe(name);
        if (there == null) {
            throw bad("the member \"" + name + "\" is missing; add it");
        }
        return there;
    }

    @Nullable Place maybe(String name) {
        JsonNode child = node.get(name);
        return child == null || child.isNull()
                ? null
                : new Place(file, path.isEmpty() ? name : path + "." + name, child);
    }

    /** The elements of a list, or of none if it is absent. */
    List<Place> list(String name) throws BadGrammar {
        Place list = maybe(name);
        return list == null ? List.of() : list.elements();
    }

    List<Place> elements() throws BadGrammar {
        if (!node.isArray()) {
            throw bad("a list in [ ] is expected here");
        }
        List<Place> all = new ArrayList<>();
        for (JsonNode element : node.values()) {
            all.add(new Place(file, path + "[" + all.size() + "]", element));
        }
        return all;
    }

    Map<String, Place> members() throws BadGrammar {
        if (!node.isObject()) {
            throw bad("an object in { } is expected here");
        }
        Map<String, Place> all = new LinkedHashMap<>();
        for (String name : node.propertyNames()) {
            all.put(name, member(name));
        }
        return all;
    }

    String text() throws BadGrammar {
        if (!node.isString() || node.asString().isBlank()) {
            throw bad("a text in quotes is expected here");
        }
        return node.asString();
    }

    /** One text, or a list of some. */
    List<String> texts() throws BadGrammar {
        if (!node.isArray()) {
            return List.of(text());
        }
        List<String> all = new ArrayList<>();
        for (Place element : elements()) {
            all.add(element.text());
        }
        return all;
    }

    <E extends Enum<E>> E word(Class<E> words) throws BadGrammar {
        String text = text();
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text.toUpperCase(Locale.ROOT))) {
                return word;
            }
        }
        throw bad("\"" + text + "\" is not one of " + Arrays.toString(words.getEnumConstants()));
    }

    Template template(String root) throws BadGrammar {
        try {
            return Template.of(text(), root);
        } catch (IllegalArgumentException wrong) {
            throw bad("\"" + text() + "\" is no subject: " + wrong.getMessage());
        }
    }
}
