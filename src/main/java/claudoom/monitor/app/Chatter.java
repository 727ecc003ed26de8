package claudoom.monitor.app;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output and error for libraries: what they print goes into the log, line by line, and not onto somebody's terminal. */
public final class Chatter extends OutputStream {

    private static final System.Logger LOG = System.getLogger(Chatter.class.getName());
    private static final int LONGEST = 4_096;

    private final PrintStream terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean logging;

    private Chatter(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** @param terminal where a line goes that comes while another one is logged: there may be no log yet */
    public static PrintStream before(PrintStream terminal) {
        return new PrintStream(new Chatter(terminal), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int letter) {
        if (letter == '\n' || line.size() >= LONGEST) {
            say();
        }
        if (letter != '\n' && letter != '\r') {
            line.write(letter);
        }
    }

    private void say() {
        var words = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (words.isBlank()) {
            return;
        }
        if (logging) {
            terminal.println(words);
            return;
        }
        logging = true;
        try {
            LOG.log(System.Logger.Level.INFO, words);
        } finally {
            logging = false;
        }
    }
}
