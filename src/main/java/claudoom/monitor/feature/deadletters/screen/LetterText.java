package claudoom.monitor.feature.deadletters.screen;

import claudoom.monitor.payload.Decoded;
import claudoom.monitor.payload.JsonLine;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.ui.PayloadText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a letter into what a person can read or take elsewhere. */
final class LetterText {

    private LetterText() {}

    static PayloadText of(byte[] payload) {
        var decoded = Payloads.decode(payload, payload.length);
        boolean text = decoded.form() == Decoded.Form.JSON || decoded.form() == Decoded.Form.TEXT;
        return new PayloadText(kind(decoded.form()), text ? decoded.pretty() : "",
                decoded.lines().stream().map(LetterText::line).toList(), decoded.raw(), decoded.hex(), decoded.note());
    }

    private static String kind(Decoded.Form form) {
        return switch (form) {
            case EMPTY -> "empty";
            case JSON -> "JSON";
            case TEXT -> "text";
            case BINARY -> "bytes";
        };
    }

    private static PayloadText.JsonLine line(JsonLine line) {
        return new PayloadText.JsonLine(line.depth(), line.key(), line.value(), line.type());
    }

    static boolean text(byte[] payload) {
        return decoded(payload) != null;
    }

    /** For the clipboard: the text itself, or Base64 where it is none. */
    static String copied(byte[] payload) {
        var text = decoded(payload);
        return text != null ? text : Base64.getEncoder().encodeToString(payload);
    }

    private static @Nullable String decoded(byte[] payload) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
