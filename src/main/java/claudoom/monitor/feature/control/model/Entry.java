package claudoom.monitor.feature.control.model;

import claudoom.monitor.terms.Outcome;
import claudoom.monitor.terms.Outcome.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One command in the ledger with all its messages.
 *
 * @param ended true if it is from an earlier run: what is open then stays open
 */
public record Entry(String id, Instant at, String command, String title, String grammar, String server, String who,
        boolean ended, List<Delivery> deliveries) {

    public Entry {
        deliveries = List.copyOf(deliveries);
    }

    public static Entry of(Order order, Instant at, String who) {
        return new Entry(order.id(), at, order.command(), order.title(), order.grammar(), order.ground().url(), who,
                false, order.parcels().stream().map(parcel -> new Delivery(parcel, null)).toList());
    }

    Entry with(String parcel, Outcome outcome) {
        var changed = new ArrayList<Delivery>(deliveries.size());
        for (var delivery : deliveries) {
            changed.add(delivery.parcel().id().equals(parcel)
                    ? new Delivery(delivery.parcel(), outcome)
                    : delivery);
        }
        return new Entry(id, at, command, title, grammar, server, who, ended, changed);
    }

    public int open() {
        return (int) deliveries.stream().filter(delivery -> delivery.outcome() == null).count();
    }

    public boolean settled() {
        return open() == 0;
    }

    /** The worst that became of any of its messages; null while nothing is known. */
    public @Nullable Fate worst() {
        return deliveries.stream().map(Delivery::outcome).filter(Objects::nonNull).map(Outcome::fate).sorted()
                .findFirst().orElse(null);
    }

    /** Whether it came to nothing, at least for one of its targets. */
    public boolean failed() {
        var worst = worst();
        return worst != null && worst.compareTo(Fate.NOBODY_LISTENS) <= 0;
    }

    /** "answered", "sent, no answer: 3 · answered: 47", "sending: 12 of 50". */
    public String words() {
        if (!settled()) {
            return ended
                    ? "outcome unknown"
                    : deliveries.size() == 1
                            ? "sending"
                            : "sending: " + (deliveries.size() - open()) + " of " + deliveries.size();
        }
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        deliveries.stream().map(Delivery::outcome).filter(Objects::nonNull)
                .forEach(outcome -> counts.merge(outcome.fate(), 1, Integer::sum));
        if (counts.size() == 1) {
            return word(counts.keySet().iterator().next());
        }
        return String.join(" · ", counts.entrySet().stream().map(e -> word(e.getKey()) + ": " + e.getValue()).toList());
    }

    public static String word(Fate fate) {
        return switch (fate) {
            case NOT_SENT -> "not sent";
            case REFUSED -> "refused";
            case NOBODY_LISTENS -> "nobody listens";
            case NO_ANSWER -> "sent, no answer";
            case ANSWERED -> "answered";
        };
    }
}
