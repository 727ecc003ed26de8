package claudoom.monitor.payload;

import com.google.protobuf.Descriptors.Descriptor;

/** A type of Protobuf message that a descriptor set describes. */
public final class ProtoType {

    private final Descriptor descriptor;

    ProtoType(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** With its package: {@code clau.v1.Death}. */
    public String name() {
        return descriptor.getFullName();
    }

    Descriptor descriptor() {
        return descriptor;
    }
}
