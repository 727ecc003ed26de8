@NullMarked
package claudoom.monitor.feature.lag.screen;

import org.jspecify.annotations.NullMarked;
