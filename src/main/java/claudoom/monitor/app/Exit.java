package claudoom.monitor.app;

/** What the program answers to whoever started it. */
final class Exit {

    static final int DONE = 0;
    /** No display, or something nobody foresaw. */
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_CONNECTED = 3;
    static final int NOT_PERMITTED = 4;

    private Exit() {}
}
