package claudoom.monitor.feature.events.model;

import claudoom.monitor.feature.events.model.Token.Sort;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes conditions out of what was typed: words side by side and {@code and} bind closer than {@code or}. It goes through
 * the pieces once and no deeper than a limit, so it ends whatever was typed.
 */
final class FilterParser {

    private static final int DEEPEST = 32;

    private final String typed;
    private final List<Token> tokens;
    private final Conditions conditions;
    private int next;
    private int depth;

    FilterParser(String typed, Conditions conditions) throws BadFilter {
        this.typed = typed;
        this.conditions = conditions;
        tokens = Tokens.of(typed);
    }

    /** No term at all if nothing was typed. */
    List<Term> terms() throws BadFilter {
        if (peek().is(Sort.END)) {
            return List.of();
        }
        var whole = any();
        if (!peek().is(Sort.END)) {
            throw new BadFilter("this ) closes nothing", peek().from(), peek().to());
        }
        return whole instanceof Term.All(List<Term> terms) ? terms : List.of(whole);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private Term any() throws BadFilter {
        List<Term> terms = new ArrayList<>(List.of(all()));
        while (peek().says("or")) {
            next++;
            terms.add(all());
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.Any(terms);
    }

    private Term all() throws BadFilter {
        List<Term> terms = new ArrayList<>(List.of(one()));
        while (!peek().is(Sort.END) && !peek().is(Sort.CLOSE) && !peek().says("or")) {
            next += peek().says("and") ? 1 : 0;
            terms.add(one());
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.All(terms);
    }

    private Term one() throws BadFilter {
        var token = peek();
        if (++depth > DEEPEST) {
            throw new BadFilter("more than " + DEEPEST + " conditions inside each other", token.from(), token.to());
        }
        var term = switch (token.sort()) {
            case MINUS -> {
                next++;
                yield new Term.Not(one());
            }
            case OPEN -> bracket();
            case WORD -> token.says("not") ? negated() : word();
            case OPERATOR -> throw new BadFilter("before " + token.text() + " a field is expected, as kills "
                    + token.text() + " 3", token.from(), token.to());
            case CLOSE, END -> throw missing(token);
        };
        depth--;
        return term;
    }

    private Term negated() throws BadFilter {
        next++;
        return new Term.Not(one());
    }

    private Term bracket() throws BadFilter {
        var open = take();
        var inside = any();
        if (!peek().is(Sort.CLOSE)) {
            throw new BadFilter("this ( is not closed", open.from(), open.to());
        }
        next++;
        return inside;
    }

    private BadFilter missing(Token token) {
        if (next == 0) {
            return new BadFilter("a condition is expected", token.from(), token.to());
        }
        var before = tokens.get(next - 1);
        return new BadFilter("after " + typed.substring(before.from(), before.to()) + " a condition is expected",
                token.from(), token.to());
    }

    private Term word() throws BadFilter {
        var token = take();
        if (token.joint()) {
            next--;
            throw new BadFilter(
                    "before " + token.text() + " a condition is expected; put the word in quotes to search it",
                    token.from(), token.to());
        }
        if (peek().is(Sort.OPERATOR)) {
            return compared(token, Relation.of(take().text()));
        }
        var verb = token.quoted() || token.colon() >= 0 ? null : Verb.of(tokens, next);
        if (verb != null) {
            next += verb.words();
            return asked(token, verb);
        }
        boolean without = token.text().length() > 1 && typed.charAt(token.from()) == '-';
        var term = conditions.plain(without ? withoutMinus(token) : token);
        return without ? new Term.Not(term) : term;
    }

    private static Token withoutMinus(Token token) {
        return new Token(token.sort(), token.text().substring(1), token.from() + 1, token.to(), token.quoted(),
                token.colon() - 1);
    }

    private Term compared(Token field, Relation relation) throws BadFilter {
        if (field.quoted()) {
            throw new BadFilter("before " + relation.sign() + " a field is expected, without quotes", field.from(),
                    field.to());
        }
        var value = value(field, "a number or a text");
        return conditions.compared(field, relation, value);
    }

    private Term asked(Token field, Verb verb) throws BadFilter {
        return verb == Verb.EXISTS
                ? conditions.asked(field, verb, field)
                : conditions.asked(field, verb, value(field, verb == Verb.MATCHES ? "a regular expression" : "a text"));
    }

    /** What a field is compared with; a number may have its unit behind a blank. */
    private Token value(Token field, String wanted) throws BadFilter {
        var token = peek();
        boolean everything = token.is(Sort.OPERATOR) && token.text().equals(">");
        if ((!token.is(Sort.WORD) && !everything) || token.joint()) {
            var place = token.is(Sort.END) ? typed.length() : token.from();
            throw new BadFilter("after " + typed.substring(field.from(), place).strip() + " " + wanted + " is expected",
                    place, token.to());
        }
        next++;
        var unit = peek();
        boolean measured = !token.quoted() && Literal.isNumber(token.text()) && unit.is(Sort.WORD) && !unit.quoted()
                && Quantity.unit(unit.text());
        if (!measured) {
            return token;
        }
        next++;
        return new Token(Sort.WORD, token.text() + unit.text(), token.from(), unit.to(), false, -1);
    }
}
