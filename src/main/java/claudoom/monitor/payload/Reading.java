package claudoom.monitor.payload;

/** As what somebody wants payloads to be read. */
public enum Reading {
    /** As what they turn out to be. */
    AUTO("auto"), JSON("JSON"), CBOR("CBOR"), MESSAGEPACK("MessagePack"), PROTOBUF("Protobuf"), TEXT("text"), HEX(
            "hex");

    private final String word;

    Reading(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
