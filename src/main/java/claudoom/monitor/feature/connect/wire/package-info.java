@NullMarked
package claudoom.monitor.feature.connect.wire;

import org.jspecify.annotations.NullMarked;
