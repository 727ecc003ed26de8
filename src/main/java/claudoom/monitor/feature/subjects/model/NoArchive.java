package claudoom.monitor.feature.subjects.model;

import java.util.List;
import java.util.function.BooleanSupplier;

/** For a tree that has no connection to ask. */
public final class NoArchive implements Archive {

    private static final String WHY = "There is no connection to ask streams.";

    @Override
    public Asked<List<Holder>> holders(String subject) {
        return Asked.failed(WHY);
    }

    @Override
    public Asked<OlderMessages> older(String stream, String subject, long before, int most, BooleanSupplier wanted) {
        return Asked.failed(WHY);
    }

    @Override
    public Asked<List<StreamSummary>> streams() {
        return Asked.failed(WHY);
    }

    @Override
    public Asked<StoredPage> subjects(String stream, String filter, int most, BooleanSupplier wanted) {
        return Asked.failed(WHY);
    }
}
