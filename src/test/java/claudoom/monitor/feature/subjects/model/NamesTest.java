package claudoom.monitor.feature.subjects.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of names, long way and short way. */
class NamesTest {

    private static final String LETTERS = "ab-_.0019\u00fc\u00fe\u00ff\u4e2d";

    @Test
    void packedNamesAreInTheOrderOfTheNames() {
        var random = new Random(3);
        for (int round = 0; round < 300_000; round++) {
            var a = name(random);
            var b = name(random);
            int common = Names.common(new String[] {a, b});
            long packedA = Names.packed(a, common);
            long packedB = Names.packed(b, common);
            if (packedA != packedB) {
                assertThat(Integer.signum(Long.compare(packedA, packedB))).as("%s and %s", a, b)
                        .isEqualTo(Integer.signum(Names.compare(a, b)));
            }
            assertThat(Integer.signum(Names.compare(a, b))).isEqualTo(-Integer.signum(Names.compare(b, a)));
        }
    }

    @Test
    void theCommonBeginningCutsNoNumber() {
        assertThat(Names.common(new String[] {"agent-12", "agent-13"})).isEqualTo(6);
        assertThat(Names.common(new String[] {"agent-12", "agent-12"})).isEqualTo(6);
        assertThat(Names.common(new String[] {"a", "b"})).isZero();
        assertThat(Names.common(new String[0])).isZero();
    }

    private static String name(Random random) {
        var name = new StringBuilder("s-");
        for (int n = random.nextInt(9); n > 0; n--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }
}
