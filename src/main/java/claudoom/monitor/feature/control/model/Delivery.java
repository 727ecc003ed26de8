package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Outcome;
import org.jspecify.annotations.Nullable;

/** One message and what became of it; no outcome while that is open. */
public record Delivery(Parcel parcel, @Nullable Outcome outcome) {}
