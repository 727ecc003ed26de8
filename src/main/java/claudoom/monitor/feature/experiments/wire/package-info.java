@NullMarked
package claudoom.monitor.feature.experiments.wire;

import org.jspecify.annotations.NullMarked;
