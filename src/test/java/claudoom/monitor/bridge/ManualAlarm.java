package claudoom.monitor.bridge;

import java.util.ArrayList;
import java.util.List;

/** Alarms that ring when the test says so. */
public final class ManualAlarm implements Alarm {

    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void ringAfter(long nanos, Runnable call) {
        waiting.add(call);
    }

    public int waiting() {
        return waiting.size();
    }

    public void ring() {
        var calls = List.copyOf(waiting);
        waiting.clear();
        calls.forEach(Runnable::run);
    }
}
