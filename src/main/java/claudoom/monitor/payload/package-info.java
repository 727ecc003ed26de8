@NullMarked
package claudoom.monitor.payload;

import org.jspecify.annotations.NullMarked;
