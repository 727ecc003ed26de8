package claudoom.monitor.feature.control.model;

/** The answer to a draft: a command that may be confirmed, or why there is none. */
public sealed interface Proposal {

    /** May be confirmed. */
    record Ready(Order order, Confirmation confirmation) implements Proposal {}

    /** @param reason one sentence */
    record Impossible(String reason) implements Proposal {}
}
