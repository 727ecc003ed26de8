package claudoom.monitor.nats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of few words: it lets everybody in, sends some messages on each subscription, and may answer no PING after the first. */
final class FewWords implements AutoCloseable {

    /** Whoever has asked so often has made its subscriptions. */
    private static final int STANDS = 2;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> guests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connects = new AtomicInteger();
    private final String name;
    private final String cluster;
    private final int messages;
    private final boolean answers;
    private volatile String answer = "";
    private volatile boolean rude;
    private volatile long late;
    final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /**
     * @param messages that each subscription brings, once it is followed by a PING
     * @param answers whether it answers further PINGs than the first of a connection
     */
    FewWords(int messages, boolean answers) throws IOException {
        this(messages, answers, "few", "");
    }

    FewWords(int messages, boolean answers, String name, String cluster) throws IOException {
        this.messages = messages;
        this.answers = answers;
        this.name = name;
        this.cluster = cluster;
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "nats://127.0.0.1:" + door.getLocalPort();
    }

    /** @param words in the language of the protocol, with {@code %s} where the inbox is to stand; empty for none */
    void answerWith(String words) {
        answer = words;
    }

    /** Ends each connection as soon as its subscriptions stand. */
    void hangUpAfterEachWelcome() {
        rude = true;
    }

    /** Its answers to every PING are under way for so long from now on. */
    void farAway(Duration roundTrip) {
        late = roundTrip.toMillis();
    }

    int connects() {
        return connects.get();
    }

    /** As a server does it that is told to shut down slowly; it goes on serving. */
    void announceItsEnd() throws IOException {
        for (var guest : guests) {
            say(guest, "INFO {\"server_id\":\"S\",\"server_name\":\"" + name
                    + "\",\"version\":\"2.10.27\",\"headers\":true,\"max_payload\":1048576,\"proto\":1,\"ldm\":true}\r\n");
        }
    }

    /** Ends all its connections; new ones are taken. */
    void hangUp() {
        for (var guest = guests.poll(); guest != null; guest = guests.poll()) {
            shut(guest);
        }
    }

    private void accept() {
        try {
            while (true) {
                var guest = door.accept();
                guests.add(guest);
                connects.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(guest));
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private void serve(Socket guest) {
        try (guest;
                var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8))) {
            say(guest,
                    "INFO {\"server_id\":\"S\",\"server_name\":\"" + name
                            + "\",\"version\":\"2.10.27\",\"headers\":true,"
                            + "\"max_payload\":1048576,\"proto\":1"
                            + (cluster.isEmpty() ? "" : ",\"cluster\":\"" + cluster + "\"")
                            + ",\"connect_urls\":[\"127.0.0.1:" + door.getLocalPort() + "\"]}\r\n");
            var owed = new StringBuilder();
            int pings = 0;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                var words = line.split(" ", -1);
                if (words[0].equals("PUB") && words.length > 3) {
                    say(guest, answer.formatted(words[2]));
                } else if (words[0].equals("SUB")) {
                    owed.append("MSG lab.a %s 1\r\nx\r\n".formatted(words[words.length - 1]).repeat(messages));
                } else if (words[0].equals("PING")) { // not at once: jnats loses what comes before it knows the handler
                    later(guest, owed + (pings++ == 0 || answers ? "PONG\r\n" : ""));
                    owed.setLength(0);
                    if (rude && pings > STANDS) {
                        return;
                    }
                }
            }
        } catch (IOException ended) {
            shut(guest);
        }
    }

    private void later(Socket guest, String words) throws IOException {
        if (late == 0) {
            say(guest, words);
            return;
        }
        CompletableFuture.delayedExecutor(late, TimeUnit.MILLISECONDS).execute(() -> {
            try {
                say(guest, words);
            } catch (IOException ended) {
                shut(guest);
            }
        });
    }

    private static void say(Socket guest, String words) throws IOException {
        guest.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    private static void shut(Socket guest) {
        try {
            guest.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends all its connections and takes no more. */
    void leave() throws IOException {
        door.close();
        hangUp();
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
