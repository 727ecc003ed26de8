package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Archive;
import claudoom.monitor.feature.subjects.model.LeafWatch;
import claudoom.monitor.terms.Aside;
import claudoom.monitor.terms.Memory;

/**
 * Where the panel of a subject gets what it shows from.
 *
 * @param watch asked on {@code aside} only
 * @param archive asked on {@code ask} only, which waits for answers and does one thing after the other
 */
public record LeafSources(LeafWatch watch, Archive archive, Aside aside, Aside ask, Memory memory) {}
