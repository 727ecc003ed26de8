package claudoom.monitor.feature.subjects.model;

/** Commands for the nats CLI that can be pasted into a shell, whatever stands in the subject. */
public final class NatsCommand {

    private NatsCommand() {}

    public static String subscribe(String subject) {
        return "nats sub " + word(subject);
    }

    /** One word for a POSIX shell; with control characters in it, one for bash, zsh and ksh. */
    private static String word(String text) {
        if (text.chars().noneMatch(NatsCommand::control)) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        var word = new StringBuilder("$'");
        text.chars().forEach(c -> {
            if (control(c)) {
                word.append(String.format(java.util.Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", c));
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
