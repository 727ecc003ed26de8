package claudoom.monitor.feature.events.model;

import claudoom.monitor.terms.JsonPath;
import claudoom.monitor.terms.Meaning;
import claudoom.monitor.terms.SubjectPattern;
import claudoom.monitor.traffic.Entry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes single conditions, and gathers the places in payloads that they ask for. */
final class Conditions {

    private final Collection<String> kinds;
    private final Function<Entry, @Nullable String> agentInPayload;
    private final Instant now;
    private final SafePatterns patterns = new SafePatterns();
    private final List<JsonPath> paths = new ArrayList<>();

    /** @param kinds words for kinds and events, as {@link KindWord#plain} makes them */
    Conditions(Collection<String> kinds, Function<Entry, @Nullable String> agentInPayload, Instant now) {
        this.kinds = kinds;
        this.agentInPayload = agentInPayload;
        this.now = now;
    }

    List<JsonPath> paths() {
        return paths;
    }

    private static BadFilter bad(Token where, String words) {
        return new BadFilter(words, where.from(), where.to());
    }

    /** A word to be searched, or {@code field:value}. */
    Term plain(Token token) throws BadFilter {
        if (token.text().isEmpty()) {
            throw bad(token, "nothing stands between the quotes");
        }
        if (token.colon() < 0) {
            return new Term.Word(new Needle(token.text()));
        }
        var field = token.text().substring(0, token.colon());
        var value = token.text().substring(token.colon() + 1);
        if (value.isEmpty()) {
            throw bad(token, "something must follow " + field + ":");
        }
        return switch (field) {
            case "kind" -> Term.BySubject.kind(kind(value, token));
            case "agent" -> agent(new Glob(value)::matches);
            case "subject" -> Term.BySubject.under(pattern(value, token));
            case "text" -> needle(value);
            default -> throw bad(token, "there is kind: agent: subject: text: – quote other words with a colon");
        };
    }

    private static Term needle(String text) {
        var needle = new Needle(text);
        return new Term.ByEntry(entry -> needle.in(entry.payload()), 10);
    }

    private Term agent(Predicate<String> test) {
        return new Term.OfAgent(test, agentInPayload);
    }

    private String kind(String value, Token where) throws BadFilter {
        var word = KindWord.plain(value);
        if (kinds.contains(word)) {
            return word;
        }
        var near = kinds.stream().filter(k -> word.length() > 1 && k.startsWith(word.substring(0, 2))).limit(3)
                .collect(Collectors.joining(" or "));
        throw bad(where, near.isEmpty() ? "no kind is called so" : "no kind is called so; " + near + "?");
    }

    private static SubjectPattern pattern(String value, Token where) throws BadFilter {
        var tokens = value.split("\\.", -1);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i].isEmpty()) {
                throw bad(where, "a subject has no empty part between dots");
            }
            if (tokens[i].equals(">") && i < tokens.length - 1) {
                throw bad(where, "> stands only at the end of a subject");
            }
        }
        return new SubjectPattern(value);
    }

    Term compared(Token field, Relation relation, Token value) throws BadFilter {
        var known = Field.of(field.text());
        if (known == null) {
            return inPayload(field, new Demand.Compared(relation, literal(field, relation, value)));
        }
        return switch (known) {
            case SIZE -> size(relation, value);
            case TIME -> time(relation, value);
            case AGE -> age(relation, value);
            case HEADER -> header(field, new Demand.Compared(relation, literal(field, relation, value)));
            case TEXT -> new InMessage.OfText(new Demand.Compared(relation, new Literal(value.text(), false)));
            case KIND, EVENT, AGENT, SUBJECT -> {
                if (relation.ordered()) {
                    throw bad(value, known.word() + " has no order; use = != contains, starts with or matches");
                }
                var same = same(known, value);
                yield relation == Relation.EQUAL ? same : new Term.Not(same);
            }
        };
    }

    private Term same(Field field, Token value) throws BadFilter {
        var text = value.text();
        if (text.isEmpty()) {
            throw bad(value, "nothing stands between the quotes");
        }
        return switch (field) {
            case KIND -> Term.BySubject.kind(kind(text, value));
            case EVENT -> new Term.BySubject(
                    (subject, meaning) -> KindWord.plain(meaning.event()).equals(KindWord.plain(text)));
            case AGENT -> agent(new Glob(text)::matches);
            default -> partly(text) ? subject(new Glob(text)::matches) : Term.BySubject.under(pattern(text, value));
        };
    }

    /** Whether a star stands for a part of a token, which NATS does not know. */
    private static boolean partly(String pattern) {
        for (var token : pattern.split("\\.", -1)) {
            if (token.length() > 1 && token.contains("*")) {
                return true;
            }
        }
        return false;
    }

    private static Term subject(Predicate<String> test) {
        return new Term.BySubject((subject, meaning) -> test.test(subject));
    }

    Term asked(Token field, Verb verb, Token value) throws BadFilter {
        var known = Field.of(field.text());
        if (verb != Verb.EXISTS && value.text().isEmpty()) {
            throw bad(value, "nothing stands between the quotes");
        }
        if (known == null) {
            return inPayload(field, demand(verb, value));
        }
        return switch (known) {
            case SIZE, TIME, AGE -> throw bad(value, known.word() + " is a number; use < <= = >= >");
            case HEADER -> header(field, demand(verb, value));
            case TEXT -> verb == Verb.CONTAINS ? needle(value.text()) : new InMessage.OfText(demand(verb, value));
            case KIND -> named(verb, value, meaning -> KindWord.of(meaning.kind()));
            case EVENT -> named(verb, value, Meaning::event);
            case AGENT -> agent(test(verb, value));
            case SUBJECT -> subject(test(verb, value));
        };
    }

    private Term named(Verb verb, Token value, Function<Meaning, String> name) throws BadFilter {
        var test = test(verb, value);
        return new Term.BySubject((subject, meaning) -> test.test(name.apply(meaning)));
    }

    private Predicate<String> test(Verb verb, Token value) throws BadFilter {
        return switch (demand(verb, value)) {
            case Demand.Has has -> has::in;
            case Demand.Matches(var pattern) -> text -> pattern.matcher(text).find();
            case Demand.Exists _,Demand.Compared _ -> text -> !text.isEmpty();
        };
    }

    private Demand demand(Verb verb, Token value) throws BadFilter {
        return switch (verb) {
            case CONTAINS -> new Demand.Has(value.text(), false);
            case STARTS -> new Demand.Has(value.text(), true);
            case MATCHES -> new Demand.Matches(patterns.of(value.text(), value));
            case EXISTS -> new Demand.Exists();
        };
    }

    private static Literal literal(Token field, Relation relation, Token value) throws BadFilter {
        var text = value.text();
        if (value.quoted() || Literal.isNumber(text)) {
            return new Literal(text, !value.quoted());
        }
        var number = Quantity.inUnitOf(field.text(), text);
        if (number != null) {
            return new Literal(number, true);
        }
        if (relation.ordered() && (Quantity.seconds(text) != null || Quantity.bytes(text) != null)) {
            throw bad(value, "the unit of " + field.text() + " is not known; write the number as the payload has it");
        }
        return new Literal(text, false);
    }

    private Term inPayload(Token field, Demand demand) throws BadFilter {
        try {
            var path = JsonPath.of(field.text());
            int index = paths.indexOf(path);
            if (index < 0) {
                paths.add(path);
                index = paths.size() - 1;
            }
            return new InMessage.OfPath(index, field.text(), demand);
        } catch (IllegalArgumentException none) {
            throw bad(field, String.valueOf(none.getMessage()));
        }
    }

    private static Term header(Token field, Demand demand) throws BadFilter {
        var name = Field.header(field.text());
        if (name == null) {
            throw bad(field, "header. and a name are expected");
        }
        return new InMessage.OfHeader(name, demand);
    }

    private static Term size(Relation relation, Token value) throws BadFilter {
        var size = value.quoted() ? null : Quantity.bytes(value.text());
        if (size == null) {
            throw bad(value, "after size " + relation.sign() + " a number of bytes is expected, as 10 kB");
        }
        double wanted = size;
        return new Term.ByEntry(entry -> relation.holds(Double.compare(entry.size(), wanted)), 1);
    }

    private Term time(Relation relation, Token value) throws BadFilter {
        var span = Quantity.span(value.text(), now, ZoneId.systemDefault());
        if (span == null) {
            throw bad(value, "after time " + relation.sign() + " a time is expected, as 19:42 or 2026-11-20T19:42");
        }
        return new Term.ByEntry(entry -> relation.holds(entry.at(), span.from(), span.until()), 1);
    }

    private Term age(Relation relation, Token value) throws BadFilter {
        var seconds = value.quoted() ? null : Quantity.seconds(value.text());
        if (seconds == null || seconds > 1e10) {
            throw bad(value, "after age " + relation.sign() + " a duration is expected, as 5 min");
        }
        long then = now.toEpochMilli() - Math.round(seconds * 1e3);
        return new Term.ByEntry(entry -> relation.holds(Long.compare(then, entry.at())), 1);
    }
}
