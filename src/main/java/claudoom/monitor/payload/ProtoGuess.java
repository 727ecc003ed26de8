package claudoom.monitor.payload;

import claudoom.monitor.payload.ProtoWire.NotProto;
import claudoom.monitor.payload.ProtoWire.Part;
import java.util.List;

/** What Protobuf fields may be of which only number and wire type are known. */
final class ProtoGuess {

    private static final int LARGEST_NUMBER = 1_000;
    private static final int FEW = 3;

    private ProtoGuess() {}

    /** What bytes with a length may be. */
    enum What {
        TEXT, MESSAGE, BYTES
    }

    /** Text where nothing speaks against it, else a message where it is well-formed, else bytes. */
    static What of(byte[] bytes, Part part) {
        boolean text = readable(bytes, part);
        boolean begunByTag = part.to() > part.from() && bytes[part.from()] < ' ';
        if (text && !begunByTag) {
            return What.TEXT;
        }
        return plausible(bytes, part.from(), part.to()) ? What.MESSAGE : text ? What.TEXT : What.BYTES;
    }

    static String word(byte[] bytes, Part part) {
        return switch (part.wire()) {
            case ProtoWire.VARINT -> "varint";
            case ProtoWire.FIXED64 -> "fixed64";
            case ProtoWire.FIXED32 -> "fixed32";
            case ProtoWire.GROUP -> "group";
            default -> switch (of(bytes, part)) {
                case TEXT -> "text";
                case MESSAGE -> "message";
                case BYTES -> "bytes";
            };
        };
    }

    /** A fixed number as the decimal it probably is, else as the whole number. */
    static String fixed(byte[] bytes, Part part) {
        long value = ProtoWire.fixed(bytes, part.from(), part.to() - part.from());
        boolean eight = part.wire() == ProtoWire.FIXED64;
        double decimal = eight ? Double.longBitsToDouble(value) : Float.intBitsToFloat((int) value);
        boolean ordinary = value != 0 && Math.abs(decimal) >= 1e-9 && Math.abs(decimal) <= 1e15;
        if (!ordinary) {
            return Long.toUnsignedString(value);
        }
        return eight ? Double.toString(decimal) : Float.toString((float) decimal);
    }

    /**
     * Whether nobody would be surprised if a whole payload were a message: well-formed to the last byte, its fields in the order in which
     * the libraries write them, and some readable text in it. Random bytes pass in far less than one of a hundred cases.
     */
    static boolean likely(byte[] bytes) {
        return plausible(bytes, 0, bytes.length) && speaks(bytes, 0, bytes.length, 0);
    }

    private static boolean plausible(byte[] bytes, int from, int to) {
        try {
            int before = 0;
            List<Part> parts = new ProtoWire(bytes, from, to).parts();
            for (Part part : parts) {
                if (part.number() < before || part.number() > LARGEST_NUMBER || part.wire() == ProtoWire.GROUP) {
                    return false;
                }
                before = part.number();
            }
            return !parts.isEmpty() && parts.size() < Limits.TOKENS;
        } catch (NotProto broken) {
            return false;
        }
    }

    private static boolean speaks(byte[] bytes, int from, int to, int depth) {
        try {
            for (Part part : new ProtoWire(bytes, from, to).parts()) {
                boolean holds = part.wire() == ProtoWire.BYTES && part.to() - part.from() >= FEW;
                if (holds && readable(bytes, part)) {
                    return true;
                }
                if (holds && depth < FEW && plausible(bytes, part.from(), part.to())
                        && speaks(bytes, part.from(), part.to(), depth + 1)) {
                    return true;
                }
            }
            return false;
        } catch (NotProto broken) {
            return false;
        }
    }

    private static boolean readable(byte[] bytes, Part part) {
        for (int i = part.from(); i < part.to(); i++) {
            boolean control =
                    (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\t' && bytes[i] != '\r')
                            || bytes[i] == 0x7f;
            if (control) {
                return false;
            }
        }
        return ProtoValue.text(bytes, part) != null;
    }
}
