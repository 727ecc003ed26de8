package claudoom.monitor.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code {placeholders}} in it, cut up once and filled in often. */
final class Phrase {

    // a JSON object never looks like this, so a payload may be a phrase too
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final List<Piece> pieces;

    private Phrase(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    static Phrase of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher name = NAME.matcher(text);
        int from = 0;
        while (name.find()) {
            pieces.add(new Piece(text.substring(from, name.start()), false));
            pieces.add(new Piece(name.group(1), true));
            from = name.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return new Phrase(pieces);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        pieces.stream().filter(Piece::name).forEach(p -> names.add(p.text));
        return names;
    }

    /** The text with the values put in; a placeholder without a value stays as it was written. */
    String fill(Map<String, String> values) {
        if (pieces.size() == 1) {
            return pieces.getFirst().text;
        }
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            filled.append(piece.name ? values.getOrDefault(piece.text, "{" + piece.text + "}") : piece.text);
        }
        return filled.toString();
    }

    private record Piece(String text, boolean name) {}
}
