@NullMarked
package claudoom.monitor.feature.connect;

import org.jspecify.annotations.NullMarked;
