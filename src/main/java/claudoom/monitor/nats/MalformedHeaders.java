package claudoom.monitor.nats;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message that a jnats reader dies of: the server passes headers on as they were published, and a block that does
 * not begin with NATS/1.0 or has a line without a key ends the reader without a word.
 */
final class MalformedHeaders {

    private static final String VERSION = "NATS/1.0";

    private MalformedHeaders() {}

    static @Nullable String firstSubject(byte[] bytes, int length) {
        var text = new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("HMSG "); at >= 0; at = text.indexOf("HMSG ", at + 5)) {
            int lineEnd = text.indexOf("\r\n", at);
            if (lineEnd < 0) {
                return null;
            }
            var words = text.substring(at, lineEnd).split(" ", -1);
            int headerLength = words.length >= 5 ? number(words[words.length - 2]) : -1;
            int from = lineEnd + 2;
            if (headerLength >= 0 && from + headerLength <= text.length()
                    && malformed(text.substring(from, from + headerLength))) {
                return new String(words[1].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    static boolean malformed(String block) {
        if (!block.startsWith(VERSION) || !block.endsWith("\r\n")) {
            return true;
        }
        var lines = block.split("\r\n", -1);
        for (int n = 1; n < lines.length; n++) {
            if (!lines[n].isEmpty() && lines[n].indexOf(':') <= 0) {
                return true;
            }
        }
        return false;
    }
}
