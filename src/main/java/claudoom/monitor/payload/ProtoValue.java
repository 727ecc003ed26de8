package claudoom.monitor.payload;

import claudoom.monitor.payload.ProtoWire.NotProto;
import claudoom.monitor.payload.ProtoWire.Part;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of Protobuf fields whose type is known. */
final class ProtoValue {

    private ProtoValue() {}

    /** The wire type of one value of this field. */
    static int wire(FieldDescriptor field) {
        return switch (field.getType()) {
            case DOUBLE, FIXED64, SFIXED64 -> ProtoWire.FIXED64;
            case FLOAT, FIXED32, SFIXED32 -> ProtoWire.FIXED32;
            case STRING, BYTES, MESSAGE -> ProtoWire.BYTES;
            case GROUP -> ProtoWire.GROUP;
            default -> ProtoWire.VARINT;
        };
    }

    /** A number, boolean or text as it is written. */
    static String plain(byte[] bytes, FieldDescriptor field, Part part) throws NotProto {
        if (part.wire() != wire(field)) {
            throw new NotProto("the key of an entry is of another type", part.at(), false);
        }
        return switch (part.wire()) {
            case ProtoWire.VARINT -> varint(field, new ProtoWire(bytes, part.from(), part.to()).varint());
            case ProtoWire.FIXED64 -> eight(field, ProtoWire.fixed(bytes, part.from(), 8));
            case ProtoWire.FIXED32 -> four(field, (int) ProtoWire.fixed(bytes, part.from(), 4));
            default -> {
                String text = part.to() - part.from() > Limits.NAME ? null : text(bytes, part);
                yield text == null ? Hex.brief(bytes, part.from(), part.to()) : text;
            }
        };
    }

    private static String varint(FieldDescriptor field, long value) {
        return switch (field.getType()) {
            case BOOL -> Boolean.toString(value != 0);
            case UINT64 -> Long.toUnsignedString(value);
            case UINT32 -> Long.toString(value & 0xffff_ffffL);
            case SINT32 -> Integer.toString(CodedInputStream.decodeZigZag32((int) value));
            case SINT64 -> Long.toString(CodedInputStream.decodeZigZag64(value));
            case INT32, ENUM -> Integer.toString((int) value);
            default -> Long.toString(value);
        };
    }

    private static String eight(FieldDescriptor field, long value) {
        return switch (field.getType()) {
            case DOUBLE -> Double.toString(Double.longBitsToDouble(value));
            case FIXED64 -> Long.toUnsignedString(value);
            default -> Long.toString(value);
        };
    }

    private static String four(FieldDescriptor field, int value) {
        return switch (field.getType()) {
            case FLOAT -> Float.toString(Float.intBitsToFloat(value));
            case FIXED32 -> Integer.toUnsignedString(value);
            default -> Integer.toString(value);
        };
    }

    /** The bytes as the text they are; null if they are none, or too many. */
    static @Nullable String text(byte[] bytes, Part part) {
        return part.to() - part.from() > Limits.TEXT
                ? null
                : Utf8.whole(Arrays.copyOfRange(bytes, part.from(), part.to()));
    }
}
