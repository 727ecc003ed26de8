@NullMarked
package claudoom.monitor.feature.subjects.wire;

import org.jspecify.annotations.NullMarked;
