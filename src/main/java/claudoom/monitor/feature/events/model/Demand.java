package claudoom.monitor.feature.events.model;

import com.google.re2j.Pattern;

/** What is asked of one value that is there. */
sealed interface Demand {

    /** @param name how the user calls the place, for the words that say why it cannot be told */
    Answer of(String name, Value value, Looked message);

    /** Any value will do. */
    record Exists() implements Demand {

        @Override
        public Answer of(String name, Value value, Looked message) {
            return Answer.YES;
        }
    }

    /** Stands to what was typed as asked: numbers by size, texts by letters, upper and lower case being one. */
    record Compared(Relation relation, Literal typed) implements Demand {

        @Override
        public Answer of(String name, Value value, Looked message) {
            if (value.type() == Value.Type.STRUCTURE) {
                return Answer.NO;
            }
            boolean numbers = typed.number() && value.type() == Value.Type.NUMBER;
            if (!numbers && relation.ordered() && (typed.number() || value.type() != Value.Type.TEXT)) {
                return message.undecided(
                        typed.number() ? name + " is no number" : name + " is no text");
            }
            int order = numbers
                    ? Literal.compare(value.text(), typed.text())
                    : value.text().compareToIgnoreCase(typed.text());
            return Answer.of(relation.holds(order));
        }
    }

    /** Has these letters in it, or at its beginning. */
    record Has(String text, boolean first) implements Demand {

        @Override
        public Answer of(String name, Value value, Looked message) {
            return Answer.of(value.type() != Value.Type.STRUCTURE && in(value.text()));
        }

        boolean in(String whole) {
            int last = first ? 0 : whole.length() - text.length();
            for (int i = 0; i <= last; i++) {
                if (whole.regionMatches(true, i, text, 0, text.length())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Somewhere in it the regular expression finds something. */
    record Matches(Pattern pattern) implements Demand {

        @Override
        public Answer of(String name, Value value, Looked message) {
            return Answer.of(value.type() != Value.Type.STRUCTURE
                    && pattern.matcher(message.timed(value.text())).find());
        }
    }
}
