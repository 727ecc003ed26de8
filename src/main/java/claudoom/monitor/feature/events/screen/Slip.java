package claudoom.monitor.feature.events.screen;

/** The characters of the filter that are meant by what is wrong; -1 if nothing is. */
public record Slip(int from, int to) {

    static final Slip NONE = new Slip(-1, -1);
}
