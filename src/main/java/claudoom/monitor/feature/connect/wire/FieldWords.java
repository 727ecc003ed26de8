package claudoom.monitor.feature.connect.wire;

import java.util.Locale;

/** What is wrong with an option of the command line, said of the field that stands for it. */
final class FieldWords {

    private FieldWords() {}

    /** A sentence that begins with a capital, or with the file that it is about, and names no option. */
    static String of(String message) {
        var words = message.replace("--tlscert and --tlskey", "Certificate and key").replace(" in --tlscert ", " in ")
                .replace("--inbox-prefix", "This").replaceFirst("^--[a-z]+ ", "");
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
