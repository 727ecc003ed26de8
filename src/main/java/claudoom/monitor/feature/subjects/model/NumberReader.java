package claudoom.monitor.feature.subjects.model;

import java.util.List;

/** Finds numbers in a payload. */
@FunctionalInterface
public interface NumberReader {

    /**
     * The numbers at these JSON pointers, in their order; NaN where there is none.
     *
     * @param subject on which it came
     * @param size true size of the payload in bytes; more than {@code payload} where only the head was kept
     */
    double[] read(String subject, byte[] payload, int size, List<String> pointers);

    /** Another number whenever the same payloads may be read in another way from now on. */
    default long changes() {
        return 0;
    }
}
