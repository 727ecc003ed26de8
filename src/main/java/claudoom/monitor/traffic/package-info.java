@NullMarked
package claudoom.monitor.traffic;

import org.jspecify.annotations.NullMarked;
