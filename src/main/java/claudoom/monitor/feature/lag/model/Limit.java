package claudoom.monitor.feature.lag.model;

/**
 * A value that a number of a consumer should not pass.
 *
 * @param value messages, requests or seconds, as the measure is
 * @param reaching whether reaching it is too much already; otherwise only more is
 */
public record Limit(Measure measure, double value, boolean reaching, From from) {

    /** Who set it. */
    public enum From {
        DOCUMENTS, CONSUMER, USER
    }

    /** Whether that number is too much now. */
    public boolean passedBy(double number) {
        return reaching ? number >= value : number > value;
    }

    /** How loud it is said: warn or bad. */
    public String role() {
        return from == From.CONSUMER || measure == Measure.LAG ? "bad" : "warn";
    }

    /** As in "pending limit". */
    public String name() {
        return measure.word() + " limit";
    }
}
