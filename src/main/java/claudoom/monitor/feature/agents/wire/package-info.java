@NullMarked
package claudoom.monitor.feature.agents.wire;

import org.jspecify.annotations.NullMarked;
