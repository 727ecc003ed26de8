package claudoom.monitor.payload;

import java.util.List;
import java.util.Locale;

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
        return new Payloads(bytes, trueSize).decoded();
    }

    private Decoded decoded() {
        if (truncated()) {
            say("Only the first " + count(bytes.length) + " of " + count(trueSize) + " bytes were kept.");
        }
        if (bytes.length == 0) {
            return plain(Decoded.Form.EMPTY);
        }
        int fault = Utf8.firstFault(bytes, truncated());
        if (fault >= 0) {
            say("Not UTF-8 text: byte " + count(fault) + " does not belong there.");
            return plain(Decoded.Form.BINARY);
        }
        int nul = indexOfNul();
        if (nul >= 0) {
            say("Not plain text: byte " + count(nul) + " is NUL.");
            return plain(Decoded.Form.BINARY);
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
        if (first < 0 || "{[\"-0123456789tfn".indexOf(bytes[first]) < 0) {
            return plain(Decoded.Form.TEXT);
        }
        boolean structure = bytes[first] == '{' || bytes[first] == '[';
        JsonScan.Found found = JsonScan.of(bytes, offset);
        return switch (found.end()) {
            case WHOLE -> whole(found);
            case LIMIT -> part(found);
            case ENDED_EARLY, BROKEN -> structure ? broken(found) : plain(Decoded.Form.TEXT);
        };
    }

    private Decoded whole(JsonScan.Found found) {
        if (found.cut()) {
            say("Only the first " + count(found.lines().size()) + " lines of the JSON are shown.");
        }
        return new Decoded(Decoded.Form.JSON, bytes, trueSize, found.lines(), found.cut(), note.toString());
    }

    private Decoded part(JsonScan.Found found) {
        String where = found.at() < 0 ? "" : ", up to byte " + count(found.at());
        say("The JSON is shown only in part" + where + ": " + found.trouble() + ".");
        return new Decoded(Decoded.Form.JSON, bytes, trueSize, found.lines(), true, note.toString());
    }

    private Decoded broken(JsonScan.Found found) {
        // a character of several bytes may have been cut through, then the parser finds the fault a little earlier
        if (truncated() && (found.end() == JsonScan.End.ENDED_EARLY || found.at() >= bytes.length - 4)) {
            return new Decoded(Decoded.Form.JSON, bytes, trueSize, found.lines(), true, note.toString());
        }
        String where = found.at() < 0 ? "" : " at byte " + count(found.at());
        say("The JSON is broken" + where + ": " + found.trouble() + ".");
        return plain(Decoded.Form.TEXT);
    }

    private Decoded plain(Decoded.Form form) {
        return new Decoded(form, bytes, trueSize, List.of(), false, note.toString());
    }

    private boolean truncated() {
        return bytes.length < trueSize;
    }

    private int indexOfNul() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
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

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
