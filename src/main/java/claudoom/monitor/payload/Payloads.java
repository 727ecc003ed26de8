package claudoom.monitor.payload;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes bytes readable. Whatever they are, nothing is thrown and the work is bounded; a large one is not for the FX thread. */
public final class Payloads {

    private static final byte[] ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final byte[] bytes;
    private final int trueSize;
    private final StringBuilder note = new StringBuilder();

    private Payloads(byte[] bytes, int trueSize) {
        this.bytes = bytes;
        this.trueSize = Math.max(trueSize, bytes.length);
    }

    /**
     * Finds out what a payload is.
     *
     * @param bytes the payload or its head; kept, not copied, and never changed
     * @param trueSize its size in bytes as it was sent
     */
    public static Decoded decode(byte[] bytes, int trueSize) {
        return decode(bytes, trueSize, As.AUTO);
    }

    /** Reads a payload as somebody wants it; if it is not that, it says why and shows the bytes. */
    public static Decoded decode(byte[] bytes, int trueSize, As as) {
        return new Payloads(bytes, trueSize).decoded(as);
    }

    private Decoded decoded(As as) {
        if (truncated()) {
            say("Only the first " + Counted.of(bytes.length) + " of " + Counted.of(trueSize) + " bytes were kept.");
        }
        if (bytes.length == 0) {
            return plain(Decoded.Form.EMPTY);
        }
        return switch (as.reading()) {
            case AUTO -> auto();
            case JSON -> asked(Decoded.Form.JSON, "JSON", () -> JsonScan.json(bytes, orderMark()));
            case CBOR -> asked(Decoded.Form.CBOR, "CBOR", () -> JsonScan.cbor(bytes));
            case MESSAGEPACK -> asked(Decoded.Form.MESSAGEPACK, "MessagePack", () -> MessagePackScan.of(bytes));
            case PROTOBUF -> asked(Decoded.Form.PROTOBUF, as.words(), () -> ProtoScan.of(bytes, as.type()));
            case TEXT -> isText() ? plain(Decoded.Form.TEXT) : text(as);
            case HEX -> plain(Decoded.Form.BINARY);
        };
    }

    private Decoded auto() {
        int fault = Utf8.firstFault(bytes, truncated());
        int nul = fault >= 0 ? -1 : indexOf(c -> c == 0);
        if (fault >= 0 || nul >= 0) {
            String why = fault >= 0
                    ? "Not UTF-8 text: byte " + Counted.of(fault) + " does not belong there."
                    : "Not plain text: byte " + Counted.of(nul) + " is NUL.";
            return binary(why);
        }
        if (bytes.length > Limits.JSON_BYTES) {
            say("Larger than 2 MiB, so it was not read as JSON.");
            return plain(Decoded.Form.TEXT);
        }
        return text();
    }

    private Decoded text() {
        int offset = orderMark();
        int first = firstNotBlank(bytes, offset);
        boolean json = first >= 0 && "{[\"-0123456789tfn".indexOf(bytes[first]) >= 0;
        Found found = json ? JsonScan.json(bytes, offset) : null;
        if (found != null && (found.whole() || found.end() == Found.End.LIMIT)) {
            return taken(Decoded.Form.JSON, "JSON", found);
        }
        boolean structure = json && (bytes[first] == '{' || bytes[first] == '[');
        if (found != null && structure) {
            return broken(found);
        }
        // text has no such characters; what other programs send as Protobuf often has, and is UTF-8 all the same
        boolean odd = indexOf(c -> c >= 0 && c < ' ' && "\t\n\r\u001b".indexOf(c) < 0) >= 0;
        return odd && !truncated() && ProtoGuess.likely(bytes) ? protobuf() : plain(Decoded.Form.TEXT);
    }

    private Decoded broken(Found found) {
        if (headOf(found)) {
            return new Decoded(Decoded.Form.JSON, "JSON", bytes, trueSize, found.lines(), true, note.toString());
        }
        String where = found.at() < 0 ? "" : " at byte " + Counted.of(found.at());
        say("The JSON is broken" + where + ": " + found.trouble() + ".");
        return plain(Decoded.Form.TEXT);
    }

    /** Whether it only ends too early because not all of it was kept; a character of several bytes may have been cut through. */
    private boolean headOf(Found found) {
        return truncated() && (found.end() == Found.End.ENDED_EARLY || found.at() >= bytes.length - 4);
    }

    private Decoded binary(String whyNoText) {
        if (!truncated() && bytes.length <= Limits.JSON_BYTES) {
            var taken = structured();
            if (taken != null) {
                return taken;
            }
        }
        note.insert(0, whyNoText + (note.isEmpty() ? "" : " "));
        return plain(Decoded.Form.BINARY);
    }

    /** A container that is well-formed to its last byte and reads like one that somebody sent; anything less is shown as bytes. */
    private @Nullable Decoded structured() {
        Found pack = Plausible.mayBeMessagePack(bytes[0]) ? MessagePackScan.of(bytes) : null;
        Found cbor = Plausible.mayBeCbor(bytes[0]) ? JsonScan.cbor(bytes) : null;
        int packed = Plausible.weight(pack);
        int boarded = Plausible.weight(cbor);
        if (pack != null && packed > 0 && packed >= boarded) {
            if (boarded > 0) {
                say("It could be CBOR as well.");
            }
            return taken(Decoded.Form.MESSAGEPACK, "MessagePack", pack);
        }
        if (cbor != null && boarded > 0) {
            return taken(Decoded.Form.CBOR, "CBOR", cbor);
        }
        if (ProtoGuess.likely(bytes)) {
            return protobuf();
        }
        if ((pack != null && pack.whole()) || (cbor != null && cbor.whole())) {
            say("It would be well-formed as " + (pack != null && pack.whole() ? "MessagePack" : "CBOR")
                    + "; choose that if it is.");
        }
        return null;
    }

    private Decoded protobuf() {
        say("Taken for Protobuf, whose fields have only numbers until a type is chosen, below.");
        return taken(Decoded.Form.PROTOBUF, "Protobuf", ProtoScan.of(bytes, null));
    }

    /** What a user asked for: also if it is only the beginning, but never if it is something else. */
    private Decoded asked(Decoded.Form form, String kind, Supplier<Found> scan) {
        if (bytes.length > Limits.JSON_BYTES) {
            say("Larger than 2 MiB, so it was not read as " + kind + "; see Raw and Hex, or save it.");
            return plain(isText() ? Decoded.Form.TEXT : Decoded.Form.BINARY);
        }
        Found found = scan.get();
        if (found.whole() || found.end() == Found.End.LIMIT || headOf(found)) {
            return taken(form, kind, found);
        }
        say("Not " + kind + ": " + found.why() + ".");
        return plain(Decoded.Form.BINARY);
    }

    private Decoded taken(Decoded.Form form, String kind, Found found) {
        boolean part = !found.whole();
        if (found.end() == Found.End.LIMIT) {
            String where = found.at() < 0 ? "" : ", up to byte " + Counted.of(found.at());
            say("The " + form.word() + " is shown only in part" + where + ": " + found.trouble() + ".");
        } else if (found.cut()) {
            say("Only the first " + Counted.of(found.lines().size()) + " lines of the " + form.word() + " are shown.");
        }
        return new Decoded(form, kind, bytes, trueSize, found.lines(), part || found.cut(), note.toString());
    }

    private boolean isText() {
        return Utf8.firstFault(bytes, truncated()) < 0;
    }

    private Decoded text(As as) {
        say("Not " + as.words() + ": byte " + Counted.of(Utf8.firstFault(bytes, truncated()))
                + " does not belong there; shown all the same, with a sign for each such byte.");
        return plain(Decoded.Form.TEXT);
    }

    private Decoded plain(Decoded.Form form) {
        return new Decoded(form, form.word(), bytes, trueSize, List.of(), false, note.toString());
    }

    private boolean truncated() {
        return bytes.length < trueSize;
    }

    private int indexOf(IntPredicate what) {
        for (int i = 0; i < bytes.length; i++) {
            if (what.test(bytes[i])) {
                return i;
            }
        }
        return -1;
    }

    private int orderMark() {
        if (!startsWithOrderMark(bytes)) {
            return 0;
        }
        say("It starts with a byte order mark.");
        return ORDER_MARK.length;
    }

    static boolean startsWithOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == ORDER_MARK[0] && bytes[1] == ORDER_MARK[1] && bytes[2] == ORDER_MARK[2];
    }

    static int firstNotBlank(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
                return i;
            }
        }
        return -1;
    }

    private void say(String sentence) {
        note.append(note.isEmpty() ? "" : " ").append(sentence);
    }
}
