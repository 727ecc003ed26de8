package claudoom.monitor.ui;

import claudoom.monitor.terms.Ground;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person reads before something is sent that changes something.
 *
 * @param title what will be done, with its count: "Purge 1,204 messages of AGENT_EVENTS"
 * @param button what the button that sends says
 * @param danger whether something is interrupted or lost, so that the button is red
 * @param notes what speaks against it, worst first
 * @param changes settings that change
 * @param effects what it will do
 * @param facts where it goes, what is sent
 * @param type what must be typed to confirm; null where a press is enough
 * @param demand the sentence over the field in which it is typed
 * @param ground the connection for which it was made ready
 * @param made when what it says was true
 */
public record ConfirmText(String title, String button, boolean danger, List<String> notes, List<Change> changes,
        List<String> effects, List<Fact> facts, @Nullable String type, String demand, Ground ground, Instant made) {

    /** A setting as it is and as it will be. */
    public record Change(String what, String is, String becomes) {}

    /**
     * A word and what it stands for.
     *
     * @param id the end of the id of its value; empty if it needs none
     */
    public record Fact(String word, String value, Form form, String id) {

        public static Fact words(String word, String value) {
            return new Fact(word, value, Form.WORDS, "");
        }

        public static Fact code(String id, String word, String value) {
            return new Fact(word, value, Form.CODE, id);
        }

        /** The same for a shell, to be copied. */
        public static Fact command(String command) {
            return new Fact("As a command", command, Form.COMMAND, "command");
        }
    }

    /** How a fact is written. */
    public enum Form {
        WORDS, CODE, COMMAND
    }

    public ConfirmText {
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
        effects = List.copyOf(effects);
        facts = List.copyOf(facts);
    }
}
