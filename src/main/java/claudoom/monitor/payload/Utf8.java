package claudoom.monitor.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells UTF-8 text from other bytes. */
public final class Utf8 {

    private static final int CHUNK = 8_192;

    private Utf8() {}

    /** The bytes as the text they are, invisible characters and all; null if they are not UTF-8 from first to last. */
    public static @Nullable String whole(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    /**
     * Where the bytes cease to be UTF-8, or -1 if they are UTF-8 to the end.
     *
     * @param headOnly that more followed, so that a character cut through at the end is no fault
     */
    public static int firstFault(byte[] bytes, boolean headOnly) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.clamp(bytes.length, 16, CHUNK));
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, !headOnly);
        } while (result.isOverflow());
        return result.isError() ? in.position() : -1;
    }

    /** The first bytes as text, one sign for each fault; a character that does not fit whole is left out. */
    static String text(byte[] bytes, int most) {
        int end = Math.min(bytes.length, most);
        int back = end < bytes.length ? 3 : 0;
        while (back > 0 && end > 0 && (bytes[end] & 0xc0) == 0x80) {
            end--;
            back--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
