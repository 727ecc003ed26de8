package claudoom.monitor.kit;

import claudoom.monitor.demo.NoServerBinary;
import claudoom.monitor.demo.ServerBinary;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The nats-server programs that the tests run against. */
public final class TestServers {

    /** Environment variable with programs to test against, separated as in PATH. */
    public static final String VARIABLE = "MONITOR_TEST_SERVERS";

    private TestServers() {}

    /** All that {@value #VARIABLE} names, else the one that the program itself would use. */
    public static List<Path> all() {
        var named = System.getenv().getOrDefault(VARIABLE, "");
        if (named.isBlank()) {
            return List.of(found());
        }
        return Arrays.stream(named.split(Pattern.quote(File.pathSeparator), -1)).filter(path -> !path.isBlank())
                .map(Path::of).toList();
    }

    /** The first of {@link #all()}: for tests that one server is enough for. */
    public static Path any() {
        return all().getFirst();
    }

    private static Path found() {
        try {
            return ServerBinary.ofThisMachine().find();
        } catch (NoServerBinary none) {
            throw new IllegalStateException(none.getMessage(), none);
        }
    }
}
