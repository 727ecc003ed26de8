package claudoom.monitor.bridge;

/** How much work the frames have caused so far. */
@FunctionalInterface
public interface Effort {

    /** CPU nanoseconds spent on layout and painting since the program started; any steadily growing measure will do. */
    long nanos();
}
