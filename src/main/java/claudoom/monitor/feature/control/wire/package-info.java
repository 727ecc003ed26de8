@NullMarked
package claudoom.monitor.feature.control.wire;

import org.jspecify.annotations.NullMarked;
