package claudoom.monitor.feature.lag.model;

/** What can be done to a consumer. */
public enum ConsumerAction {
    PAUSE, RESUME, RESET, UNPIN, EDIT, DELETE
}
