package claudoom.monitor.ui;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What can be done with one value of a message; offered in the menu of the value (right click, or the menu key).
 *
 * @param id last part of the id of its line in the menu: {@code chart}
 * @param words what it does, for the menu: "Chart this number"
 * @param fits whether it can be done with a value at all; where not, it is not offered
 */
public record FieldAction(String id, String icon, String words, Predicate<Field> fits, Consumer<Field> act) {

    /** For everything that is a single value. */
    public static FieldAction ofValues(String id, String icon, String words, Consumer<Field> act) {
        return new FieldAction(id, icon, words, Field::leaf, act);
    }

    /** For numbers in the payload; see {@link PayloadView#whenNumberClicked} for a plain click. */
    public static FieldAction ofNumbers(String id, String icon, String words, Consumer<Field> act) {
        return new FieldAction(id, icon, words, field -> field.number() != null, act);
    }
}
