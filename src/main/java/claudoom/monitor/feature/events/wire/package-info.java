@NullMarked
package claudoom.monitor.feature.events.wire;

import org.jspecify.annotations.NullMarked;
