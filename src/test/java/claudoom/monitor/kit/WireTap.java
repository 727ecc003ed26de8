package claudoom.monitor.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Stands between clients and a server and remembers every byte that clients sent. */
public final class WireTap implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Queue<ByteArrayOutputStream> sent = new ConcurrentLinkedQueue<>();

    public WireTap(String serverUrl) {
        try {
            server = URI.create(serverUrl);
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "nats://127.0.0.1:" + door.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                var upstream = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(upstream);
                var record = new ByteArrayOutputStream();
                sent.add(record);
                Thread.ofVirtual().start(() -> copy(client, upstream, record));
                Thread.ofVirtual().start(() -> copy(upstream, client, null));
            }
        } catch (IOException closed) {
            sockets.forEach(WireTap::closed); // the tap was closed, so everything through it ends
        }
    }

    private static void copy(Socket from, Socket to, @Nullable ByteArrayOutputStream record) {
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (record != null) {
                    synchronized (record) {
                        record.write(buffer, 0, read);
                    }
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            closed(to);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }

    /** Every command of every client, as {@code VERB subject}; payloads are skipped. */
    public List<String> commands() {
        var all = new ArrayList<String>();
        texts().forEach(text -> read(text, (command, payload) -> all.add(command)));
        return all;
    }

    /** Everything that clients published whole, in the order of each client: subject, a blank, and the payload (headers too). */
    public List<String> published() {
        var all = new ArrayList<String>();
        texts().forEach(text -> read(text, (command, payload) -> {
            if (payload != null) {
                all.add(command.substring(command.indexOf(' ') + 1) + " " + payload);
            }
        }));
        return all;
    }

    private List<String> texts() {
        return sent.stream().map(record -> {
            synchronized (record) {
                return record.toString(StandardCharsets.ISO_8859_1);
            }
        }).toList();
    }

    private static void read(String text, BiConsumer<String, @Nullable String> taker) {
        for (int at = 0; at < text.length();) {
            int end = text.indexOf("\r\n", at);
            if (end < 0) {
                return;
            }
            var words = text.substring(at, end).split("\\s+", -1);
            var verb = words[0].toUpperCase(Locale.ROOT);
            var command = words.length > 1 && !verb.equals("CONNECT") ? verb + " " + words[1] : verb;
            at = end + 2;
            if (verb.equals("PUB") || verb.equals("HPUB")) {
                int size = Integer.parseInt(words[words.length - 1]);
                taker.accept(command, text.substring(at, Math.min(at + size, text.length())));
                at += size + 2;
            } else {
                taker.accept(command, null);
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
