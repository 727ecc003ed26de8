@NullMarked
package claudoom.monitor.feature.servers.wire;

import org.jspecify.annotations.NullMarked;
