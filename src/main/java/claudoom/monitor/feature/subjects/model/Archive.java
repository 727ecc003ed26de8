package claudoom.monitor.feature.subjects.model;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the streams of the account know of subjects. Every question waits for its answers, so none is for the frame thread; only
 * questions that change nothing are asked, and never a consumer is made.
 */
public interface Archive {

    /** The streams that take in this subject. */
    Asked<List<Holder>> holders(String subject);

    /**
     * The newest messages on exactly this subject below a sequence.
     *
     * @param wanted is asked before each question; when it says no, the reading ends with what there is
     */
    Asked<OlderMessages> older(String stream, String subject, long before, int most, BooleanSupplier wanted);

    /** All streams. */
    Asked<List<StreamSummary>> streams();

    /** The subjects of a stream that match; no names at all if there are more than {@code most}. */
    Asked<StoredPage> subjects(String stream, String filter, int most, BooleanSupplier wanted);
}
