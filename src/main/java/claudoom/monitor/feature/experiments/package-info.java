@NullMarked
package claudoom.monitor.feature.experiments;

import org.jspecify.annotations.NullMarked;
