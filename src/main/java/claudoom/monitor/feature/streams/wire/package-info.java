@NullMarked
package claudoom.monitor.feature.streams.wire;

import org.jspecify.annotations.NullMarked;
