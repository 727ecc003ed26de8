package claudoom.monitor;

import claudoom.monitor.app.Chatter;
import claudoom.monitor.app.Program;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Starts the program; does not extend {@code Application}, so it runs from the class path. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = System.err;
        var chatter = Chatter.before(err); // standard output is for the report, whatever a library has to say
        System.setOut(chatter);
        System.setErr(chatter); // standard error for the line that says why the program ended
        System.exit(new Program(out, err, System.getenv()).run(List.of(args)));
    }
}
