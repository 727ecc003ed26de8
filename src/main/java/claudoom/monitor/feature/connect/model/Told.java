package claudoom.monitor.feature.connect.model;

import java.util.Map;

/**
 * What became of trying.
 *
 * @param faults sentences beside the fields that are wrong; empty if nothing is
 * @param words what happened; empty if a field is wrong
 */
public record Told(Map<Part, String> faults, boolean reached, String words) {

    public static Told wrong(Map<Part, String> faults) {
        return new Told(faults, false, "");
    }
}
