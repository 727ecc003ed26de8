package claudoom.monitor.feature.events.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers that stand for what messages say: equal for the same subject and payload, and for others as good as never. */
final class Said {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private Said() {}

    /** Of the subject alone, for {@link #of(long, byte[])}. */
    static long on(String subject) {
        long said = subject.length();
        for (int i = 0; i < subject.length(); i++) {
            said = mixed(said ^ subject.charAt(i));
        }
        return said;
    }

    static long of(long subject, byte[] payload) {
        long said = mixed(subject ^ payload.length);
        int i = 0;
        for (; i + Long.BYTES <= payload.length; i += Long.BYTES) {
            said = mixed(said ^ (long) WORDS.get(payload, i));
        }
        for (; i < payload.length; i++) {
            said = mixed(said ^ payload[i]);
        }
        return said;
    }

    private static long mixed(long number) {
        long product = number * SPREAD;
        return product ^ (product >>> 32);
    }
}
