package claudoom.monitor.payload;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A payload as the JSON that says the same, so that whoever looks for fields need know only JSON. What is JSON stays as it is; CBOR,
 * MessagePack and Protobuf of a known type are written anew. The work is bounded; any thread.
 *
 * @param json JSON where {@code trouble} is null
 * @param trouble why there are no fields in it, in a few words; null if it is JSON, or may be
 */
public record Unpacked(byte[] json, @Nullable String trouble) {

    /** Larger payloads are not written anew. */
    private static final int LARGEST = 64 << 10;
    private static final String JSON = "{[\"-0123456789tfn";

    /** @param as what somebody chose to read it as */
    public static Unpacked of(byte[] payload, As as) {
        return switch (as.reading()) {
            case AUTO, JSON, TEXT, HEX ->
                mayBeJson(payload) ? new Unpacked(payload, null) : rewritten(payload, As.AUTO);
            case CBOR, MESSAGEPACK, PROTOBUF -> payload.length == 0
                    ? new Unpacked(payload, null)
                    : rewritten(payload, as);
        };
    }

    /** Its first character tells; a binary format that begins so holds bytes that no text has. */
    private static boolean mayBeJson(byte[] payload) {
        int first = Payloads.firstNotBlank(payload, Payloads.startsWithOrderMark(payload) ? 3 : 0);
        if (first < 0) {
            return true;
        }
        if (JSON.indexOf(payload[first]) < 0) {
            return false;
        }
        return first == 0 || payload[first] == '{' || payload[first] == '[' || Utf8.whole(payload) != null;
    }

    private static Unpacked rewritten(byte[] payload, As as) {
        if (payload.length > LARGEST) {
            return new Unpacked(payload, as.reading() == Reading.AUTO
                    ? "payload is no JSON"
                    : "payload is " + as.words() + " and larger than 64 KiB");
        }
        var read = Payloads.decode(payload, payload.length, as);
        if (!read.form().structured()) {
            return new Unpacked(payload, as.reading() == Reading.AUTO
                    ? "payload is no JSON"
                    : "payload is not " + as.words());
        }
        if (read.form() == Decoded.Form.PROTOBUF && as.type() == null) {
            return new Unpacked(payload, "payload is Protobuf of an unknown type");
        }
        var json = read.cut() ? null : json(read);
        return json == null
                ? new Unpacked(payload, "payload is " + read.form().word() + " with too much in it")
                : new Unpacked(json, null);
    }

    private static byte @Nullable [] json(Decoded read) {
        var text = new StringBuilder();
        var closing = new StringBuilder(); // the brackets that are open, innermost last
        boolean fresh = true;
        for (var line : read.lines()) {
            while (closing.length() > line.depth()) {
                text.append(closing.charAt(closing.length() - 1));
                closing.setLength(closing.length() - 1);
                fresh = false;
            }
            text.append(fresh ? "" : ",");
            boolean member = !closing.isEmpty() && closing.charAt(closing.length() - 1) == '}';
            text.append(member ? "\"" + line.key() + "\":" : "");
            fresh = !line.leaf();
            switch (line.type()) {
                case "object", "list" -> {
                    text.append(line.type().equals("list") ? '[' : '{');
                    closing.append(line.type().equals("list") ? ']' : '}');
                }
                case "string", "bytes" -> text.append('"').append(line.value()).append('"');
                default -> text.append(plain(line.value()));
            }
        }
        return text.append(closing.reverse()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What JSON has no word for, as a text. */
    private static String plain(String value) {
        return value.startsWith("N") || value.contains("Inf") ? '"' + value + '"' : value;
    }
}
