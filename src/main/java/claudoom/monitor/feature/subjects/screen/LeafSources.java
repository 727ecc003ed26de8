package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.feature.subjects.model.NoArchive;
import claudoom.monitor.feature.subjects.model.SubjectTree;
import claudoom.monitor.payload.Readings;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;
import claudoom.monitor.traffic.Gaps;
import java.util.Arrays;

/**
 * Where the panel of a subject gets what it shows from.
 *
 * @param watch asked on {@code aside} only
 * @param archive asked on {@code ask} only, which waits for answers and does one thing after the other
 * @param readings as what payloads are read where somebody chose
 */
public record LeafSources(LeafWatch watch, Archive archive, Aside aside, Aside ask, Memory memory,
        Readings readings) {

    /** As the other, with payloads read as what they look like. */
    public LeafSources(LeafWatch watch, Archive archive, Aside aside, Aside ask, Memory memory) {
        this(watch, archive, aside, ask, memory, Readings.ofThisRun());
    }

    /** What came in is all that is known: no streams are asked and no numbers charted. */
    static LeafSources offline(SubjectTree tree, Aside aside) {
        var watch = new LeafWatch(tree, new Gaps(), (subject, payload, size, pointers) -> unknown(pointers.size()));
        return new LeafSources(watch, new NoArchive(), aside, aside, Memory.ofThisRun());
    }

    private static double[] unknown(int count) {
        var none = new double[count];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
