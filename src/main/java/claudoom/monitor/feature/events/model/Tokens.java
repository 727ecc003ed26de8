package claudoom.monitor.feature.events.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a filter into its pieces, from left to right, each character looked at once. */
final class Tokens {

    static final int LONGEST = 2_000;

    private final String typed;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean quoted;
    /** Whether signs of comparison and a first bracket are part of the word: those of a regular expression. */
    private boolean raw;
    private int colon = -1;
    private int nested;
    private int at;

    private Tokens(String typed) {
        this.typed = typed;
    }

    /** The last one is the end. */
    static List<Token> of(String typed) throws BadFilter {
        if (typed.length() > LONGEST) {
            throw new BadFilter("a filter has at most 2,000 characters", LONGEST, typed.length());
        }
        return new Tokens(typed).cut();
    }

    private List<Token> cut() throws BadFilter {
        while (at < typed.length()) {
            char c = typed.charAt(at);
            int sign = operator();
            raw = tokens.size() > 1 && tokens.getLast().says(Verb.MATCHES.text());
            if (Character.isWhitespace(c)) {
                at++;
            } else if (raw && c != ')') {
                word();
            } else if (sign > 0) {
                sign(Token.Sort.OPERATOR, sign);
            } else if (c == '(') {
                sign(Token.Sort.OPEN, 1);
            } else if (c == ')') {
                sign(Token.Sort.CLOSE, 1);
            } else if (c == '-' && follows("(")) {
                sign(Token.Sort.MINUS, 1);
            } else {
                word();
            }
        }
        tokens.add(Token.sign(Token.Sort.END, "", typed.length()));
        return tokens;
    }

    private void sign(Token.Sort sort, int length) {
        tokens.add(Token.sign(sort, typed.substring(at, at + length), at));
        at += length;
    }

    private boolean follows(String text) {
        return typed.startsWith(text, at + 1);
    }

    /** Length of the comparison sign that stands here, or 0. */
    private int operator() {
        return switch (typed.charAt(at)) {
            case '=' -> follows("=") ? 2 : 1;
            case '<', '>' -> follows("=") ? 2 : 1;
            case '!' -> follows("=") ? 2 : 0;
            default -> 0;
        };
    }

    private void word() throws BadFilter {
        int from = at;
        word.setLength(0);
        quoted = false;
        colon = -1;
        nested = 0;
        while (at < typed.length() && goesOn()) {
            char c = typed.charAt(at);
            if (c == '"' || (c == '\'' && at == from && typed.indexOf('\'', at + 1) > 0)) {
                quote(c);
            } else if (c == '[' && !quoted && !raw && (follows("\"") || follows("'"))) {
                subscript();
            } else {
                take(c);
            }
        }
        tokens.add(new Token(Token.Sort.WORD, word.toString(), from, at, quoted, colon));
    }

    private boolean goesOn() {
        char c = typed.charAt(at);
        if (Character.isWhitespace(c)) {
            return false;
        }
        if (c == '(') {
            return raw || !Token.JOINTS.contains(word.toString().toLowerCase(Locale.ROOT));
        }
        if (c == ')') {
            return nested > 0;
        }
        return raw || colon >= 0 || operator() == 0 || wildcard(c);
    }

    /** The last token of a subject, not a comparison. */
    private boolean wildcard(char c) {
        boolean last = at + 1 == typed.length() || Character.isWhitespace(typed.charAt(at + 1)) || follows(")");
        return c == '>' && last && !word.isEmpty() && word.charAt(word.length() - 1) == '.';
    }

    private void take(char c) {
        if (c == ':' && colon < 0 && !quoted && !raw) {
            colon = word.length();
        }
        nested += c == '(' ? 1 : c == ')' ? -1 : 0;
        word.append(c);
        at++;
    }

    private void quote(char mark) throws BadFilter {
        int from = at++;
        quoted = quoted || colon < 0;
        while (at < typed.length() && typed.charAt(at) != mark) {
            char c = typed.charAt(at);
            // other backslashes stay: they are part of a regular expression
            at += c == '\\' && (follows("\\") || follows(String.valueOf(mark))) ? 1 : 0;
            word.append(typed.charAt(at++));
        }
        if (at == typed.length()) {
            throw new BadFilter("a quote is not closed", from, at);
        }
        at++;
    }

    private void subscript() throws BadFilter {
        int end = typed.indexOf(typed.charAt(at + 1) + "]", at + 2);
        if (end < 0) {
            throw new BadFilter("a [ is not closed", at, typed.length());
        }
        word.append(typed, at, end + 2);
        at = end + 2;
    }
}
