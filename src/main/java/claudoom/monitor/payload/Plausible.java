package claudoom.monitor.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether bytes that are well-formed in a binary format were meant so. Almost every byte means something in MessagePack and CBOR, so only
 * objects and lists with readable names or texts in them count.
 */
final class Plausible {

    private static final int SHOWS = 2;
    private static final int LOOKED_AT = 200;

    private Plausible() {}

    /** Whether a map or list of MessagePack begins so. */
    static boolean mayBeMessagePack(byte first) {
        int b = first & 0xff;
        return (b >= 0x80 && b <= 0x9f) || (b >= 0xdc && b <= 0xdf);
    }

    /** Whether a map or list of CBOR begins so, or a tag. */
    static boolean mayBeCbor(byte first) {
        int b = first & 0xff;
        return (b >= 0x80 && b <= 0xbf) || (b >= 0xc0 && b <= 0xdb);
    }

    /** 0 if nobody meant it; more the surer it is. */
    static int weight(@Nullable Found found) {
        if (found == null || (!found.whole() && found.end() != Found.End.LIMIT) || found.lines().size() < SHOWS) {
            return 0;
        }
        List<JsonLine> lines = found.lines().subList(0, Math.min(found.lines().size(), LOOKED_AT));
        boolean object = lines.getFirst().type().equals("object");
        boolean list = lines.getFirst().type().equals("list");
        if ((!object && !list) || lines.stream().anyMatch(Plausible::garbled)) {
            return 0;
        }
        if (object && lines.stream().filter(line -> line.depth() == 1).allMatch(line -> word(line.key()))) {
            return 3;
        }
        return lines.stream().anyMatch(line -> line.type().equals("string") && line.value().length() >= SHOWS) ? 1 : 0;
    }

    /** Names and texts that people and programs write hold nothing that must be escaped, but for line breaks and quotes. */
    private static boolean garbled(JsonLine line) {
        return escaped(line.key()) || (line.type().equals("string") && escaped(line.value()));
    }

    private static boolean escaped(String text) {
        return text.contains("\\u");
    }

    private static boolean word(String key) {
        return key.codePoints().anyMatch(Character::isLetter);
    }
}
