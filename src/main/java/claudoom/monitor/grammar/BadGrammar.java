package claudoom.monitor.grammar;

/** A grammar that cannot be used; its message names the file, the place in it and what to do. */
public final class BadGrammar extends Exception {

    private static final long serialVersionUID = 1L;

    BadGrammar(String message) {
        super(message);
    }
}
