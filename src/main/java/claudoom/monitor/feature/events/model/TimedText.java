package claudoom.monitor.feature.events.model;

import java.io.Serial;

/** A text that can be read for some time only. */
record TimedText(String text, int start, int end, long deadline) implements CharSequence {

    private static final int BETWEEN_LOOKS = 63;

    TimedText(String text, long deadline) {
        this(text, 0, text.length(), deadline);
    }

    /** The time is over. */
    static final class OutOfTime extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        OutOfTime() {
            super("out of time", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if ((index & BETWEEN_LOOKS) == BETWEEN_LOOKS && System.nanoTime() - deadline > 0) {
            throw new OutOfTime();
        }
        return text.charAt(start + index);
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new TimedText(text, start + from, start + to, deadline);
    }

    @Override
    public String toString() {
        return text.substring(start, end);
    }
}
