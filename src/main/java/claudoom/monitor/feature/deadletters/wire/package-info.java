@NullMarked
package claudoom.monitor.feature.deadletters.wire;

import org.jspecify.annotations.NullMarked;
