package claudoom.monitor.store;

import java.nio.file.Path;
import java.time.Duration;

/** A program whose database library has nowhere to be unpacked to. */
final class UnloadableChild {

    private UnloadableChild() {}

    public static void main(String[] args) {
        try (var window = new Store(Path.of(args[0]))) {
            window.go(Store.ONE, 1);
            window.store.writeNow(true);
            var answer = window.last(Duration.ofMinutes(1), 10);
            window.told.forEach(System.out::println);
            System.out.println("answered " + answer.size());
        }
    }
}
