package claudoom.monitor.payload;

/** A message and its description, for tests of other packages. */
public final class ProtoBytes {

    private ProtoBytes() {}

    public static byte[] descriptors() {
        return ProtobufTest.DESCRIPTORS.clone();
    }

    /** A {@code lab.Death}. */
    public static byte[] death() {
        return ProtobufTest.death();
    }
}
