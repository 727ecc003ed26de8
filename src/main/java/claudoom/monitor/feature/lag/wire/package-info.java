@NullMarked
package claudoom.monitor.feature.lag.wire;

import org.jspecify.annotations.NullMarked;
