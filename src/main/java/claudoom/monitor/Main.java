package claudoom.monitor;

/** Starts the program; does not extend {@code Application}, so it runs from the class path. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length);
    }
}
