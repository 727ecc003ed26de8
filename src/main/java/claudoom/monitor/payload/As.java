package claudoom.monitor.payload;

import org.jspecify.annotations.Nullable;

/**
 * How a payload is to be read.
 *
 * @param type the type of Protobuf message to try, null to do without
 */
public record As(Reading reading, @Nullable ProtoType type) {

    /** As what it turns out to be, without Protobuf types. */
    public static final As AUTO = new As(Reading.AUTO, null);

    /** In words: "MessagePack", "Protobuf lab.Death". */
    public String words() {
        return reading == Reading.PROTOBUF && type != null ? "Protobuf " + type.name() : reading.word();
    }
}
