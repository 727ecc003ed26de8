package claudoom.monitor.nats;

import io.nats.client.Connection;
import io.nats.client.impl.SocketDataPort;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A socket that can still tell what it read last when the reader has died of it. jnats makes it by its class name. */
public final class RecordingPort extends SocketDataPort {

    private byte @Nullable [] buffer;
    private int length;
    private boolean known;

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
        int count = super.read(target, offset, most);
        if (!known) {
            known = true;
            introduce();
        }
        buffer = target;
        length = offset + count;
        return count;
    }

    private void introduce() {
        Connection owner = connection;
        if (owner.getOptions().getErrorListener() instanceof LinkEvents events) {
            events.port(this);
        }
    }

    /** The subject of the first message with malformed headers in what was read last, or null if none is to be seen. */
    @Nullable String malformedSubject() {
        return buffer == null ? null : MalformedHeaders.firstSubject(buffer, length);
    }
}
