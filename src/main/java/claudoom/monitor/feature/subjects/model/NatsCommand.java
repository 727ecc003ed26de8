package claudoom.monitor.feature.subjects.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Commands for the nats CLI that can be pasted into a shell, whatever stands in the subject. */
public final class NatsCommand {

    private NatsCommand() {}

    public static String subscribe(String subject) {
        return "nats sub " + (optional(subject) ? "-- " : "") + word(subject);
    }

    /**
     * Sends one message.
     *
     * @param payload the text to send; the CLI would fill in what stands in double braces, so it must have none
     */
    public static String publish(String subject, Map<String, List<String>> headers, String payload) {
        var command = new StringBuilder("nats pub");
        headers.forEach((name, values) -> values.forEach(value -> {
            if (!name.startsWith("Nats-") && name.indexOf(':') < 0) { // those are the server's own
                command.append(" -H ").append(word(name + ":" + value));
            }
        }));
        if (optional(subject) || optional(payload)) {
            command.append(" --"); // nothing behind it is an option or the name of a file with options
        }
        return command.append(' ').append(word(subject)).append(' ')
                .append(word(payload)).toString();
    }

    private static boolean optional(String word) {
        return word.startsWith("-") || word.startsWith("@");
    }

    /** One word for a POSIX shell; with control characters in it, one for bash, zsh and ksh. */
    private static String word(String text) {
        if (text.chars().noneMatch(NatsCommand::control)) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        var word = new StringBuilder("$'");
        text.chars().forEach(c -> {
            if (control(c)) {
                word.append(String.format(Locale.ROOT, c < 0x80 ? "\\x%02x" : "\\u%04x", c));
            } else {
                word.append(c == '\'' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return word.append('\'').toString();
    }

    private static boolean control(int c) {
        var type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
