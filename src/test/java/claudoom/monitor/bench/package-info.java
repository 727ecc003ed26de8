@NullMarked
package claudoom.monitor.bench;

import org.jspecify.annotations.NullMarked;
