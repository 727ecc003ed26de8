package claudoom.monitor.payload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessageInsufficientBufferException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Goes once through a payload that may be MessagePack. A length is believed only as far as there are bytes for it. */
final class MessagePackScan {

    private static final byte TIMESTAMP = -1;

    private final byte[] bytes;
    private final MessageUnpacker unpacker;
    private final TreeLines lines = new TreeLines();
    private final List<Level> open = new ArrayList<>();

    private MessagePackScan(byte[] bytes, MessageUnpacker unpacker) {
        this.bytes = bytes;
        this.unpacker = unpacker;
    }

    /** A map or list of which some members are still to come. */
    private static final class Level {

        private final boolean map;
        private long left;
        private boolean keyNext;

        Level(boolean map, long left) {
            this.map = map;
            this.left = left;
            this.keyNext = map;
        }
    }

    /** What is wrong, found by us rather than by the library. */
    private static final class Wrong extends IOException {

        private static final long serialVersionUID = 1;

        Wrong(String words) {
            super(words);
        }
    }

    static Found of(byte[] bytes) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            return new MessagePackScan(bytes, unpacker).read();
        } catch (IOException closed) {
            return new TreeLines().found(Found.End.BROKEN, -1, String.valueOf(closed.getMessage()));
        }
    }

    private Found read() {
        long at = 0;
        try {
            while (!lines.done()) {
                at = unpacker.getTotalReadBytes();
                Found stopped = step(at);
                if (stopped != null) {
                    return stopped;
                }
            }
            at = unpacker.getTotalReadBytes();
            return at == bytes.length
                    ? lines.whole()
                    : lines.found(Found.End.BROKEN, at, "more follows after the end of it");
        } catch (MessageInsufficientBufferException early) {
            return lines.found(Found.End.ENDED_EARLY, bytes.length, "it ends too early");
        } catch (Wrong wrong) {
            return lines.found(Found.End.BROKEN, at, String.valueOf(wrong.getMessage()));
        } catch (IOException | MessagePackException broken) {
            return lines.found(Found.End.BROKEN, at, Visible.line(String.valueOf(broken.getMessage()), 200));
        } catch (RuntimeException fault) {
            // a fault of the library, met on bytes that anybody may send: the monitor must go on
            return lines.found(Found.End.BROKEN, at, "it cannot be read");
        }
    }

    private @Nullable Found step(long at) throws IOException {
        if (!lines.another()) {
            return lines.tooMany(at);
        }
        MessageFormat format = unpacker.getNextFormat();
        Level level = open.isEmpty() ? null : open.getLast();
        if (level != null && level.keyNext) {
            level.keyNext = false;
            lines.key(key(format));
            return null;
        }
        if (level != null) {
            level.left--;
            level.keyNext = level.map;
        }
        switch (format.getValueType()) {
            case ARRAY, MAP -> {
                if (open.size() == Limits.DEPTH) {
                    return lines.tooDeep(at);
                }
                enter(format);
            }
            default -> value(format);
        }
        while (!open.isEmpty() && open.getLast().left == 0) {
            open.removeLast();
            lines.leave();
        }
        return null;
    }

    private void enter(MessageFormat format) throws IOException {
        boolean map = format.getValueType().isMapType();
        int count = map ? unpacker.unpackMapHeader() : unpacker.unpackArrayHeader();
        lines.enter(!map);
        open.add(new Level(map, count));
    }

    private void value(MessageFormat format) throws IOException {
        switch (format.getValueType()) {
            case NIL -> {
                unpacker.unpackNil();
                lines.value("null", "null");
            }
            case BOOLEAN -> lines.value(Boolean.toString(unpacker.unpackBoolean()), "boolean");
            case INTEGER -> lines.value(unpacker.unpackBigInteger().toString(), "number");
            case FLOAT -> lines.value(decimal(format), "number");
            case STRING -> text();
            case BINARY -> bytes(unpacker.unpackBinaryHeader());
            default -> extension();
        }
    }

    private String decimal(MessageFormat format) throws IOException {
        return format == MessageFormat.FLOAT32
                ? Float.toString(unpacker.unpackFloat())
                : Double.toString(unpacker.unpackDouble());
    }

    private void text() throws IOException {
        byte[] raw = payload(claimed(unpacker.unpackRawStringHeader(), Limits.TEXT));
        String text = Utf8.whole(raw);
        if (text == null) {
            lines.value(Hex.brief(raw, 0, raw.length), "bytes");
        } else {
            lines.text(text);
        }
    }

    private void bytes(int length) throws IOException {
        byte[] raw = payload(claimed(length, Limits.JSON_BYTES));
        lines.value(Hex.brief(raw, 0, raw.length), "bytes");
    }

    private void extension() throws IOException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        int length = claimed(header.getLength(), Limits.JSON_BYTES);
        if (header.getType() == TIMESTAMP && (length == 4 || length == 8 || length == 12)) {
            lines.value(Visible.of(unpacker.unpackTimestamp(header).toString()), "string");
        } else {
            byte[] raw = payload(length);
            lines.value("extension " + header.getType() + " " + Hex.brief(raw, 0, raw.length), "bytes");
        }
    }

    private String key(MessageFormat format) throws IOException {
        return switch (format.getValueType()) {
            case STRING -> {
                byte[] raw = payload(claimed(unpacker.unpackRawStringHeader(), Limits.NAME));
                String name = Utf8.whole(raw);
                yield name == null ? Hex.brief(raw, 0, raw.length) : name;
            }
            case INTEGER -> unpacker.unpackBigInteger().toString();
            case BOOLEAN -> Boolean.toString(unpacker.unpackBoolean());
            case FLOAT -> decimal(format);
            default -> throw new Wrong("the key of a member is no plain value");
        };
    }

    /** A length that may be believed. */
    private int claimed(int length, int most) throws IOException {
        if (length > bytes.length - unpacker.getTotalReadBytes()) {
            throw new MessageInsufficientBufferException();
        }
        if (length > most) {
            throw new Wrong("a value is longer than " + Counted.of(most) + " bytes");
        }
        return length;
    }

    private byte[] payload(int length) throws IOException {
        return unpacker.readPayload(length);
    }
}
