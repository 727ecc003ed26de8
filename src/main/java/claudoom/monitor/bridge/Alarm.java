package claudoom.monitor.bridge;

/** Calls back later, on some thread. */
@FunctionalInterface
public interface Alarm {

    void ringAfter(long nanos, Runnable call);
}
