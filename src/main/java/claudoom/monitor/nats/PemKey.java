package claudoom.monitor.nats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A private key as PEM: PKCS#8, and what {@code openssl} wrote before it, PKCS#1 for RSA and SEC1 for elliptic curves, which are put
 * into a PKCS#8 envelope (RFC 5208, 8017, 5915).
 */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ZERO = HEX.parseHex("020100");
    /** The object identifiers of RSA, with its empty parameters, and of keys on a curve. */
    private static final byte[] RSA = HEX.parseHex("300d06092a864886f70d0101010500");
    private static final byte[] CURVE = HEX.parseHex("06072a8648ce3d0201");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int INTEGER = 0x02;
    /** Which curve, in a SEC1 key. */
    private static final int PARAMETERS = 0xa0;

    private PemKey() {}

    /** The key in PKCS#8; null if there is no key in the text that can be read without a password. */
    static byte @Nullable [] pkcs8(String pem) {
        byte[] curve = new byte[0];
        for (Matcher block = BLOCK.matcher(pem); block.find();) {
            var body = block.group(2);
            if (body.contains("ENCRYPTED")) {
                return null;
            }
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return bytes(body);
                }
                case "RSA PRIVATE KEY" -> {
                    return der(SEQUENCE, ZERO, RSA, der(OCTETS, bytes(body)));
                }
                case "EC PARAMETERS" -> curve = bytes(body);
                case "EC PRIVATE KEY" -> {
                    var key = bytes(body);
                    var own = curve(key);
                    return der(SEQUENCE, ZERO, der(SEQUENCE, CURVE, own.length == 0 ? curve : own), der(OCTETS, key));
                }
                default -> System.getLogger(PemKey.class.getName()).log(System.Logger.Level.DEBUG, "no key");
            }
        }
        return null;
    }

    /** Whether there is a key that only a password opens. */
    static boolean locked(String pem) {
        return pem.contains("ENCRYPTED");
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    /** The parameters that stand in a SEC1 key; empty if they do not, or if it is none. */
    private static byte[] curve(byte[] key) {
        try {
            var in = ByteBuffer.wrap(key);
            if (tag(in) == SEQUENCE) {
                length(in);
                skip(in, INTEGER);
                skip(in, OCTETS);
                if (in.hasRemaining() && tag(in) == PARAMETERS) {
                    var inner = new byte[length(in)];
                    in.get(inner);
                    return inner;
                }
            }
        } catch (java.nio.BufferUnderflowException | NegativeArraySizeException | IllegalArgumentException broken) {
            System.getLogger(PemKey.class.getName()).log(System.Logger.Level.DEBUG, "no SEC1 key");
        }
        return new byte[0];
    }

    private static int tag(ByteBuffer in) {
        return in.get() & 0xff;
    }

    private static void skip(ByteBuffer in, int tag) {
        if (tag(in) != tag) {
            throw new IllegalArgumentException("another tag");
        }
        int length = length(in);
        in.position(in.position() + length);
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int left = first & 0x7f; left > 0; left--) {
            length = (length << 8) | (in.get() & 0xff);
        }
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("longer than the key");
        }
        return length;
    }

    private static byte[] der(int tag, byte[]... parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = body.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write(length >> shift);
            }
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
