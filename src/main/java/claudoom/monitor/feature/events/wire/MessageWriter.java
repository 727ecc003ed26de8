package claudoom.monitor.feature.events.wire;

import claudoom.monitor.traffic.Entry;
import java.io.IOException;
import java.io.OutputStream;

/** Writes messages in one form. */
interface MessageWriter {

    void begin(OutputStream out) throws IOException;

    void write(Entry entry, OutputStream out) throws IOException;
}
