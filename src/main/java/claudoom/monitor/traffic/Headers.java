package claudoom.monitor.traffic;

import java.util.List;
import java.util.Map;

/** The headers of one message, made readable only when somebody looks. */
@FunctionalInterface
public interface Headers {

    Map<String, List<String>> asMap();
}
