package claudoom.monitor.feature.control.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator reads before a command leaves.
 *
 * @param deed what the confirming button does: "Reset 3 agents"
 * @param grammar in whose words, and why
 * @param subjects all of them
 * @param payload of the first message, or empty if there is none
 * @param receivers who listens now
 * @param warnings what speaks against it, worst first
 * @param type the word to type, or null
 */
public record Confirmation(String deed, String grammar, List<String> subjects, String payload, String receivers,
        String server, String environment, List<String> warnings, @Nullable String type) {

    public Confirmation {
        subjects = List.copyOf(subjects);
        warnings = List.copyOf(warnings);
    }
}
