package claudoom.monitor.bench;

import java.io.IOException;

/** How a measured process and the benchmark speak: a line each way. */
final class Report {

    private Report() {}

    /** Subscribed: the first flood may begin. */
    static void ready() {
        System.out.println("READY");
    }

    /** Warm: waits for the word that the flood which counts begins. */
    static void next() throws IOException {
        System.out.println("WARM");
        if (System.in.read() < 0) {
            throw new IOException("the benchmark is gone");
        }
    }

    static void result(String line) {
        System.out.println(line);
    }
}
