package claudoom.monitor.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Publishes as fast as the server takes it: payloads of 130 bytes on 10,000 subjects. The lines are made once, so that the
 * publisher costs next to nothing.
 */
public final class Flood {

    static final int SUBJECTS = 10_000;
    static final String ROOT = "clau-doom";
    private static final String[] EVENTS = {"action", "observe", "action", "observe", "score"};

    private Flood() {}

    /** {@code URL COUNT [MESSAGES-PER-SECOND]}; without a pace it goes as fast as it can. */
    public static void main(String[] args) throws IOException, InterruptedException {
        publish(args[0], Long.parseLong(args[1]), args.length > 2 ? Long.parseLong(args[2]) : Long.MAX_VALUE);
    }

    static void publish(String url, long count, long perSecond) throws IOException, InterruptedException {
        var uri = URI.create(url);
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var out = socket.getOutputStream();
            out.write("CONNECT {\"verbose\":false,\"pedantic\":false,\"name\":\"flood\"}\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            int part = perSecond == Long.MAX_VALUE ? SUBJECTS : Math.clamp(perSecond / 50, 1, SUBJECTS);
            var lines = lines(part);
            long began = System.nanoTime();
            for (long sent = 0; sent < count; sent += part) {
                long due = perSecond == Long.MAX_VALUE ? 0 : began + (long) (sent * 1e9 / perSecond);
                while (due > System.nanoTime()) {
                    java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(lines[(int) (sent / part % lines.length)]);
            }
            out.write("PING\r\n".getBytes(StandardCharsets.UTF_8));
            awaitPong(socket);
        }
    }

    /** All subjects in turn, in parts of {@code part} messages. */
    private static byte[][] lines(int part) {
        var lines = new byte[Math.max(1, SUBJECTS / part)][];
        for (int n = 0; n < lines.length; n++) {
            var bytes = new ByteArrayOutputStream();
            for (int m = 0; m < part; m++) {
                bytes.writeBytes(line((n * part + m) % SUBJECTS));
            }
            lines[n] = bytes.toByteArray();
        }
        return lines;
    }

    private static byte[] line(int n) {
        var subject = ROOT + ".agent.agent-" + n / EVENTS.length + "." + EVENTS[n % EVENTS.length];
        var json = "{\"agent_id\":\"agent-" + n / EVENTS.length + "\",\"generation\":5,\"episode\":43,\"tick\":" + n
                + ",\"action\":\"ATTACK\",\"confidence\":0.85,\"latency_us\":" + (1_000 + n);
        var payload = json + " ".repeat(Math.max(0, 129 - json.length())) + "}";
        return ("PUB " + subject + " " + payload.length() + "\r\n" + payload + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitPong(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var seen = new StringBuilder();
        while (seen.indexOf("PONG") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("the server closed the connection: " + seen);
            }
            seen.append((char) read);
        }
    }
}
