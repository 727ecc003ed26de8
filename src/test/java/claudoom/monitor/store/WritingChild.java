package claudoom.monitor.store;

import claudoom.monitor.terms.ConsumerId;
import java.nio.file.Path;

/** A program that writes history without end, to be killed. */
final class WritingChild {

    private WritingChild() {}

    public static void main(String[] args) {
        var window = new Store(Path.of(args[0]));
        for (int n = 0; n < 1_000_000; n++) {
            window.sample(Store.ONE, n);
            for (int other = 0; other < 200; other++) {
                window.sample(new ConsumerId("S" + n, "c" + other), other);
            }
            window.store.writeNow(false);
            if (n == 2) {
                System.out.println("writing");
            }
        }
    }
}
