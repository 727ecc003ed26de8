package claudoom.monitor.ui;

import java.util.ArrayList;
import java.util.List;

/** Splits JSON as it is written into pieces of one colour; what is not JSON stays plain, nothing is ever lost. */
final class JsonInk {

    /** @param style {@code string}, {@code number}, {@code word} or empty for everything else, also for names of fields */
    record Piece(String text, String style) {}

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int plainFrom;

    private JsonInk(String text) {
        this.text = text;
    }

    static List<Piece> pieces(String json) {
        var ink = new JsonInk(json);
        ink.run();
        return ink.pieces;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                int end = endOfString(at);
                if (isName(end)) {
                    at = end;
                } else {
                    at = add(at, end, "string");
                }
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                at = add(at, endOf(at, "+-.eE0123456789"), "number");
            } else if (c == 'h' && text.startsWith("h'", at)) {
                int end = text.indexOf('\'', at + 2); // bytes as CBOR's diagnostic notation writes them
                at = end < 0 ? text.length() : end + 1;
            } else if (c >= 'a' && c <= 'z') {
                int end = endOf(at, "abcdefghijklmnopqrstuvwxyz");
                at = List.of("true", "false", "null").contains(text.substring(at, end)) ? add(at, end, "word") : end;
            } else {
                at++;
            }
        }
        flush(text.length());
    }

    private int add(int from, int to, String style) {
        flush(from);
        pieces.add(new Piece(text.substring(from, to), style));
        plainFrom = to;
        return to;
    }

    private void flush(int to) {
        if (to > plainFrom) {
            pieces.add(new Piece(text.substring(plainFrom, to), ""));
        }
        plainFrom = to;
    }

    private int endOfString(int from) {
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            } else if (c == '\n') {
                return i; // it ends too early: do not colour the rest of the text
            }
        }
        return text.length();
    }

    private boolean isName(int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    private int endOf(int from, String letters) {
        int at = from;
        while (at < text.length() && letters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
