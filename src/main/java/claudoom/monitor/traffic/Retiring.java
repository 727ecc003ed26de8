package claudoom.monitor.traffic;

import java.util.Arrays;

/**
 * Finds the subjects that were least recently seen, a few at a time: an age is chosen from a sample so that about a thirty-second
 * part is older, then a hand goes round and collects those. No step looks at more than some thousand subjects, however many
 * there are. The intake thread alone.
 */
final class Retiring {

    private static final int SAMPLE = 1_024;
    private static final int LOOKS = 4_096;
    private static final int PART = 32;

    private final Roll<LiveSubject> subjects;
    private final int[] found = new int[64];
    private int foundCount;
    private long before;
    private int hand;
    private int left;
    private long patience = -1;
    private int random = 0x2545F491;

    Retiring(Roll<LiveSubject> subjects) {
        this.subjects = subjects;
    }

    /**
     * Number of a subject that may be replaced, or -1 if none was found for now.
     *
     * @param first number of the oldest message in the tail: whose messages are still there is never retired
     */
    int next(long first) {
        for (int looks = LOOKS; looks > 0;) {
            while (foundCount > 0) {
                int number = found[--foundCount];
                if (subjects.get(number).lastEntry() < before) {
                    return number;
                }
            }
            if (left == 0 && !choose(first)) {
                return -1;
            }
            looks -= sweep(looks);
        }
        return -1;
    }

    private boolean choose(long first) {
        if (first <= patience) {
            return false;
        }
        int count = subjects.count();
        var ages = new long[Math.min(count, SAMPLE)];
        for (int i = 0; i < ages.length; i++) {
            ages[i] = subjects.get(count <= SAMPLE ? i : any(count)).lastEntry();
        }
        Arrays.sort(ages);
        if (ages.length == 0 || ages[0] >= first) {
            patience = ages.length == 0 ? first : ages[0];
            return false;
        }
        before = Math.min(ages[ages.length / PART] + 1, first);
        left = count;
        return true;
    }

    private int any(int count) {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        return (int) (((random & 0xffffffffL) * count) >>> 32);
    }

    private int sweep(int most) {
        int looked = 0;
        while (left > 0 && looked < most && foundCount < found.length) {
            hand = hand + 1 < subjects.count() ? hand + 1 : 0;
            left--;
            looked++;
            if (subjects.get(hand).lastEntry() < before) {
                found[foundCount++] = hand;
            }
        }
        return looked;
    }
}
