package claudoom.monitor.payload;

import java.util.List;
import java.util.Locale;

/** A payload that somebody looks at, in the forms in which it can be read; each view is made when it is asked for. */
public final class Decoded {

    private final Form form;
    private final byte[] bytes;
    private final int trueSize;
    private final List<JsonLine> lines;
    private final boolean cut;
    private final String note;
    private final String kind;

    Decoded(Form form, String kind, byte[] bytes, int trueSize, List<JsonLine> lines, boolean cut, String note) {
        this.form = form;
        this.kind = kind;
        this.bytes = bytes;
        this.trueSize = trueSize;
        this.lines = lines;
        this.cut = cut;
        this.note = note;
    }

    /** What the bytes turned out to be. */
    public enum Form {
        EMPTY("no payload"),
        /** JSON, or the beginning of some; {@link Decoded#note} says if it is not all. */
        JSON("JSON"), CBOR("CBOR"), MESSAGEPACK("MessagePack"),
        /** With a type, or by field numbers. */
        PROTOBUF("Protobuf"),
        /** UTF-8, also of JSON that is broken. */
        TEXT("text"), BINARY("bytes");

        private final String word;

        Form(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether it has fields and values, so that there is a tree of it. */
        public boolean structured() {
            return this == JSON || this == CBOR || this == MESSAGEPACK || this == PROTOBUF;
        }
    }

    public Form form() {
        return form;
    }

    /** What it was taken for, safe to show: "MessagePack", "Protobuf lab.Death". */
    public String kind() {
        return kind;
    }

    /** Size of the payload in bytes as it was sent. */
    public int size() {
        return trueSize;
    }

    /** One or more sentences about anything unusual, safe to show; empty if there is nothing to say. */
    public String note() {
        return note;
    }

    /** What is in it as a tree, at most 10,000 lines; empty if it has no structure. */
    public List<JsonLine> lines() {
        return lines;
    }

    /** Whether {@link #lines} is not the whole payload. */
    public boolean cut() {
        return cut;
    }

    /** The best view of it: indented JSON that says the same as the payload, else the text, else the bytes in hex. */
    public String pretty() {
        return switch (form) {
            case EMPTY -> "";
            case JSON, CBOR, MESSAGEPACK, PROTOBUF -> pretty(lines, !cut);
            case TEXT -> raw();
            case BINARY -> hex();
        };
    }

    /** Some lines, whose first one holds the others, as indented JSON. */
    public static String pretty(List<JsonLine> lines, boolean whole) {
        return Pretty.of(lines, whole);
    }

    /** The bytes as text, at most 262,144 bytes of them, with everything invisible made visible. */
    public String raw() {
        String text = Visible.lines(Utf8.text(bytes, Limits.CHARACTERS), Integer.MAX_VALUE);
        int shown = Math.min(bytes.length, Limits.CHARACTERS);
        return shown == trueSize
                ? text
                : text + String.format(Locale.ROOT, "\n… the first %,d of %,d bytes", shown, trueSize);
    }

    /** Offset, sixteen bytes and their ASCII in each line, at most 65,536 bytes; a last line says if that is not all. */
    public String hex() {
        return Hex.dump(bytes, trueSize);
    }
}
