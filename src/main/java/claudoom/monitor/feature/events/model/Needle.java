package claudoom.monitor.feature.events.model;

import java.nio.charset.StandardCharsets;

/** Text to be found in bytes without decoding them. Upper and lower case are one for the letters A to Z. */
final class Needle {

    private final byte[] small;
    private final byte[] large;

    Needle(String text) {
        small = text.getBytes(StandardCharsets.UTF_8);
        large = small.clone();
        for (int i = 0; i < small.length; i++) {
            small[i] = lower(small[i]);
            large[i] = small[i] >= 'a' && small[i] <= 'z' ? (byte) (small[i] - 32) : small[i];
        }
    }

    boolean in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean in(byte[] bytes) {
        if (small.length == 0) {
            return true;
        }
        byte low = small[0];
        byte high = large[0];
        for (int i = 0, last = bytes.length - small.length; i <= last; i++) {
            if ((bytes[i] == low || bytes[i] == high) && at(bytes, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean at(byte[] bytes, int from) {
        for (int i = 1; i < small.length; i++) {
            byte there = bytes[from + i];
            if (there != small[i] && there != large[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }
}
