package claudoom.monitor.feature.subjects.wire;

import claudoom.monitor.feature.subjects.model.NumberReader;
import claudoom.monitor.payload.Payloads;
import claudoom.monitor.payload.Readings;
import java.util.Arrays;
import java.util.List;

/** Finds charted numbers in a payload, whatever of the forms that can be shown as a tree it has. */
public final class PayloadNumbers implements NumberReader {

    private final Readings readings;

    /** @param readings as what payloads are read where somebody chose */
    public PayloadNumbers(Readings readings) {
        this.readings = readings;
    }

    @Override
    public long changes() {
        return readings.changes();
    }

    @Override
    public double[] read(String subject, byte[] payload, int size, List<String> pointers) {
        var found = new double[pointers.size()];
        Arrays.fill(found, Double.NaN);
        for (var line : Payloads.decode(payload, size, readings.of(subject)).lines()) {
            if (line.type().equals("number")) {
                int wanted = pointers.indexOf(line.pointer());
                if (wanted >= 0) {
                    found[wanted] = number(line.value());
                }
            }
        }
        return found;
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException strange) {
            return Double.NaN; // a form that writes its numbers in another way
        }
    }
}
