package claudoom.monitor.feature.events.wire;

import claudoom.monitor.feature.events.model.Break;
import claudoom.monitor.feature.events.model.Origin;
import claudoom.monitor.traffic.Entry;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes lines of the list in one form. */
interface MessageWriter {

    void begin(OutputStream out) throws IOException;

    /** @param origin null of what came live */
    void write(Entry entry, @Nullable Origin origin, OutputStream out) throws IOException;

    /** A place where messages are missing. */
    void write(Break missing, OutputStream out) throws IOException;
}
