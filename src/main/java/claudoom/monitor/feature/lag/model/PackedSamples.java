package claudoom.monitor.feature.lag.model;

import java.util.Arrays;

/** Some samples in a row in as few bytes as their differences need: five to ten instead of forty. Only grows. */
final class PackedSamples {

    private static final int MOST = 64;
    /** Of a difference of 64 bits. */
    private static final int LONGEST = 10;

    private final long[] newest;
    private long begin;
    private byte[] bytes = new byte[48];
    private int used;
    private int count;

    /** @param numbers of a sample, the first of them its time */
    PackedSamples(int numbers) {
        newest = new long[numbers];
    }

    boolean full() {
        return count == MOST;
    }

    int count() {
        return count;
    }

    /** Time of the first. */
    long begin() {
        return begin;
    }

    void add(long[] sample, int offset) {
        if (count == 0) {
            begin = sample[offset];
        }
        if (bytes.length - used < newest.length * LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length + newest.length * LONGEST + bytes.length / 2);
        }
        for (int n = 0; n < newest.length; n++) {
            long step = sample[offset + n] - newest[n];
            newest[n] = sample[offset + n];
            number((step << 1) ^ (step >> 63));
        }
        count++;
        if (full()) {
            bytes = Arrays.copyOf(bytes, used);
        }
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[used++] = (byte) rest;
    }

    /** All of them, one after the other, from {@code offset} on. @return behind the last */
    int into(long[] samples, int offset) {
        var values = new long[newest.length];
        int at = 0;
        int to = offset;
        for (int sample = 0; sample < count; sample++) {
            for (int n = 0; n < values.length; n++) {
                long folded = 0;
                int shift = 0;
                while (bytes[at] < 0) {
                    folded |= (bytes[at++] & 0x7fL) << shift;
                    shift += 7;
                }
                folded |= (long) bytes[at++] << shift;
                values[n] += (folded >>> 1) ^ -(folded & 1);
                samples[to++] = values[n];
            }
        }
        return to;
    }
}
