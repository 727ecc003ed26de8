package claudoom.monitor.ui;

/** What stands where a list of things that a server tells of should stand. */
public enum ListPhase {
    LOADING, REFUSED, EMPTY, SHOWN;

    /**
     * Rows stay on screen whatever happens to the asking; what is wrong is said above them.
     *
     * @param rows whether there are any
     * @param trouble whether something keeps the list from being true
     * @param asked whether an answer ever came
     */
    public static ListPhase of(boolean rows, boolean trouble, boolean asked) {
        return rows ? SHOWN : trouble ? REFUSED : asked ? EMPTY : LOADING;
    }
}
