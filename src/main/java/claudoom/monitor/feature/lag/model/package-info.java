@NullMarked
package claudoom.monitor.feature.lag.model;

import org.jspecify.annotations.NullMarked;
