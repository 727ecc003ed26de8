package claudoom.monitor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a wrong option is told what to write, not what a parser thinks of it. */
class WrongUsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--for abc            | --for takes seconds, for example 10; it was abc",
        "--for=               | --for takes seconds, for example 10; it was empty",
        "--keep-messages=many | --keep-messages takes a whole number; it was many",
        "--root a --root b    | --root is given twice; give it once",
        "--report=            | --report is given an empty value; leave it out or say what it is",
        "--snapshot=          | --snapshot is given an empty value; leave it out or say what it is",
        "--user=              | --user is given an empty value; leave it out or say what it is",
        "--grammar=           | --grammar is given an empty value; leave it out or say what it is",
        "--creds=             | --creds is given an empty value; leave it out or say what it is",
        "--for                | --for needs a value: --for SECONDS",
        "--for 0              | --for takes more than 0 and at most 86400 seconds, not 0.0",
        "--server             | --server needs a value: --server URL[,URL]",
        "--demo=maybe         | --demo takes no value; it was maybe",
        "--fro 5              | there is no option --fro",
        "demo                 | \"demo\" stands alone; every value belongs to an option",
        "--size 0000x0000     | --size takes a width and a height such as 1280x800",
        "--size 1x1           | --size takes a width and a height such as 1280x800"})
    void theWordsSayWhatToDo(String line, String words) {
        var err = new ByteArrayOutputStream();
        var out = new ByteArrayOutputStream();
        int code = new Program(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of()).run(List.of(line.split(" ")));
        assertThat(code).isEqualTo(Exit.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).first().isEqualTo("monitor: " + words);
        assertThat(out.size()).isZero();
    }
}
