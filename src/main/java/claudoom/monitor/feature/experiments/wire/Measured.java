package claudoom.monitor.feature.experiments.wire;

import claudoom.monitor.feature.experiments.model.Experiments;
import claudoom.monitor.grammar.FieldNames;
import claudoom.monitor.payload.FieldValues;
import org.jspecify.annotations.Nullable;

/**
 * A metric as facts: one object of numbers, or one number under the name of the metric.
 *
 * @param name of the one number; the subject may say it where the payload does not
 */
record Measured(FieldValues values, String name) implements Experiments.Facts {

    static Measured of(FieldValues values, String event) {
        var said = values.text(FieldNames.METRIC);
        return new Measured(values, said == null ? event : said);
    }

    @Override
    public @Nullable String text(String field) {
        return values.text(field);
    }

    @Override
    public @Nullable Double number(String field) {
        var one = values.anyNumber(field);
        return one == null && field.equals(name) ? values.anyNumber(FieldNames.VALUE) : one;
    }

    @Override
    public @Nullable Long whole(String field) {
        return values.anyWhole(field);
    }
}
