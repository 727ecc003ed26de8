package claudoom.monitor.nats;

import io.nats.client.support.IncomingHeadersProcessor;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message that a jnats reader dies of: the server passes headers on as they were published, and a block that
 * jnats cannot read ends its reader without a word.
 */
final class MalformedHeaders {

    private static final byte[] VERB = "HMSG ".getBytes(StandardCharsets.ISO_8859_1);

    private MalformedHeaders() {}

    /**
     * The subject of the first message whose header block does not end before {@code from} and is malformed, or null.
     *
     * @param from what is before it was read without harm
     */
    static @Nullable String subject(byte[] bytes, int from) {
        for (int at = find(bytes, 0); at >= 0; at = find(bytes, at + 1)) {
            int lineEnd = lineEnd(bytes, at);
            if (lineEnd < 0) {
                return null;
            }
            var words = new String(bytes, at, lineEnd - at, StandardCharsets.UTF_8).split(" ", -1);
            int headerLength = words.length >= 5 ? number(words[words.length - 2]) : -1;
            int begin = lineEnd + 2;
            if (headerLength >= 0 && headerLength <= bytes.length - begin && begin + headerLength >= from) {
                var block = new byte[headerLength];
                System.arraycopy(bytes, begin, block, 0, headerLength);
                if (malformed(block)) {
                    return words[1];
                }
            }
        }
        return null;
    }

    private static int find(byte[] bytes, int from) {
        for (int at = from; at <= bytes.length - VERB.length; at++) {
            int same = 0;
            while (same < VERB.length && bytes[at + same] == VERB[same]) {
                same++;
            }
            if (same == VERB.length) {
                return at;
            }
        }
        return -1;
    }

    private static int lineEnd(byte[] bytes, int from) {
        for (int at = from; at < bytes.length - 1; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    /** Asks jnats itself, so that this is exactly what its reader dies of. */
    static boolean malformed(byte[] block) {
        try {
            return new IncomingHeadersProcessor(block).getSerializedLength() < 0;
        } catch (RuntimeException broken) {
            return true;
        }
    }
}
