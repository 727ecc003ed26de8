@NullMarked
package claudoom.monitor.bridge;

import org.jspecify.annotations.NullMarked;
