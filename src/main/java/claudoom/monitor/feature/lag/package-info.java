@NullMarked
package claudoom.monitor.feature.lag;

import org.jspecify.annotations.NullMarked;
