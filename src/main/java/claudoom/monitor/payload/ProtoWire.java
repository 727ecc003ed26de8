package claudoom.monitor.payload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of one Protobuf message as they lie in its bytes, one after the other; nothing is copied. */
final class ProtoWire {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int GROUP = 3;
    static final int GROUP_END = 4;
    static final int FIXED32 = 5;

    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    ProtoWire(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * One field.
     *
     * @param at byte at which its tag begins
     * @param from where its value begins; of bytes without their length
     * @param to where its value ends
     */
    record Part(int number, int wire, int at, int from, int to) {}

    /** Bytes that are no Protobuf message, and where. */
    static final class NotProto extends Exception {

        private static final long serialVersionUID = 1;
        private final int at;
        private final boolean early;

        NotProto(String words, int at, boolean early) {
            super(words, null, false, false);
            this.at = at;
            this.early = early;
        }

        int at() {
            return at;
        }

        boolean early() {
            return early;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** All fields, those of one number together, in the order in which their first ones come. */
    Map<Integer, List<Part>> byNumber() throws NotProto {
        Map<Integer, List<Part>> found = new LinkedHashMap<>();
        for (Part part : parts()) {
            found.computeIfAbsent(part.number(), number -> new ArrayList<>(1)).add(part);
        }
        return found;
    }

    /** All fields as they come, at most so many that a limit is passed. */
    List<Part> parts() throws NotProto {
        List<Part> parts = new ArrayList<>();
        while (at < end && parts.size() <= Limits.TOKENS) {
            parts.add(next());
        }
        return parts;
    }

    private Part next() throws NotProto {
        int start = at;
        long tag = varint();
        int wire = (int) (tag & 7);
        long number = tag >>> 3;
        if (number < 1 || number > 0x1fff_ffffL) {
            throw new NotProto("there is no field number " + Long.toUnsignedString(number), start, false);
        }
        int from = at;
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> skip(8);
            case FIXED32 -> skip(4);
            case BYTES -> {
                long length = varint();
                from = at;
                skip(length);
            }
            case GROUP -> skipGroup((int) number);
            default -> throw new NotProto("there is no wire type " + wire, start, false);
        }
        return new Part((int) number, wire, start, from, at);
    }

    /** Leaves the end of a group behind; groups in it are counted, not followed. */
    private void skipGroup(int number) throws NotProto {
        int depth = 1;
        int start = at;
        while (depth > 0) {
            int here = at;
            long tag = varint();
            switch ((int) (tag & 7)) {
                case VARINT -> varint();
                case FIXED64 -> skip(8);
                case FIXED32 -> skip(4);
                case BYTES -> skip(varint());
                case GROUP -> depth++;
                case GROUP_END -> {
                    depth--;
                    if (depth == 0 && tag >>> 3 != number) {
                        throw new NotProto("a group does not end as it began", start, false);
                    }
                }
                default -> throw new NotProto("there is no wire type " + (tag & 7), here, false);
            }
        }
    }

    private void skip(long length) throws NotProto {
        if (length < 0 || length > end - at) {
            throw new NotProto("a value is longer than what is left", at, true);
        }
        at += (int) length;
    }

    long varint() throws NotProto {
        int start = at;
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (at == end) {
                throw new NotProto("it ends too early", at, true);
            }
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << (7 * i);
            if (b >= 0) {
                return value;
            }
        }
        throw new NotProto("a number does not end", start, false);
    }

    int position() {
        return at;
    }

    /** A little-endian number of four or eight bytes. */
    static long fixed(byte[] bytes, int from, int length) {
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[from + i] & 0xff);
        }
        return value;
    }
}
