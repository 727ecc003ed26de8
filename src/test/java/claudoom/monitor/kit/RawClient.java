package claudoom.monitor.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks the protocol byte by byte, so that it can publish what no client library would. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    public RawClient(String url) {
        try {
            var uri = URI.create(url);
            socket = new Socket(uri.getHost(), uri.getPort());
            socket.setTcpNoDelay(true); // else each round trip takes 40 ms
            write("CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"name\":\"raw\"}\r\n");
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    public void publish(String subject, byte[] payload) {
        write("PUB " + subject + " " + payload.length + "\r\n");
        write(payload);
        write("\r\n");
        roundTrip();
    }

    /** Sends what is already in the words of the protocol, for floods; the server has taken it all on return. */
    public void send(byte[] publications) {
        write(publications);
        roundTrip();
    }

    /** @param headers the whole block as it goes over the wire, right or wrong */
    public void publishWithHeaders(String subject, String headers, String payload) {
        int block = headers.getBytes(StandardCharsets.UTF_8).length;
        int all = block + payload.getBytes(StandardCharsets.UTF_8).length;
        write("HPUB " + subject + " " + block + " " + all + "\r\n" + headers + payload + "\r\n");
        roundTrip();
    }

    /** The server has taken everything once it answers. */
    private void roundTrip() {
        write("PING\r\n");
        try {
            var in = socket.getInputStream();
            var seen = new StringBuilder();
            while (seen.indexOf("PONG\r\n") < 0) {
                int read = in.read();
                if (read < 0) {
                    throw new IOException("the server closed the connection: " + seen);
                }
                seen.append((char) read);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
