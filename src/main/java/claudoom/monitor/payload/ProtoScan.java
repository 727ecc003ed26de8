package claudoom.monitor.payload;

import claudoom.monitor.payload.ProtoWire.NotProto;
import claudoom.monitor.payload.ProtoWire.Part;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a Protobuf message: with its type by the names of its fields, without by their numbers and wire types. No message
 * objects are made, so a small payload cannot become a large one.
 */
final class ProtoScan {

    private final byte[] bytes;
    private final TreeLines lines = new TreeLines();

    private ProtoScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A limit was reached. */
    private static final class Stop extends Exception {

        private static final long serialVersionUID = 1;
        private final transient Found found;

        Stop(Found found) {
            super("limit", null, false, false);
            this.found = found;
        }
    }

    static Found of(byte[] bytes, @Nullable ProtoType type) {
        ProtoScan scan = new ProtoScan(bytes);
        try {
            scan.message(0, bytes.length, type == null ? null : type.descriptor());
            return scan.lines.whole();
        } catch (NotProto broken) {
            return scan.lines.found(broken.early() ? Found.End.ENDED_EARLY : Found.End.BROKEN, broken.at(),
                    broken.words());
        } catch (Stop limit) {
            return limit.found;
        }
    }

    private void message(int from, int to, @Nullable Descriptor type) throws NotProto, Stop {
        if (lines.depth() >= Limits.DEPTH) {
            throw new Stop(lines.tooDeep(from));
        }
        Map<Integer, List<Part>> fields = new ProtoWire(bytes, from, to).byNumber();
        lines.enter(false);
        for (List<Part> parts : fields.values()) {
            FieldDescriptor field = type == null ? null : type.findFieldByNumber(parts.getFirst().number());
            if (field == null) {
                unknown(parts);
            } else {
                known(field, parts);
            }
        }
        lines.leave();
    }

    private void count(Part part) throws Stop {
        if (!lines.another()) {
            throw new Stop(lines.tooMany(part.at()));
        }
    }

    private void known(FieldDescriptor field, List<Part> parts) throws NotProto, Stop {
        lines.key(field.getName());
        if (field.isMapField()) {
            lines.enter(false);
            for (Part part : parts) {
                entry(field, part);
            }
            lines.leave();
        } else if (field.isRepeated() || parts.size() > 1) {
            lines.enter(true);
            for (Part part : parts) {
                element(field, part);
            }
            lines.leave();
        } else {
            value(field, parts.getFirst());
        }
    }

    private void entry(FieldDescriptor map, Part part) throws NotProto, Stop {
        count(part);
        wire(map, part, ProtoWire.BYTES);
        Descriptor type = map.getMessageType();
        Part key = null;
        Part value = null;
        for (Part each : new ProtoWire(bytes, part.from(), part.to()).parts()) {
            key = each.number() == 1 ? each : key;
            value = each.number() == 2 ? each : value;
        }
        lines.key(key == null ? "" : ProtoValue.plain(bytes, type.findFieldByNumber(1), key));
        if (value == null) {
            lines.value("null", "null");
        } else {
            value(type.findFieldByNumber(2), value);
        }
    }

    /** One element of a list, or a run of them packed into one. */
    private void element(FieldDescriptor field, Part part) throws NotProto, Stop {
        if (part.wire() != ProtoWire.BYTES || !field.isPackable()) {
            value(field, part);
            return;
        }
        int wire = ProtoValue.wire(field);
        ProtoWire run = new ProtoWire(bytes, part.from(), part.to());
        for (int at = part.from(); at < part.to(); at = run.position()) {
            int length = wire == ProtoWire.FIXED64 ? 8 : wire == ProtoWire.FIXED32 ? 4 : 0;
            if (length > part.to() - at) {
                throw new NotProto("a value is longer than what is left", at, true);
            }
            if (length == 0) {
                run.varint();
            } else {
                run = new ProtoWire(bytes, at + length, part.to());
            }
            value(field, new Part(part.number(), wire, at, at, length == 0 ? run.position() : at + length));
        }
    }

    private void value(FieldDescriptor field, Part part) throws NotProto, Stop {
        count(part);
        wire(field, part, ProtoValue.wire(field));
        switch (field.getJavaType()) {
            case MESSAGE -> message(part.from(), inner(part), field.getMessageType());
            case ENUM -> {
                int number = (int) new ProtoWire(bytes, part.from(), part.to()).varint();
                EnumValueDescriptor word = field.getEnumType().findValueByNumber(number);
                if (word == null) {
                    lines.value(Integer.toString(number), "number");
                } else {
                    lines.text(word.getName());
                }
            }
            case STRING, BYTE_STRING -> texts(part, field.getType() == FieldDescriptor.Type.STRING);
            case BOOLEAN -> lines.value(ProtoValue.plain(bytes, field, part), "boolean");
            default -> lines.value(ProtoValue.plain(bytes, field, part), "number");
        }
    }

    private static void wire(FieldDescriptor field, Part part, int wanted) throws NotProto {
        if (part.wire() != wanted) {
            throw new NotProto("field " + field.getName() + " is not of the type that the description gives it",
                    part.at(), false);
        }
    }

    private void texts(Part part, boolean text) {
        String said = text ? ProtoValue.text(bytes, part) : null;
        if (said == null) {
            lines.value(Hex.brief(bytes, part.from(), part.to()), "bytes");
        } else {
            lines.text(said);
        }
    }

    private void unknown(List<Part> parts) throws NotProto, Stop {
        Part first = parts.getFirst();
        boolean many = parts.size() > 1;
        String what = many ? "list" : ProtoGuess.word(bytes, first);
        lines.key(Integer.toString(first.number()), first.number() + " (" + what + ")");
        if (many) {
            lines.enter(true);
        }
        for (Part part : parts) {
            count(part);
            guessed(part);
        }
        if (many) {
            lines.leave();
        }
    }

    private void guessed(Part part) throws NotProto, Stop {
        switch (part.wire()) {
            case ProtoWire.VARINT -> lines.value(Long.toUnsignedString(
                    new ProtoWire(bytes, part.from(), part.to()).varint()), "number");
            case ProtoWire.FIXED64, ProtoWire.FIXED32 -> lines.value(ProtoGuess.fixed(bytes, part), "number");
            case ProtoWire.GROUP -> message(part.from(), inner(part), null);
            default -> {
                switch (ProtoGuess.of(bytes, part)) {
                    case TEXT -> lines.text(String.valueOf(ProtoValue.text(bytes, part)));
                    case MESSAGE -> message(part.from(), part.to(), null);
                    case BYTES -> lines.value(Hex.brief(bytes, part.from(), part.to()), "bytes");
                }
            }
        }
    }

    /** Where what is in a message ends: a group carries its end tag with it. */
    private int inner(Part part) {
        if (part.wire() != ProtoWire.GROUP) {
            return part.to();
        }
        long tag = ((long) part.number() << 3) | ProtoWire.GROUP_END;
        int length = 1;
        while (tag >>> (7 * length) != 0) {
            length++;
        }
        return Math.max(part.from(), part.to() - length);
    }
}
