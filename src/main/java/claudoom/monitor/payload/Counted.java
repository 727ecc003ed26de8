package claudoom.monitor.payload;

import java.util.Locale;

/** Numbers in sentences. */
final class Counted {

    private Counted() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
