@NullMarked
package claudoom.monitor;

import org.jspecify.annotations.NullMarked;
