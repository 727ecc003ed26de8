package claudoom.monitor.traffic;

import claudoom.monitor.terms.Arrival;
import claudoom.monitor.terms.Kind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What many subjects have in common, so that none of them needs to hold it. */
record SubjectGroup(Kind kind, @Nullable Consumer<Arrival> tap, Meanings meanings) {}
