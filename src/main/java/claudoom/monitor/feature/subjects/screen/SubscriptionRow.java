package claudoom.monitor.feature.subjects.screen;

import claudoom.monitor.feature.subjects.model.Listening;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One pattern in the list of subscriptions; lives as long as the pattern and changes in place. */
final class SubscriptionRow {

    private static final int SAMPLES = 4;
    /** A shorter time may hold one burst more or less. */
    private static final long LEAST_SPAN = 1_500;

    private final String pattern;
    private final Deque<long[]> samples = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Listening> facts;
    private final ReadOnlyObjectWrapper<@Nullable Double> perSecond = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> connected = new ReadOnlyObjectWrapper<>(false);

    SubscriptionRow(Listening first) {
        pattern = first.pattern();
        facts = new ReadOnlyObjectWrapper<>(first);
    }

    /** @param at epoch milliseconds, about one second after the last */
    void sample(Listening now, boolean linked, long at) {
        if (!samples.isEmpty() && samples.getLast()[1] > now.messages()) {
            samples.clear(); // left out and added again
        }
        samples.addLast(new long[] {at, now.messages()});
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
        long span = at - samples.getFirst()[0];
        perSecond.set(!linked || span < LEAST_SPAN
                ? null
                : Double.valueOf((now.messages() - samples.getFirst()[1]) * 1000.0 / span));
        connected.set(linked);
        facts.set(now);
    }

    String pattern() {
        return pattern;
    }

    ReadOnlyObjectProperty<Listening> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Messages, mean of three seconds; null when unknown. */
    ReadOnlyObjectProperty<@Nullable Double> perSecond() {
        return perSecond.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> connected() {
        return connected.getReadOnlyProperty();
    }
}
