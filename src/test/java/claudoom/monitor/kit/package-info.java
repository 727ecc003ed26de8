@NullMarked
package claudoom.monitor.kit;

import org.jspecify.annotations.NullMarked;
