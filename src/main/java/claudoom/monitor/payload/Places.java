package claudoom.monitor.payload;

import claudoom.monitor.terms.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some places in payloads, made ready to be looked up in many of them in one pass each. */
public final class Places {

    /** What stands before a path that names the payload itself. */
    private static final String PAYLOAD = "payload";

    private final Step start = new Step();
    private final int count;
    private final Predicate<String> envelope;

    /**
     * A path counts from the payload, or else from inside its envelopes; {@code payload.a} may also mean {@code a}.
     *
     * @param envelope whether the member of that name holds the real payload
     */
    public Places(List<JsonPath> paths, Predicate<String> envelope) {
        this.envelope = envelope;
        count = paths.size();
        for (int i = 0; i < count; i++) {
            var path = paths.get(i);
            var steps = path.steps();
            start.along(steps).ends.add(new End(i, 0, path.exact()));
            if (!path.exact() && steps.size() > 1 && steps.getFirst().equals(PAYLOAD)) {
                start.along(steps.subList(1, steps.size())).ends.add(new End(i, 1, false));
            }
        }
    }

    /** That a place was asked for. */
    record End(int index, int rank, boolean exact) {}

    /** A place that some path goes through. */
    static final class Step {

        private final Map<String, Step> next = new HashMap<>();
        private final List<End> ends = new ArrayList<>();

        private Step along(List<String> steps) {
            var step = this;
            for (var name : steps) {
                step = step.next.computeIfAbsent(name, n -> new Step());
            }
            return step;
        }

        @Nullable Step next(String name) {
            return next.get(name);
        }

        List<End> ends() {
            return ends;
        }

        boolean goesOn() {
            return !next.isEmpty();
        }
    }

    Step start() {
        return start;
    }

    int count() {
        return count;
    }

    boolean envelope(String member) {
        return envelope.test(member);
    }
}
